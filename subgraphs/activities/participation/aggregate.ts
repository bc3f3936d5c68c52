import type { Aggregate } from '../../kit/records/aggregate.ts';
import { participationResolvers } from './participation-resolvers.ts';
import { participationEntity } from './participation.ts';

export const participationAggregate: Aggregate = {
  records: [{ type: 'Participation', entity: participationEntity }],
  resolvers: participationResolvers,
};
