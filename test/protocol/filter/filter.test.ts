import { describe, expect, it } from '@jest/globals';
import { Kind, parse, type TypeNode } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';

import {
  foldFilter,
  type FilterInput,
} from '../../../protocol/filter/fold-filter.ts';
import {
  filterOperators,
  operatorsOf,
  type FilterKind,
} from '../../../protocol/filter/operators.ts';
import { testOf, valueTest } from '../../../protocol/filter/test-records.ts';

interface Thing {
  readonly id: string;
  readonly label: string | null;
  readonly amount: number | null;
  readonly live: boolean | null;
}

const things: readonly Thing[] = [
  { id: 'a', label: 'Apple', amount: 1, live: true },
  { id: 'b', label: 'apple ', amount: 2, live: false },
  { id: 'c', label: '（盟约）', amount: null, live: null },
  { id: 'd', label: null, amount: -1, live: false },
  { id: 'e', label: '', amount: 0, live: false },
];

const fields = {
  id: valueTest(({ id }: Thing) => id),
  label: valueTest(({ label }: Thing) => label),
  amount: valueTest(({ amount }: Thing) => amount),
  live: valueTest(({ live }: Thing) => live),
};

function matching(filter: FilterInput | null): string {
  const test = testOf(filter, fields);
  return things
    .filter(test)
    .map(({ id }) => id)
    .join('');
}

describe('a filter in memory', () => {
  it.each<[string, FilterInput | null, string]>([
    ['null matches all', null, 'abcde'],
    ['a field that is null is as if left out', { label: null }, 'abcde'],
    ['eq takes every character', { label: { eq: 'apple' } }, ''],
    ['eq does not match null', { label: { eq: '' } }, 'e'],
    ['an empty in matches none', { label: { in: [] } }, ''],
    ['notIn matches null', { label: { notIn: ['Apple'] } }, 'bcde'],
    ['contains does not match null', { label: { contains: '' } }, 'abce'],
    ['startsWith', { label: { startsWith: 'app' } }, 'b'],
    ['gt and lt do not match null', { amount: { gt: -1, lt: 2 } }, 'ae'],
    ['gte and lte', { amount: { gte: 0, lte: 1 } }, 'ae'],
    ['texts are ordered by code point', { label: { gt: 'apple' } }, 'bc'],
    ['isNull', { live: { isNull: true } }, 'c'],
    ['not matches null', { not: { live: { eq: false } } }, 'ac'],
    ['an empty and', { and: [] }, 'abcde'],
    ['an empty or', { or: [] }, ''],
    ['or', { or: [{ id: { eq: 'a' } }, { amount: { lt: 0 } }] }, 'ad'],
    ['no operator', { label: {} }, 'abcde'],
  ])('%s', (_, filter, expected) => {
    expect(matching(filter)).toBe(expected);
  });

  it.each(filterOperators)('refuses null for %s', (operator) => {
    expect(() => matching({ label: { [operator]: null } })).toThrow(
      expect.objectContaining({
        message: `Expected a value for ${operator} (isNull finds none), but got: null.`,
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    );
  });

  it('names a field that has no test', () => {
    expect(() => matching({ colour: { eq: 'red' } })).toThrow(
      'No test for filter field colour',
    );
  });
});

it('is read by and, or and not, one value for a list of one', () => {
  const filter = { x: 1, and: { y: 2 }, or: [{ z: 3 }, null], not: { x: 4 } };
  const text = foldFilter<string>(filter, {
    all: (parts) => `all(${parts.join()})`,
    any: (parts) => `any(${parts.join()})`,
    not: (part) => `not ${part}`,
    field: (name, operand) => `${name}=${String(operand)}`,
  });
  expect(text).toBe('all(x=1,all(all(y=2)),any(all(z=3),all()),not all(x=4))');
});

const folder = new URL('../../../schema/', import.meta.url);
const contracts = readdirSync(folder).filter(
  (name) => name.endsWith('.graphql') && name !== 'supergraph.graphql',
);

describe.each(contracts)('the operators of %s', (name) => {
  const { definitions } = parse(readFileSync(new URL(name, folder), 'utf8'));
  const enums = new Set(
    definitions.flatMap((it) =>
      it.kind === Kind.ENUM_TYPE_DEFINITION ? it.name.value : [],
    ),
  );
  const inputs = definitions
    .filter((it) => it.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
    .map(({ name: { value }, fields: operators = [] }) => ({
      value,
      operators,
    }))
    .filter(({ operators }) =>
      operators.some((it) => it.name.value === 'eq' || it.name.value === 'gte'),
    );

  it.each(inputs)('of $value are those of its kind', ({ operators }) => {
    const asked = operators.find(
      (it) => it.name.value === 'eq' || it.name.value === 'gte',
    );
    const kind = kindOf(asked ? namedType(asked.type) : '', enums);
    const names: readonly string[] = operatorsOf[kind];
    for (const operator of operators) {
      expect(names).toContain(operator.name.value);
    }
  });
});

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function kindOf(type: string, enums: ReadonlySet<string>): FilterKind {
  if (enums.has(type)) return 'enum';
  const kinds: Readonly<Record<string, FilterKind>> = {
    ID: 'id',
    String: 'text',
    Boolean: 'boolean',
    Int: 'number',
    Float: 'number',
  };
  return kinds[type] ?? 'date';
}
