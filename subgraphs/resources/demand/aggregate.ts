import type { Aggregate } from '../../kit/records/aggregate.ts';
import { demandClusterResolvers } from './demand-cluster-resolvers.ts';
import { demandClusterEntity } from './demand-cluster.ts';
import { trainingDemandEntity } from './training-demand.ts';

export const demandAggregate: Aggregate = {
  records: [
    { type: 'TrainingDemand', entity: trainingDemandEntity },
    { type: 'DemandCluster', entity: demandClusterEntity },
  ],
  resolvers: demandClusterResolvers,
};
