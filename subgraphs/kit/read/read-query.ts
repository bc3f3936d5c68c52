import type { FilterInput } from '../../../protocol/filter/fold-filter.ts';
import type { Position } from '../../../protocol/position.ts';

/**
 * What is read of a list, as a plain value: it means the same to the
 * interpreters in SQL (sql-query.ts) and in memory (memory-query.ts).
 */
export interface ReadQuery {
  /** The contract's filter; null matches every row. */
  readonly where: FilterInput | null;
  /** Of rows, the last term is unique; of groups, terms are of `groupBy`. */
  readonly order: readonly OrderTerm[];
  /** Where to continue; null begins. */
  readonly after: Place | null;
  /** Null for all. */
  readonly limit: number | null;
  /** The fields whose values make a group; rows are read where there are none. */
  readonly groupBy: readonly string[];
}

/** Null comes first where a field ascends; texts go by code point. */
export interface OrderTerm {
  readonly field: string;
  readonly descending: boolean;
}

/** A place in an order: after all rows that come before these values. */
export interface Place {
  /** Of the first terms of the order, or of all of them. */
  readonly position: Position;
  /** Whether the rows with just these values come after the place, too. */
  readonly isIncluded: boolean;
}

/** The same rows from the other end. */
export function reversedOrder(
  order: readonly OrderTerm[],
): readonly OrderTerm[] {
  return order.map(({ field, descending }) => ({
    field,
    descending: !descending,
  }));
}

/** Rows alike in the fields of `groupBy`. */
export interface ReadGroup {
  readonly keys: Position;
  readonly count: number;
}
