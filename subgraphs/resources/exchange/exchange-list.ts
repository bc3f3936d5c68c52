import { column } from '../../kit/read/filter.ts';
import type { ListShape } from '../../kit/read/loaders.ts';
import { exchangeEntity, type ExchangeRow } from './exchange.ts';

/** Exchanges in id order; below an alliance, its own. */
export const exchangeList: ListShape<ExchangeRow> = {
  entity: exchangeEntity,
  order: ['id'],
  parent: 'allianceId',
  filters: {
    id: column('row.id'),
    kind: column('row.kind'),
    state: column('row.state'),
    alliance: column('row.allianceId'),
  },
};
