import {
  coverageOf,
  orUnknown,
  withKnownTotal,
} from '../../kit/read/known-extent.ts';
import type { ListArguments } from '../../kit/read/loaders.ts';
import type { Stub } from '../../kit/values/stub.ts';
import type { ResourcesContext } from '../context.ts';

type Context = ResourcesContext;

/** What the resources subgraph adds to an alliance. */
export const allianceResolvers = {
  resources: ({ id }: Stub, args: ListArguments, context: Context) =>
    withKnownTotal(context.resources.of(id, args), () =>
      context.keepsLog.load(id),
    ),
  requests: ({ id }: Stub, args: ListArguments, context: Context) =>
    withKnownTotal(context.requests.of(id, args), () =>
      context.keepsLog.load(id),
    ),
  exchanges: ({ id }: Stub, args: ListArguments, context: Context) =>
    withKnownTotal(context.exchanges.of(id, args), () =>
      context.keepsLog.load(id),
    ),
  donations: ({ id }: Stub, args: ListArguments, context: Context) =>
    withKnownTotal(context.donations.of(id, args), () =>
      context.keepsLog.load(id),
    ),
  demandClusters: async ({ id }: Stub, _: unknown, context: Context) =>
    orUnknown(
      await context.clustersOfAlliance.load(id),
      await context.keepsLog.load(id),
    ),
  exchangeRecords: async ({ id }: Stub, _: unknown, context: Context) =>
    coverageOf(await context.keepsLog.load(id), () =>
      context.exchanges.of(id, {}).recordedCount(),
    ),
  exchangeFacts12m: ({ id }: Stub, _: unknown, context: Context) =>
    context.exchangeFacts12m(id),
};
