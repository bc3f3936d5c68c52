import type { Aggregate } from '../../kit/records/aggregate.ts';
import { activityLogEntity } from './activity-log.ts';

export const logAggregate: Aggregate = {
  records: [{ entity: activityLogEntity }],
  resolvers: {},
};
