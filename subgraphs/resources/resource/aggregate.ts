import type { Aggregate } from '../../kit/records/aggregate.ts';
import { resourceResolvers } from './resource-resolvers.ts';
import { resourceEntity } from './resource.ts';

export const resourceAggregate: Aggregate = {
  records: [{ type: 'Resource', entity: resourceEntity }],
  resolvers: resourceResolvers,
};
