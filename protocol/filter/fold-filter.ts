import { listOf } from './operators.ts';

/** What a filter input looks like: fields, `and`, `or`, `not`. */
export type FilterInput = Readonly<Record<string, unknown>>;

/** What somebody makes of the parts of a filter. */
export interface FilterReading<Result> {
  /** All parts hold; of no parts, what holds always. */
  all(parts: readonly Result[]): Result;
  /** One part holds; of no parts, what never holds. */
  any(parts: readonly Result[]): Result;
  not(part: Result): Result;
  /** `operand` is what is asked of the field, never null. */
  field(name: string, operand: unknown): Result;
}

/**
 * Reads a filter; a part that is null is as if left out, and a null filter
 * matches everything.
 *
 * A record either matches or it does not: an operator other than `isNull` does
 * not match null, and `not` and `notIn` match exactly the records that their
 * operand does not, those with null included. An empty `and` matches every
 * record, an empty `or` and an empty `in` none.
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
