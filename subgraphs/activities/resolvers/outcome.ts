import type { Stub } from '../../kit/stub.ts';
import type { ActivitiesContext } from '../context.ts';

export const outcomeResolvers = {
  __resolveReference: ({ id }: Stub, context: ActivitiesContext) =>
    context.outcome.load(id),
};
