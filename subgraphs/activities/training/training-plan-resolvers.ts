import { orUnknown } from '../../kit/read/known-extent.ts';
import { loadChildren } from '../../kit/read/loaders.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Context, Resolvers } from '../contract/generated.ts';
import { keepsLog } from '../log/keeps-log.ts';
import { trainingPlanEntity, type TrainingPlanRow } from './training-plan.ts';

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

function plansOfAlliance({ dataSource }: Context) {
  return loadChildren(dataSource, trainingPlanEntity, {
    parent: 'allianceId',
    order: 'id',
  });
}

function plansOfCluster({ dataSource }: Context) {
  return loadChildren(dataSource, trainingPlanEntity, {
    parent: 'demandClusterId',
    order: 'id',
  });
}
