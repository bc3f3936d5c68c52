import type { FilterInput } from '../../../protocol/filter/fold-filter.ts';
import {
  testOf,
  valueTest,
  type FieldTest,
  type FilterValue,
} from '../../../protocol/filter/test-records.ts';
import { toHalfWidth } from '../values/half-width.ts';

/** The values of a record by the names of filter fields. */
export type FilterValues = Readonly<Record<string, FilterValue>>;

/**
 * Operators on a text that is stored half-width; operands may be of any width.
 */
export function inAnyWidth<Item>(
  valueOf: (record: Item) => FilterValue,
): FieldTest<Item> {
  return valueTest(valueOf, toHalfWidth);
}

/**
 * Whether a record in memory matches a filter. Text operands may be half-width
 * or full-width. Throws BAD_USER_INPUT for a null operand.
 */
export function matchesFilter(
  filter: FilterInput | null | undefined,
  values: FilterValues,
): boolean {
  const fields = Object.fromEntries(
    Object.keys(values).map((name) => [
      name,
      inAnyWidth((record: FilterValues) => record[name] ?? null),
    ]),
  );
  return testOf(filter, fields)(values);
}
