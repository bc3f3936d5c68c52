import { orUnknown } from '../../kit/read/known-extent.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import type { Resolvers } from '../contract/generated.ts';
import { outcomesOfActivity, type OutcomeRow } from './outcome.ts';

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
