import { orUnknown, withKnownTotal } from '../../kit/read/known-extent.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import { keepsLog } from '../log/keeps-log.ts';
import { isInLogs } from './is-in-logs.ts';
import { requestList } from './request-list.ts';
import { requestsOfUnit, type ResourceRequestRow } from './resource-request.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    ResourceRequest: ResourceRequestRow;
  }
}

export const resourceRequestResolvers: Resolvers = {
  Query: {
    resourceRequests: (_, args, context) => context.list(requestList).all(args),
  },
  ResourceRequest: {
    raisedBy: ({ raisedById }) => stub(raisedById),
    alliance: ({ allianceId }) => stub(allianceId),
    demandCluster: ({ demandClusterId }, _, context) =>
      demandClusterId === null
        ? null
        : context.byId('DemandCluster').load(demandClusterId),
  },
  Alliance: {
    requests: ({ id }, args, context) =>
      withKnownTotal(context.list(requestList).of(id, args), () =>
        context.once(keepsLog).load(id),
      ),
  },
  Unit: {
    requests: async ({ id }, _, context) =>
      orUnknown(
        await context.once(requestsOfUnit).load(id),
        await context.once(isInLogs).load(id),
      ),
  },
};
