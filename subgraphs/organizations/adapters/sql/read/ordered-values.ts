import { badInput } from '../../../../kit/errors.ts';
import type { Place, ReadQuery } from '../../../../kit/read/read-query.ts';
import type { SqlListValue } from '../../../../kit/read/sql-query.ts';
import { fixed } from '../../../../kit/read/sql.ts';
import type { OrderTerm } from '../../../source/organization-source.ts';
import { KEY } from '../../../source/record-query.ts';
import type { Dialect } from '../database/dialect.ts';
import {
  keyOrder,
  keyValues,
  partsAfter,
  type RecordKey,
} from '../shape/record-key.ts';
import { everyDigitAndLetter, foldWidth } from './filter-fields.ts';

/** The part of a table's shape that ordering needs. */
interface OrderedTable {
  readonly key: RecordKey;
  readonly columns: Readonly<Record<OrderTerm['field'], string>>;
}

/**
 * The values that order the rows of a table: names and places as the graph
 * shows them, and the columns of the key. Text sorts by code point.
 */
export function orderedValues(
  { key, columns }: OrderedTable,
  dialect: Dialect,
): Readonly<Record<string, SqlListValue>> {
  const ofText = (expression: string): SqlListValue => ({
    expression: fixed(dialect.sortable(expression)),
    placed: (value) => dialect.sortableValue(String(value)),
  });
  return {
    // The graph shows names in half width.
    name: ofText(foldWidth(dialect.text(columns.name), [everyDigitAndLetter])),
    district: ofText(dialect.text(columns.district)),
    ...keyValues(key, dialect),
  };
}

/**
 * A query that orders by the columns of the key instead of the id. Throws
 * BAD_USER_INPUT if its place cannot be one of this table.
 */
export function byKeyColumns(query: ReadQuery, key: RecordKey): ReadQuery {
  const terms = query.order.filter(({ field }) => field !== KEY);
  const descending = query.order.at(-1)?.descending ?? false;
  return {
    ...query,
    order: [...terms, ...keyOrder(key, descending)],
    after: query.after && placeOf(query.after, terms.length, key),
  };
}

function placeOf(place: Place, terms: number, key: RecordKey): Place {
  const { position } = place;
  if (position.length === terms) return place;
  const sortKey = String(position.at(-1));
  const parts = partsAfter(key, sortKey);
  if (parts !== null) {
    return { ...place, position: [...position.slice(0, terms), ...parts] };
  }
  throw badInput("after to be a cursor of this connection's", sortKey);
}
