import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';

import type { FilterInput } from '../../../../protocol/filter/fold-filter.ts';
import {
  operatorsOf,
  type FilterKind,
  type FilterOperator,
} from '../../../../protocol/filter/operators.ts';
import { valueTest } from '../../../../protocol/filter/test-records.ts';
import type { PositionValue } from '../../../../protocol/position.ts';
import {
  entityRows,
  rowColumn,
} from '../../../../subgraphs/kit/read/entity-rows.ts';
import { column } from '../../../../subgraphs/kit/read/filter.ts';
import {
  countInMemory,
  groupsInMemory,
  rowsInMemory,
  type MemoryList,
} from '../../../../subgraphs/kit/read/memory-query.ts';
import {
  reversedOrder,
  type OrderTerm,
  type ReadQuery,
} from '../../../../subgraphs/kit/read/read-query.ts';
import {
  selectCount,
  selectGroups,
  selectRows,
  type SqlList,
} from '../../../../subgraphs/kit/read/sql-query.ts';
import { always, runSql } from '../../../../subgraphs/kit/read/sql.ts';
import { describeOnBothEngines, insert } from '../engines.ts';
import { thingEntity, thingModel, thingRow, type ThingRow } from '../thing.ts';

const seed = Number(process.env['SEED'] ?? 20261127);

/** What the fields hold, by kind; each may be asked for every operator of it. */
const kinds = {
  id: 'id',
  owner: 'enum',
  label: 'text',
  amount: 'number',
  day: 'date',
  live: 'boolean',
  weight: 'number',
} as const satisfies Partial<Record<keyof ThingRow, FilterKind>>;

type Field = keyof typeof kinds;
const fields = Object.keys(kinds) as Field[];

const nullable: ReadonlySet<Field> = new Set([
  'label',
  'amount',
  'day',
  'weight',
]);

const sqlList = (database: DataSource): SqlList => ({
  from: entityRows(database, thingEntity).from,
  scope: always,
  filters: byField((field) => column(`row.${field}`, kinds[field])),
  values: byField((field) => ({
    expression: rowColumn(field),
    isNullable: nullable.has(field),
  })),
});

const memoryList: MemoryList<ThingRow> = {
  filters: byField((field) => valueTest((row: ThingRow) => row[field])),
  values: byField((field) => (row: ThingRow) => row[field]),
};

function byField<Made>(make: (field: Field) => Made): Record<Field, Made> {
  return Object.fromEntries(
    fields.map((field) => [field, make(field)]),
  ) as Record<Field, Made>;
}

/** What SQL, collations, wildcards and encodings may stumble over. */
const hostile = [
  '',
  ' ',
  'a',
  'A',
  'a ',
  'a  ',
  'a\t',
  'a\n',
  'a\u0001',
  'á',
  'a\u0301',
  'ß',
  'ss',
  '%',
  '_',
  '\\',
  "'",
  "' OR 1=1 -- ",
  '?',
  ':label',
  '$1',
  '{}',
  '盟约',
  '盟约 ',
  'Ａ１',
  'A1',
  '\uFFFD',
  '\uFF5E',
  '𠮷',
  '𠮷𠮷',
  '\u200B',
  '\uFEFFa',
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostile) },
  fc
    .string({ unit: 'binary', maxLength: 6 })
    .filter((it) => it.isWellFormed() && !it.includes('\0')),
);
const number = fc.integer({ min: -3, max: 3 });
const day = fc.constantFrom(
  '2020-08-11',
  '2020-08-12',
  '2021-01-01',
  '1999-12-31',
);

const values: Readonly<Record<Field, fc.Arbitrary<string | number | boolean>>> =
  {
    id: fc.oneof(
      fc.integer({ min: 0, max: 40 }).map((n) => hostile[n] ?? `id${n}`),
      text,
    ),
    owner: fc.constantFrom('LEAD', 'MEMBER', 'GUEST'),
    label: text,
    amount: number,
    day,
    live: fc.boolean(),
    weight: fc.constantFrom(-0.5, 0, 0.25, 6_500_000.55),
  };

const rowOf: fc.Arbitrary<ThingRow> = fc
  .record({
    owner: values.owner,
    label: fc.option(text),
    amount: fc.option(number),
    day: fc.option(day),
    live: values.live,
    weight: fc.option(values.weight),
  })
  .map((row) => row as Partial<ThingRow>)
  .chain((row) =>
    values.id.map((id) => thingRow({ ...row, id: id as string })),
  );

/** One set of rows, so that thousands of queries need one database. */
const [things = []] = fc.sample(
  fc.uniqueArray(rowOf, {
    selector: ({ id }) => id,
    minLength: 60,
    maxLength: 60,
  }),
  { numRuns: 1, seed },
);

const operand = (field: Field, operator: FilterOperator) => {
  if (operator === 'isNull') return fc.boolean();
  const list = fc.array(values[field], { maxLength: 3 });
  return operator === 'in' || operator === 'notIn' ? list : values[field];
};

const operators = (field: Field) =>
  fc.record(
    Object.fromEntries(
      operatorsOf[kinds[field]].map((operator) => [
        operator,
        operand(field, operator),
      ]),
    ),
    { requiredKeys: [] },
  );

// Few fields at a time: of many, hardly any row is left.
const someField = fc
  .constantFrom(...fields)
  .chain((field) =>
    operators(field).map((given): FilterInput => ({ [field]: given })),
  );

const filter = fc.letrec<{ filter: FilterInput }>((tie) => {
  const parts = fc.array(tie('filter'), { maxLength: 3 });
  return {
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      someField,
      fc.record({ and: parts }),
      fc.record({ or: parts }),
      fc.record({ not: tie('filter') }),
      fc
        .tuple(someField, tie('filter'))
        .map(([one, other]) => ({ ...one, ...other })),
    ),
  };
}).filter;

const someOrder = fc
  .uniqueArray(fc.constantFrom(...fields.filter((it) => it !== 'id')), {
    maxLength: 3,
  })
  .chain((named) =>
    fc
      .array(fc.boolean(), {
        minLength: named.length + 1,
        maxLength: named.length + 1,
      })
      .map((ways): readonly OrderTerm[] =>
        [...named, 'id' as const].map((field, index) => ({
          field,
          descending: ways[index] ?? false,
        })),
      ),
  );

const whole = { after: null, limit: null, groupBy: [] } as const;

describeOnBothEngines(
  thingModel,
  (database) => insert(database, thingEntity, things),
  (database) => {
    async function idsInSql(query: ReadQuery): Promise<string[]> {
      const { selection, read } = entityRows(database(), thingEntity);
      const rows = await read(
        selectRows(sqlList(database()), query, selection),
      );
      return rows.map(({ id }) => id);
    }

    const idsHere = (query: ReadQuery) =>
      rowsInMemory(things, query, memoryList).map(({ id }) => id);

    it(`answers any filter and order as memory does (seed ${seed})`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.option(filter), someOrder, async (where, order) => {
          const query = { ...whole, where, order };
          expect(await idsInSql(query)).toEqual(idsHere(query));
          const [counted] = await runSql<{ total: number | string }>(
            database(),
            selectCount(sqlList(database()), query),
          );
          expect(Number(counted?.total)).toBe(
            countInMemory(things, query, memoryList),
          );
        }),
        { seed, numRuns: 400 },
      );
    });

    it(`continues after any place as memory does (seed ${seed})`, async () => {
      const place = fc.record({
        row: fc.constantFrom(...things),
        length: fc.integer({ min: 0, max: 4 }),
        isIncluded: fc.boolean(),
      });
      const limit = fc.option(fc.integer({ min: 0, max: 9 }));
      await fc.assert(
        fc.asyncProperty(
          fc.tuple(fc.option(filter), someOrder),
          place,
          limit,
          async ([where, order], { row, length, isIncluded }, most) => {
            const position = order
              .slice(0, length)
              .map(({ field }) => row[field as Field]);
            const query = {
              ...whole,
              where,
              order,
              after: { position, isIncluded },
              limit: most,
            };
            expect(await idsInSql(query)).toEqual(idsHere(query));
          },
        ),
        { seed, numRuns: 400 },
      );
    });

    it(`gives every row once by pages, either way (seed ${seed})`, async () => {
      const size = fc.integer({ min: 3, max: 25 });
      await fc.assert(
        fc.asyncProperty(
          fc.option(filter),
          someOrder,
          size,
          async (where, order, limit) => {
            const all = idsHere({ ...whole, where, order });
            const query = { ...whole, where, limit };
            const walk = async (way: readonly OrderTerm[]) => {
              const walked: string[] = [];
              for (;;) {
                const last = things.find(({ id }) => id === walked.at(-1));
                const after = last && {
                  position: way.map(({ field }) => last[field as Field]),
                  isIncluded: false,
                };
                const page = await idsInSql({
                  ...query,
                  order: way,
                  after: after ?? null,
                });
                walked.push(...page);
                if (page.length < limit) return walked;
              }
            };
            expect(await walk(order)).toEqual(all);
            expect(await walk(reversedOrder(order))).toEqual(all.toReversed());
          },
        ),
        { seed, numRuns: 40 },
      );
    });

    it(`groups as memory does (seed ${seed})`, async () => {
      const dimensions = fc.uniqueArray(
        fc.constantFrom('owner', 'label', 'amount', 'day', 'live'),
        { minLength: 1, maxLength: 3 },
      );
      await fc.assert(
        fc.asyncProperty(
          fc.option(filter),
          dimensions,
          fc.option(fc.integer({ min: 1, max: 5 })),
          async (where, groupBy, limit) => {
            const order = groupBy.map((field, index) => ({
              field,
              descending: index % 2 === 1,
            }));
            const query = { where, order, after: null, limit, groupBy };
            const rows = await runSql<Record<string, PositionValue>>(
              database(),
              selectGroups(sqlList(database()), query),
            );
            const groups = rows.map((row) => ({
              keys: groupBy.map((field) =>
                field === 'live' ? Number(row[field]) === 1 : row[field],
              ),
              count: Number(row['total']),
            }));
            expect(groups).toEqual(groupsInMemory(things, query, memoryList));
          },
        ),
        { seed, numRuns: 150 },
      );
    });
  },
);
