import type { FilterInput } from '../../../protocol/filter/fold-filter.ts';
import type { Position } from '../../../protocol/position.ts';

/**
 * A query on a list, as plain data. Two interpreters answer it alike:
 * sql-query.ts in SQL, memory-query.ts in memory.
 */
export interface ReadQuery {
  /** The contract's filter; null matches every row. */
  readonly where: FilterInput | null;
  /**
   * For rows, the last term must be unique; for groups, terms must be in
   * `groupBy`.
   */
  readonly order: readonly OrderTerm[];
  /** The place to continue after; null starts at the beginning. */
  readonly after: Place | null;
  /** Most rows or groups; null for all. */
  readonly limit: number | null;
  /** Fields whose values define the groups; if empty, rows are read. */
  readonly groupBy: readonly string[];
}

/**
 * One term of an order. Null comes first when ascending; texts sort by code
 * point.
 */
export interface OrderTerm {
  readonly field: string;
  readonly descending: boolean;
}

/**
 * A place in an order: between the rows before these values and those after.
 */
export interface Place {
  /** Values of all terms of the order, or of the first ones only. */
  readonly position: Position;
  /** Whether rows with exactly these values come after the place. */
  readonly isIncluded: boolean;
}

/** The reversed order. */
export function reversedOrder(
  order: readonly OrderTerm[],
): readonly OrderTerm[] {
  return order.map(({ field, descending }) => ({
    field,
    descending: !descending,
  }));
}

/** A group of rows with equal values of the fields of `groupBy`. */
export interface ReadGroup {
  readonly keys: Position;
  readonly count: number;
}
