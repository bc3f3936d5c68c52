import { column } from '../../kit/read/filter.ts';
import type { ListOf } from '../../kit/read/list-shape.ts';
import type { QueryExchangesArgs } from '../contract/generated.ts';
import { exchangeEntity, type ExchangeRow } from './exchange.ts';

/** Exchanges in order of id; as a field of an alliance, its own. */
export const exchangeList: ListOf<ExchangeRow, QueryExchangesArgs> = {
  entity: exchangeEntity,
  order: ['id'],
  parent: 'allianceId',
  filters: {
    id: column('row.id', 'id'),
    kind: column('row.kind', 'enum'),
    state: column('row.state', 'enum'),
    alliance: column('row.allianceId', 'id'),
  },
};
