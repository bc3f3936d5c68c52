import { sql } from 'kysely';

import type { PositionValue } from '../../../protocol/position.ts';
import { compileFilter, type FilterFields } from './filter.ts';
import type { OrderTerm, Place, ReadQuery } from './read-query.ts';
import { all, always, fixed, never, type Sql } from './sql.ts';

/** Describes how rows of tables are filtered, ordered and grouped. */
export interface SqlList {
  /** What follows FROM. */
  readonly from: Sql;
  /**
   * A condition that limits the rows, for instance to those of some parents.
   */
  readonly scope: Sql;
  readonly filters: FilterFields;
  /** The expressions that order and group rows, by name. */
  readonly values: Readonly<Record<string, SqlListValue>>;
}

export interface SqlListValue {
  /** Must sort by code point, or as a number. */
  readonly expression: Sql;
  /** How a value of a cursor is written in SQL; by default as a parameter. */
  readonly placed?: (value: PositionValue) => Sql;
  /** Whether it may be null. */
  readonly isNullable?: boolean;
}

/** A `SELECT` of the rows of a query. Throws BAD_USER_INPUT. */
export function selectRows(
  list: SqlList,
  query: ReadQuery,
  selection: Sql,
): Sql {
  return sql`SELECT ${selection} FROM ${list.from} WHERE ${list.scope} AND ${compileFilter(query.where, list.filters)} AND ${afterPlace(list, query)} ORDER BY ${orderOf(list, query.order)}${limitOf(query)}`;
}

/**
 * A `SELECT` of the number of rows on all pages, as `total`. Throws
 * BAD_USER_INPUT.
 */
export function selectCount(
  list: SqlList,
  { where }: Pick<ReadQuery, 'where'>,
): Sql {
  return sql`SELECT COUNT(*) AS total FROM ${list.from} WHERE ${list.scope} AND ${compileFilter(where, list.filters)}`;
}

/**
 * A `SELECT` of the groups of a query: the fields of `groupBy` by name, and
 * `total`. Throws BAD_USER_INPUT.
 */
export function selectGroups(list: SqlList, query: ReadQuery): Sql {
  const { groupBy, order, where } = query;
  const columns = groupBy.map(
    (field) => sql`${valueOf(list, field).expression} AS ${fixed(field)}`,
  );
  const numbers = groupBy.map((_, index) => String(index + 1)).join(', ');
  const sorted =
    order.length === 0 ? fixed('') : sql` ORDER BY ${orderOf(list, order)}`;
  const place =
    query.after === null ? fixed('') : sql` AND ${afterPlace(list, query)}`;
  return sql`SELECT ${sql.join([...columns, fixed('COUNT(*) AS total')])} FROM ${list.from} WHERE ${list.scope} AND ${compileFilter(where, list.filters)}${place} GROUP BY ${fixed(numbers)}${sorted}${limitOf(query)}`;
}

/** What follows ORDER BY. */
export function orderOf(list: SqlList, order: readonly OrderTerm[]): Sql {
  return sql.join(
    order.map(
      ({ field, descending }) =>
        sql`${valueOf(list, field).expression}${fixed(descending ? ' DESC' : '')}`,
    ),
  );
}

/**
 * The condition for the rows after the query's place. The rows before it are
 * never counted (keyset paging).
 */
export function afterPlace(
  list: SqlList,
  { order, after }: Pick<ReadQuery, 'order' | 'after'>,
): Sql {
  if (after === null) return always;
  const terms = after.position.map((value, index) => {
    const term = order[index];
    if (!term) throw new TypeError('A place has more values than its order.');
    return compareTerm(term, value, valueOf(list, term.field));
  });
  return following(terms, after);
}

interface ComparedTerm {
  readonly later: Sql;
  readonly same: Sql;
  /** Equal or later, where one comparison can say so; else null. */
  readonly notBefore: Sql | null;
}

function following(
  [first, ...rest]: readonly ComparedTerm[],
  place: Place,
): Sql {
  if (!first) return place.isIncluded ? always : never;
  if (rest.length === 0) {
    if (!place.isIncluded) return first.later;
    return first.notBefore ?? sql`(${first.later} OR ${first.same})`;
  }
  const exact = sql`(${first.later} OR (${first.same} AND ${following(rest, place)}))`;
  // A database uses no index for an OR alone; `notBefore` beside it lets it use
  // one.
  return first.notBefore ? all([first.notBefore, exact]) : exact;
}

function compareTerm(
  { descending }: OrderTerm,
  value: PositionValue,
  { expression, isNullable = false, placed }: SqlListValue,
): ComparedTerm {
  if (value === null) {
    return {
      later: descending ? never : sql`${expression} IS NOT NULL`,
      same: sql`${expression} IS NULL`,
      notBefore: null,
    };
  }
  const at = placed?.(value) ?? sql`${value}`;
  if (!descending) {
    return {
      later: sql`${expression} > ${at}`,
      same: sql`${expression} = ${at}`,
      notBefore: sql`${expression} >= ${at}`,
    };
  }
  return {
    later: isNullable
      ? sql`(${expression} < ${at} OR ${expression} IS NULL)`
      : sql`${expression} < ${at}`,
    same: sql`${expression} = ${at}`,
    notBefore: isNullable ? null : sql`${expression} <= ${at}`,
  };
}

function limitOf({ limit }: ReadQuery): Sql {
  return limit === null ? fixed('') : sql` LIMIT ${limit}`;
}

function valueOf({ values }: SqlList, field: string): SqlListValue {
  const value = values[field];
  if (!value) throw new TypeError(`No value of the field ${field}`);
  return value;
}
