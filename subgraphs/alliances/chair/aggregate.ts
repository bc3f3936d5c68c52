import type { Aggregate } from '../../kit/records/aggregate.ts';
import { chairTermResolvers } from './chair-term-resolvers.ts';
import { chairTermEntity } from './chair-term.ts';

export const chairAggregate: Aggregate = {
  records: [{ type: 'ChairTerm', entity: chairTermEntity }],
  resolvers: chairTermResolvers,
};
