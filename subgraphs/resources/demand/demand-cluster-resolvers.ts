import type { ListArguments } from '../../kit/read/loaders.ts';
import { stub, type Stub } from '../../kit/values/stub.ts';
import type { ResourcesContext } from '../context.ts';
import type { DemandClusterRow } from './demand-cluster.ts';
import type { TrainingDemandRow } from './training-demand.ts';

type Context = ResourcesContext;

export const demandClusterQueries = {
  demandClusters: (_: unknown, args: ListArguments, context: Context) =>
    context.demandClusters.all(args),
};

export const demandClusterResolvers = {
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.demandCluster.load(id),
  alliance: ({ allianceId }: DemandClusterRow) => stub(allianceId),
  demands: ({ id }: DemandClusterRow, _: unknown, context: Context) =>
    context.demandsOfCluster.load(id),
  unitCount: async ({ id }: DemandClusterRow, _: unknown, context: Context) =>
    countUnits(await context.demandsOfCluster.load(id)),
};

export const trainingDemandResolvers = {
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.trainingDemand.load(id),
  raisedBy: ({ raisedById }: TrainingDemandRow) => stub(raisedById),
};

/** Units known by name, each once. */
function countUnits(demands: readonly TrainingDemandRow[]): number {
  const units = demands.flatMap(({ raisedById }) => raisedById ?? []);
  return new Set(units).size;
}
