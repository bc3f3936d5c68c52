import type { Aggregate } from '../../kit/records/aggregate.ts';
import { trainingPlanResolvers } from './training-plan-resolvers.ts';
import { trainingPlanEntity } from './training-plan.ts';

export const trainingAggregate: Aggregate = {
  records: [{ type: 'TrainingPlan', entity: trainingPlanEntity }],
  resolvers: trainingPlanResolvers,
};
