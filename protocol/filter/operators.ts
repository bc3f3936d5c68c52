import { GraphQLError } from 'graphql';

/** The operators of the contracts' filters. */
export const filterOperators = [
  'eq',
  'in',
  'notIn',
  'contains',
  'startsWith',
  'gt',
  'gte',
  'lt',
  'lte',
  'isNull',
] as const;

export type FilterOperator = (typeof filterOperators)[number];

/** The kinds of fields, as far as their operators differ. */
export type FilterKind = 'text' | 'number' | 'date' | 'enum' | 'id' | 'boolean';

const ordered = ['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'isNull'] as const;
const named = ['eq', 'in', 'notIn', 'isNull'] as const;

/** The operators that the filter input of each kind of field may have. */
export const operatorsOf: Readonly<
  Record<FilterKind, readonly FilterOperator[]>
> = {
  text: ['eq', 'in', 'notIn', 'contains', 'startsWith', 'isNull'],
  number: ordered,
  date: ordered,
  enum: named,
  id: named,
  boolean: ['eq'],
};

/** The operators a client gave on one field; all of them must hold. */
export type Operators = Readonly<Partial<Record<FilterOperator, unknown>>>;

/**
 * The operators that were given, without those left out (undefined). Throws
 * BAD_USER_INPUT if one is null: only `isNull` asks for unknown values.
 */
export function givenOperators(
  operators: Operators,
): [operator: FilterOperator, operand: unknown][] {
  const given: [FilterOperator, unknown][] = [];
  for (const [operator, operand] of Object.entries(operators)) {
    if (operand === undefined) continue;
    if (operand === null) {
      throw new GraphQLError(
        `Expected a value for ${operator} (isNull finds none), but got: null.`,
        { extensions: { code: 'BAD_USER_INPUT' } },
      );
    }
    given.push([operator as FilterOperator, operand]);
  }
  return given;
}

/**
 * Coerces a value to a list: GraphQL accepts a single value for a list of one.
 */
export function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}
