import {
  testOf,
  type FieldTests,
} from '../../../protocol/filter/test-records.ts';
import {
  comparePositions,
  type Position,
  type PositionValue,
} from '../../../protocol/position.ts';
import type { OrderTerm, Place, ReadGroup, ReadQuery } from './read-query.ts';

/** Describes how records in memory are filtered, ordered and grouped. */
export interface MemoryList<Item> {
  readonly filters: FieldTests<Item>;
  /** How to read the fields that order and group, by name. */
  readonly values: Readonly<Record<string, (record: Item) => PositionValue>>;
}

/** The rows of a query, in its order. Throws BAD_USER_INPUT. */
export function rowsInMemory<Item>(
  records: Iterable<Item>,
  query: ReadQuery,
  list: MemoryList<Item>,
): Item[] {
  const positionOf = positionReader(query.order, list);
  const matching = matchingRecords(records, query, list);
  return cut(
    matching.map((record) => ({ record, position: positionOf(record) })),
    query,
  ).map(({ record }) => record);
}

/** The number of rows on all pages. Throws BAD_USER_INPUT. */
export function countInMemory<Item>(
  records: Iterable<Item>,
  query: Pick<ReadQuery, 'where'>,
  list: MemoryList<Item>,
): number {
  return matchingRecords(records, query, list).length;
}

/** The groups of a query, in its order. Throws BAD_USER_INPUT. */
export function groupsInMemory<Item>(
  records: Iterable<Item>,
  query: ReadQuery,
  list: MemoryList<Item>,
): ReadGroup[] {
  const { groupBy, order } = query;
  const keysOf = positionReader(
    groupBy.map((field) => ({ field })),
    list,
  );
  const groups = new Map<string, { keys: Position; count: number }>();
  for (const record of matchingRecords(records, query, list)) {
    const keys = keysOf(record);
    const name = JSON.stringify(keys);
    const group = groups.get(name);
    if (group) group.count += 1;
    else groups.set(name, { keys, count: 1 });
  }
  const places = order.map(({ field }) => groupBy.indexOf(field));
  const entries = [...groups.values()].map((group) => ({
    group,
    position: places.map((place) => group.keys[place] ?? null),
  }));
  return cut(entries, query).map(({ group }) => group);
}

function matchingRecords<Item>(
  records: Iterable<Item>,
  { where }: Pick<ReadQuery, 'where'>,
  { filters }: MemoryList<Item>,
): Item[] {
  return [...records].filter(testOf(where, filters));
}

function positionReader<Item>(
  terms: readonly Pick<OrderTerm, 'field'>[],
  { values }: MemoryList<Item>,
): (record: Item) => Position {
  const readers = terms.map(({ field }) => {
    const valueOf = values[field];
    if (!valueOf) throw new TypeError(`No value of the field ${field}`);
    return valueOf;
  });
  return (record) => readers.map((valueOf) => valueOf(record));
}

interface Positioned {
  readonly position: Position;
}

/** Sorts, drops what is not after the query's place, and applies its limit. */
function cut<Entry extends Positioned>(
  entries: readonly Entry[],
  { order, after, limit }: ReadQuery,
): Entry[] {
  const directions = order.map(({ descending }) =>
    descending ? 'DESC' : 'ASC',
  );
  const compare = (one: Position, other: Position) =>
    comparePositions(one, other, directions);
  return entries
    .filter(({ position }) => after === null || isAfter(position, after))
    .sort((one, other) => compare(one.position, other.position))
    .slice(0, limit ?? undefined);

  function isAfter(position: Position, place: Place): boolean {
    const sign = compare(
      position.slice(0, place.position.length),
      place.position,
    );
    return sign > 0 || (sign === 0 && place.isIncluded);
  }
}
