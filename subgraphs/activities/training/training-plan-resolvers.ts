import { stub, type Stub } from '../../kit/values/stub.ts';
import type { ActivitiesContext } from '../context.ts';
import type { TrainingPlanRow } from './training-plan.ts';

export const trainingPlanResolvers = {
  __resolveReference: ({ id }: Stub, context: ActivitiesContext) =>
    context.trainingPlan.load(id),
  demandCluster: ({ demandClusterId }: TrainingPlanRow) =>
    stub(demandClusterId),
};
