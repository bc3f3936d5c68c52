import { orUnknown } from '../../kit/read/known-extent.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import { keepsLog } from '../log/keeps-log.ts';
import { demandClusterList } from './demand-cluster-list.ts';
import { clustersOfAlliance, type DemandClusterRow } from './demand-cluster.ts';
import { demandsOfCluster, type TrainingDemandRow } from './training-demand.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    DemandCluster: DemandClusterRow;
    TrainingDemand: TrainingDemandRow;
  }
}

export const demandClusterResolvers: Resolvers = {
  Query: {
    demandClusters: (_, args, context) =>
      context.list(demandClusterList).all(args),
  },
  DemandCluster: {
    alliance: ({ allianceId }) => stub(allianceId),
    demands: ({ id }, _, context) => context.once(demandsOfCluster).load(id),
    unitCount: async ({ id }, _, context) =>
      countUnits(await context.once(demandsOfCluster).load(id)),
  },
  TrainingDemand: {
    raisedBy: ({ raisedById }) => stub(raisedById),
  },
  Alliance: {
    demandClusters: async ({ id }, _, context) =>
      orUnknown(
        await context.once(clustersOfAlliance).load(id),
        await context.once(keepsLog).load(id),
      ),
  },
};

/** The number of distinct units that are known by id. */
function countUnits(demands: readonly TrainingDemandRow[]): number {
  const units = demands.flatMap(({ raisedById }) => raisedById ?? []);
  return new Set(units).size;
}
