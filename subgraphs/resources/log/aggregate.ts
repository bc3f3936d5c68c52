import type { Aggregate } from '../../kit/records/aggregate.ts';
import { exchangeLogEntity } from './exchange-log.ts';

export const logAggregate: Aggregate = {
  records: [{ entity: exchangeLogEntity }],
  resolvers: {},
};
