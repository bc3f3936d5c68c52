import type { Aggregate } from '../../kit/records/aggregate.ts';
import { outcomeResolvers } from './outcome-resolvers.ts';
import { outcomeEntity } from './outcome.ts';

export const outcomeAggregate: Aggregate = {
  records: [{ type: 'Outcome', entity: outcomeEntity }],
  resolvers: outcomeResolvers,
};
