import type { ListArguments } from '../../kit/loaders.ts';
import type { Stub } from '../../kit/stub.ts';
import type { ResourcesContext } from '../context.ts';

type Context = ResourcesContext;

/** What the resources subgraph adds to an alliance. */
export const allianceResolvers = {
  resources: ({ id }: Stub, args: ListArguments, context: Context) =>
    context.resources.of(id, args),
  requests: ({ id }: Stub, args: ListArguments, context: Context) =>
    context.requests.of(id, args),
  exchanges: ({ id }: Stub, args: ListArguments, context: Context) =>
    context.exchanges.of(id, args),
  donations: ({ id }: Stub, args: ListArguments, context: Context) =>
    context.donations.of(id, args),
  demandClusters: ({ id }: Stub, _: unknown, context: Context) =>
    context.clustersOfAlliance.load(id),
  exchangeFacts12m: ({ id }: Stub, _: unknown, context: Context) =>
    context.exchangeFacts12m(id),
};
