import { orUnknown, withKnownTotal } from '../../kit/read/known-extent.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import { keepsLog } from '../log/keeps-log.ts';
import { isInLogs } from '../request/is-in-logs.ts';
import { resourceList } from './resource-list.ts';
import { resourcesOfUnit, type ResourceRow } from './resource.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    Resource: ResourceRow;
  }
}

export const resourceResolvers: Resolvers = {
  Query: {
    resource: (_, { id }, context) => context.byId('Resource').load(id),
    resources: (_, args, context) => context.list(resourceList).all(args),
  },
  Resource: {
    provider: ({ providerId }) => stub(providerId),
    alliance: ({ allianceId }) => stub(allianceId),
  },
  Alliance: {
    resources: ({ id }, args, context) =>
      withKnownTotal(context.list(resourceList).of(id, args), () =>
        context.once(keepsLog).load(id),
      ),
  },
  Unit: {
    offers: async ({ id }, _, context) =>
      orUnknown(
        await context.once(resourcesOfUnit).load(id),
        await context.once(isInLogs).load(id),
      ),
  },
};
