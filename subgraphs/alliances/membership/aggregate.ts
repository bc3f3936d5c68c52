import type { Aggregate } from '../../kit/records/aggregate.ts';
import { membershipResolvers } from './membership-resolvers.ts';
import { membershipEntity } from './membership.ts';

export const membershipAggregate: Aggregate = {
  records: [{ type: 'Membership', entity: membershipEntity }],
  resolvers: membershipResolvers,
};
