import { orUnknown } from '../../kit/read/known-extent.ts';
import { loadChildren } from '../../kit/read/loaders.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import type { Context, Resolvers } from '../contract/generated.ts';
import { outcomeEntity, type OutcomeRow } from './outcome.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    Outcome: OutcomeRow;
  }
}

export const outcomeResolvers: Resolvers = {
  Activity: {
    outcomes: async (activity, _, context) =>
      orUnknown(
        await context.once(outcomesOfActivity).load(activity.id),
        !isFromText(activity),
      ),
  },
};

function outcomesOfActivity({ dataSource }: Context) {
  return loadChildren(dataSource, outcomeEntity, {
    parent: 'activityId',
    order: 'id',
  });
}
