import type { Aggregate } from '../../kit/records/aggregate.ts';
import { resourceRequestResolvers } from './resource-request-resolvers.ts';
import { resourceRequestEntity } from './resource-request.ts';

export const requestAggregate: Aggregate = {
  records: [{ type: 'ResourceRequest', entity: resourceRequestEntity }],
  resolvers: resourceRequestResolvers,
};
