import { compareValues } from '../position.ts';
import { foldFilter, type FilterInput } from './fold-filter.ts';
import {
  givenOperators,
  listOf,
  type FilterOperator,
  type Operators,
} from './operators.ts';

/** What a field of a record holds; null is unknown. */
export type FilterValue = string | number | boolean | null;

export type RecordTest<Item> = (record: Item) => boolean;

/** Makes the test of one field of a record from the operators given on it. */
export type FieldTest<Item> = (operators: Operators) => RecordTest<Item>;

export type FieldTests<Item> = Readonly<Record<string, FieldTest<Item>>>;

/**
 * Compiles a filter into a test for records in memory; it matches the same
 * records as in SQL. Lists of values are read once, when it is compiled.
 * `fields` must have every field of the contract. Throws BAD_USER_INPUT for an
 * operator that is null.
 */
export function testOf<Item>(
  filter: FilterInput | null | undefined,
  fields: FieldTests<Item>,
): RecordTest<Item> {
  return foldFilter<RecordTest<Item>>(filter, {
    all: allOf,
    any: (tests) => (record) => tests.some((test) => test(record)),
    not: (test) => (record) => !test(record),
    field(name, operators) {
      const field = fields[name];
      if (!field) throw new TypeError(`No test for filter field ${name}`);
      return field(operators as Operators);
    },
  });
}

/**
 * Makes the test of one value of a record. `spell` converts a text of the
 * filter to the spelling that records use.
 */
export function valueTest<Item>(
  valueOf: (record: Item) => FilterValue,
  spell: (text: string) => string = (text) => text,
): FieldTest<Item> {
  const spelled = (operand: unknown) =>
    typeof operand === 'string' ? spell(operand) : operand;
  return (operators) =>
    allOf(
      givenOperators(operators).map(([operator, operand]) => {
        const test = operatorTest(
          operator,
          Array.isArray(operand) ? operand.map(spelled) : spelled(operand),
        );
        return (record: Item) => test(valueOf(record));
      }),
    );
}

function allOf<Item>(tests: readonly RecordTest<Item>[]): RecordTest<Item> {
  const [only, ...others] = tests;
  if (only && others.length === 0) return only;
  return (record) => tests.every((test) => test(record));
}

function operatorTest(
  operator: FilterOperator,
  operand: unknown,
): (value: FilterValue) => boolean {
  const wanted = new Set(listOf(operand));
  const isOrdered =
    (holds: (order: number) => boolean) => (value: FilterValue) =>
      value !== null && holds(compareValues(value, operand as FilterValue));
  switch (operator) {
    case 'eq':
    case 'in':
      return (value) => value !== null && wanted.has(value);
    case 'notIn':
      return (value) => !wanted.has(value);
    case 'contains':
      return (value) =>
        value !== null && String(value).includes(operand as string);
    case 'startsWith':
      return (value) =>
        value !== null && String(value).startsWith(operand as string);
    case 'gt':
      return isOrdered((order) => order > 0);
    case 'gte':
      return isOrdered((order) => order >= 0);
    case 'lt':
      return isOrdered((order) => order < 0);
    case 'lte':
      return isOrdered((order) => order <= 0);
    case 'isNull':
      return (value) => (value === null) === operand;
  }
}
