import type { ListArguments } from '../../kit/read/loaders.ts';
import { stub, type Stub } from '../../kit/values/stub.ts';
import type { ResourcesContext } from '../context.ts';
import type { ResourceRequestRow } from './resource-request.ts';

type Context = ResourcesContext;

export const resourceRequestQueries = {
  resourceRequests: (_: unknown, args: ListArguments, context: Context) =>
    context.requests.all(args),
};

export const resourceRequestResolvers = {
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.request.load(id),
  raisedBy: ({ raisedById }: ResourceRequestRow) => stub(raisedById),
  alliance: ({ allianceId }: ResourceRequestRow) => stub(allianceId),
  demandCluster: (
    { demandClusterId }: ResourceRequestRow,
    _: unknown,
    context: Context,
  ) => demandClusterId && context.demandCluster.load(demandClusterId),
};
