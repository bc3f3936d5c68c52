import { listOf } from './operators.ts';

/** What a filter input looks like: fields, `and`, `or`, `not`. */
export type FilterInput = Readonly<Record<string, unknown>>;

/**
 * How to build a result (a SQL condition, a test in memory) from a filter's
 * parts.
 */
export interface FilterReading<Result> {
  /**
   * The conjunction of the parts; without parts, a condition that always holds.
   */
  all(parts: readonly Result[]): Result;
  /**
   * The disjunction of the parts; without parts, a condition that never holds.
   */
  any(parts: readonly Result[]): Result;
  not(part: Result): Result;
  /** The condition on one field. `operand` is never null. */
  field(name: string, operand: unknown): Result;
}

/**
 * Folds a filter into one result. A part that is null counts as left out, and a
 * null filter matches everything.
 *
 * There is no third truth value: an operator other than `isNull` does not match
 * null, and `not` and `notIn` match exactly the records that their operand does
 * not match, including those with null. An empty `and` matches every record; an
 * empty `or` and an empty `in` match none.
 */
export function foldFilter<Result>(
  filter: FilterInput | null | undefined,
  reading: FilterReading<Result>,
): Result {
  const parts: Result[] = [];
  if (typeof filter === 'object' && filter !== null) {
    for (const name of Object.keys(filter)) {
      const operand = filter[name];
      if (operand === null || operand === undefined) continue;
      parts.push(foldPart(name, operand, reading));
    }
  }
  return reading.all(parts);
}

function foldPart<Result>(
  name: string,
  operand: unknown,
  reading: FilterReading<Result>,
): Result {
  const fold = (part: unknown) => foldFilter(part as FilterInput, reading);
  switch (name) {
    case 'and':
      return reading.all(listOf(operand).map(fold));
    case 'or':
      return reading.any(listOf(operand).map(fold));
    case 'not':
      return reading.not(fold(operand));
    default:
      return reading.field(name, operand);
  }
}
