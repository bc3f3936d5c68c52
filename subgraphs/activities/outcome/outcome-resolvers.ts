import type { Stub } from '../../kit/values/stub.ts';
import type { ActivitiesContext } from '../context.ts';

export const outcomeResolvers = {
  __resolveReference: ({ id }: Stub, context: ActivitiesContext) =>
    context.outcome.load(id),
};
