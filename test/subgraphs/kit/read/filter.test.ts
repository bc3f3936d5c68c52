import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { DataSource } from 'typeorm';

import type { FilterInput } from '../../../../protocol/filter/fold-filter.ts';
import {
  entityRows,
  rowColumn,
} from '../../../../subgraphs/kit/read/entity-rows.ts';
import {
  column,
  compileFilter,
  truth,
} from '../../../../subgraphs/kit/read/filter.ts';
import { describeOnBothEngines, insert } from '../engines.ts';
import { thingEntity, thingModel, thingRow, type ThingRow } from '../thing.ts';

const things = [
  thingRow({ id: 'a', label: 'Apple', amount: 1, live: true }),
  thingRow({ id: 'b', label: 'apple', amount: 2 }),
  thingRow({ id: 'c', label: '联盟活动', amount: 3, live: true }),
  thingRow({ id: 'd', label: '100%_\\', amount: -1 }),
  thingRow({ id: 'e' }),
  thingRow({ id: 'f', label: '', amount: 0 }),
];

const filters = {
  id: column('row.id', 'id'),
  label: column('row.label', 'text'),
  amount: column('row.amount', 'number'),
  live: column('row.live', 'boolean'),
  large: truth(sql`${rowColumn('amount')} > 1`),
};

const fill = (dataSource: DataSource) =>
  insert(dataSource, thingEntity, things);

describeOnBothEngines(thingModel, fill, (database) => {
  async function matching(filter: FilterInput | null): Promise<string> {
    const where = compileFilter(filter, filters);
    const { from, selection, read } = entityRows(database(), thingEntity);
    const rows = await read(
      sql`SELECT ${selection} FROM ${from} WHERE ${where} ORDER BY ${rowColumn('id')}`,
    );
    return rows.map(({ id }) => id).join('');
  }

  it.each<[string, FilterInput | null, string]>([
    ['a null filter matches all', null, 'abcdef'],
    ['an empty filter matches all', {}, 'abcdef'],
    ['a null field is as if left out', { label: null }, 'abcdef'],
    ['eq is exact, in case too', { label: { eq: 'apple' } }, 'b'],
    ['eq does not match null', { label: { eq: '' } }, 'f'],
    ['in', { label: { in: ['apple', '联盟活动'] } }, 'bc'],
    ['an empty in matches none', { label: { in: [] } }, ''],
    [
      'notIn is what in is not, null too',
      { label: { notIn: ['apple'] } },
      'acdef',
    ],
    ['an empty notIn matches all', { label: { notIn: [] } }, 'abcdef'],
    ['contains', { label: { contains: '活动' } }, 'c'],
    ['contains knows no wildcards', { label: { contains: '%_\\' } }, 'd'],
    ['contains is exact in case', { label: { contains: 'App' } }, 'a'],
    ['gte', { amount: { gte: 2 } }, 'bc'],
    ['lte', { amount: { lte: 0 } }, 'df'],
    ['operators all hold', { amount: { gte: 0, lte: 1 } }, 'af'],
    ['isNull true', { amount: { isNull: true } }, 'e'],
    ['isNull false', { amount: { isNull: false } }, 'abcdf'],
    ['a boolean column', { live: { eq: true } }, 'ac'],
    ['a boolean column that is false', { live: { eq: false } }, 'bdef'],
    ['a truth', { large: { eq: true } }, 'bc'],
    ['a truth that is not, null too', { large: { eq: false } }, 'adef'],
    ['no operator holds always', { label: {} }, 'abcdef'],
    ['fields all hold', { live: { eq: true }, amount: { gte: 2 } }, 'c'],
    ['an empty and matches all', { and: [] }, 'abcdef'],
    ['an empty or matches none', { or: [] }, ''],
    ['and', { and: [{ amount: { gte: 1 } }, { amount: { lte: 2 } }] }, 'ab'],
    ['or', { or: [{ id: { eq: 'f' } }, { label: { eq: 'Apple' } }] }, 'af'],
    [
      'or beside a field',
      { live: { eq: true }, or: [{ id: { in: ['a', 'b'] } }] },
      'a',
    ],
    ['not, null too', { not: { label: { contains: 'pple' } } }, 'cdef'],
    [
      'not of several',
      { not: { live: { eq: true }, amount: { gte: 2 } } },
      'abdef',
    ],
    ['not of an empty filter matches none', { not: {} }, ''],
    ['not not', { not: { not: { amount: { gte: 2 } } } }, 'bc'],
  ])('%s', async (_, filter, expected) => {
    expect(await matching(filter)).toBe(expected);
  });

  it('takes what was given as a value, never as SQL', async () => {
    const label = { eq: "' OR 1=1 -- :id ${x}" };
    expect(await matching({ label })).toBe('');
    expect(await matching({ label: { contains: "'; DROP" } })).toBe('');
  });

  it.each(['eq', 'in', 'notIn', 'contains', 'gte', 'lte', 'isNull'])(
    'refuses null for %s',
    (operator) => {
      expect(() =>
        compileFilter({ label: { [operator]: null } }, filters),
      ).toThrow(
        `Expected a value for ${operator} (isNull finds none), but got: null.`,
      );
    },
  );

  it('refuses null for a truth', () => {
    expect(() => compileFilter({ large: { eq: null } }, filters)).toThrow(
      'Expected a value for eq',
    );
  });

  it('agrees with the plain reading of any filter', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, async (filter) => {
        const expected = things.filter((thing) => matches(filter, thing));
        const ids = expected.map(({ id }) => id).join('');
        expect(await matching(filter)).toBe(ids);
      }),
      { numRuns: 150 },
    );
  });
});

it('names a filter field that has no condition', () => {
  expect(() => compileFilter({ colour: { eq: 'red' } }, filters)).toThrow(
    'No condition for filter field colour',
  );
});

const label = fc.constantFrom('Apple', 'apple', '联盟活动', '', 'pple', '%');
const labels = fc.array(label, { maxLength: 3 });
const amount = fc.integer({ min: -2, max: 4 });

const labelOperators = fc.record(
  {
    eq: label,
    in: labels,
    notIn: labels,
    contains: label,
    isNull: fc.boolean(),
  },
  { requiredKeys: [] },
);

const amountOperators = fc.record(
  { gte: amount, lte: amount },
  { requiredKeys: [] },
);

const anyFilter = filterOfDepth(2);

function filterOfDepth(depth: number): fc.Arbitrary<FilterInput> {
  const nested = depth > 0 ? nestedFilters(filterOfDepth(depth - 1)) : {};
  return fc.record(
    { label: labelOperators, amount: amountOperators, ...nested },
    { requiredKeys: [] },
  );
}

function nestedFilters(part: fc.Arbitrary<FilterInput>) {
  const parts = fc.array(part, { maxLength: 2 });
  return { and: parts, or: parts, not: part };
}

type Value = string | number | null;

const readings: Record<string, (value: Value, operand: never) => boolean> = {
  eq: (value, operand: Value) => value === operand,
  in: (value, operand: Value[]) => value !== null && operand.includes(value),
  notIn: (value, operand: Value[]) => !operand.includes(value),
  contains: (value, operand: string) =>
    value !== null && String(value).includes(operand),
  gte: (value, operand: number) => value !== null && Number(value) >= operand,
  lte: (value, operand: number) => value !== null && Number(value) <= operand,
  isNull: (value, operand: boolean) => (value === null) === operand,
};

function matches(filter: FilterInput, thing: ThingRow): boolean {
  return Object.entries(filter).every(([name, operand]) => {
    const parts = operand as FilterInput[];
    if (name === 'and') return parts.every((part) => matches(part, thing));
    if (name === 'or') return parts.some((part) => matches(part, thing));
    if (name === 'not') return !matches(operand as FilterInput, thing);
    const value = thing[name as 'label' | 'amount'];
    return Object.entries(operand as object).every(([operator, given]) =>
      readings[operator]?.(value, given as never),
    );
  });
}
