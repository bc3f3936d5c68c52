import { givenOperators, type FilterInput } from './filter.ts';
import { toHalfWidth } from '../values/half-width.ts';

/** Values of a record by the names of the filter's fields. */
export type FilterValues = Readonly<Record<string, string | boolean | null>>;

/**
 * Whether a record in memory matches a filter input, with the meaning that
 * the same input has in SQL (kit/read/filter.ts): a null value matches only
 * `isNull`, `notIn` and `not`; texts are asked for in any width. Throws
 * BAD_USER_INPUT for a null operand.
 */
export function matchesFilter(
  filter: FilterInput | null | undefined,
  values: FilterValues,
): boolean {
  return Object.entries(filter ?? {})
    .filter(([, operand]) => operand !== null && operand !== undefined)
    .every(([name, operand]) => {
      const parts = operand as FilterInput[];
      if (name === 'and') return parts.every((it) => matchesFilter(it, values));
      if (name === 'or') return parts.some((it) => matchesFilter(it, values));
      if (name === 'not') return !matchesFilter(operand as FilterInput, values);
      const value = values[name];
      if (value === undefined) {
        throw new TypeError(`No value for filter field ${name}`);
      }
      return holds(operand as FilterInput, value);
    });
}

function holds(
  operators: FilterInput,
  value: string | boolean | null,
): boolean {
  return givenOperators(operators).every(([operator, operand]) => {
    const wanted = wantedBy(operand);
    switch (operator) {
      case 'isNull':
        return (value === null) === operand;
      case 'eq':
      case 'in':
        return value !== null && wanted.has(value);
      case 'notIn':
        return !wanted.has(value);
      case 'contains':
        return String(value ?? '').includes(String(halfWidth(operand)));
      case 'gte':
      case 'lte':
        throw new TypeError(`No order for ${operator} here`);
    }
  });
}

const knownLists = new WeakMap<object, ReadonlySet<unknown>>();

/** A list is read once, not once a record: it may have 10,000 values. */
function wantedBy(operand: unknown): ReadonlySet<unknown> {
  if (!Array.isArray(operand)) return new Set([halfWidth(operand)]);
  let wanted = knownLists.get(operand);
  if (!wanted) {
    wanted = new Set(operand.map(halfWidth));
    knownLists.set(operand, wanted);
  }
  return wanted;
}

function halfWidth(operand: unknown): unknown {
  return typeof operand === 'string' ? toHalfWidth(operand) : operand;
}
