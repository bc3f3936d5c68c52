import type { Aggregate } from '../../kit/records/aggregate.ts';
import { officeResolvers } from './office-resolvers.ts';
import { officeEntity } from './office.ts';

export const officeAggregate: Aggregate = {
  records: [{ type: 'Office', entity: officeEntity }],
  resolvers: officeResolvers,
};
