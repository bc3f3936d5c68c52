import { orUnknown } from '../../kit/read/known-extent.ts';
import type { Stub } from '../../kit/values/stub.ts';
import type { ResourcesContext } from '../context.ts';

/** What the resources subgraph adds to a unit. */
export const unitResolvers = {
  offers: async ({ id }: Stub, _: unknown, context: ResourcesContext) =>
    orUnknown(
      await context.resourcesOfUnit.load(id),
      await context.isInLogs.load(id),
    ),
  requests: async ({ id }: Stub, _: unknown, context: ResourcesContext) =>
    orUnknown(
      await context.requestsOfUnit.load(id),
      await context.isInLogs.load(id),
    ),
  donations: async ({ id }: Stub, _: unknown, context: ResourcesContext) =>
    orUnknown(
      await context.donationsOfUnit.load(id),
      await context.isInLogs.load(id),
    ),
};
