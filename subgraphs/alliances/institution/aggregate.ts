import type { Aggregate } from '../../kit/records/aggregate.ts';
import { institutionResolvers } from './institution-resolvers.ts';
import { institutionEntity } from './institution.ts';

export const institutionAggregate: Aggregate = {
  records: [{ type: 'Institution', entity: institutionEntity }],
  resolvers: institutionResolvers,
};
