import type { Aggregate } from '../../kit/records/aggregate.ts';
import { donationResolvers } from './donation-resolvers.ts';
import { donationEntity } from './donation.ts';

export const donationAggregate: Aggregate = {
  records: [{ type: 'Donation', entity: donationEntity }],
  resolvers: donationResolvers,
};
