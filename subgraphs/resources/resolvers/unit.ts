import type { Stub } from '../../kit/stub.ts';
import type { ResourcesContext } from '../context.ts';

/** What the resources subgraph adds to a unit. */
export const unitResolvers = {
  offers: ({ id }: Stub, _: unknown, context: ResourcesContext) =>
    context.resourcesOfUnit.load(id),
  requests: ({ id }: Stub, _: unknown, context: ResourcesContext) =>
    context.requestsOfUnit.load(id),
  donations: ({ id }: Stub, _: unknown, context: ResourcesContext) =>
    context.donationsOfUnit.load(id),
};
