import type { Stub } from '../../kit/values/stub.ts';
import type { ActivitiesContext } from '../context.ts';

/** What the activities subgraph adds to a demand cluster. */
export const demandClusterResolvers = {
  trainingPlans: ({ id }: Stub, _: unknown, context: ActivitiesContext) =>
    context.trainingPlansOfCluster.load(id),
};
