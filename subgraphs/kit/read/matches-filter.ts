import type { FilterInput } from '../../../protocol/filter/fold-filter.ts';
import {
  testOf,
  valueTest,
  type FieldTest,
  type FilterValue,
} from '../../../protocol/filter/test-records.ts';
import { toHalfWidth } from '../values/half-width.ts';

/** Values of a record by the names of the filter's fields. */
export type FilterValues = Readonly<Record<string, FilterValue>>;

/** The operators on a text of records that is half-width, asked in any width. */
export function inAnyWidth<Item>(
  valueOf: (record: Item) => FilterValue,
): FieldTest<Item> {
  return valueTest(valueOf, toHalfWidth);
}

/**
 * Whether one record in memory matches a filter input; texts are asked for in
 * any width. Throws BAD_USER_INPUT for a null operand.
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
