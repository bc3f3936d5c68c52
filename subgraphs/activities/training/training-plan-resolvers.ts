import { orUnknown } from '../../kit/read/known-extent.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import { keepsLog } from '../log/keeps-log.ts';
import {
  plansOfAlliance,
  plansOfCluster,
  type TrainingPlanRow,
} from './training-plan.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    TrainingPlan: TrainingPlanRow;
  }
}

export const trainingPlanResolvers: Resolvers = {
  TrainingPlan: {
    demandCluster: ({ demandClusterId }) => stub(demandClusterId),
  },
  Alliance: {
    trainingPlans: async ({ id }, _, context) =>
      orUnknown(
        await context.once(plansOfAlliance).load(id),
        await context.once(keepsLog).load(id),
      ),
  },
  DemandCluster: {
    trainingPlans: ({ id }, _, context) =>
      context.once(plansOfCluster).load(id),
  },
};
