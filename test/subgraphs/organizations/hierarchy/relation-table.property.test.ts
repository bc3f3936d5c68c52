import { expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { createConnection } from 'mysql2/promise';

import { createMemorySource } from '../../../../subgraphs/organizations/adapters/memory/memory-source.ts';
import type { RecordMapping } from '../../../../subgraphs/organizations/adapters/memory/record-keys.ts';
import { buildRecords } from '../../../../subgraphs/organizations/adapters/memory/record-set.ts';
import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import { describeLegacy } from '../adapters/legacy-database.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

interface Organization {
  readonly id: number;
  /** Null, none (0), one that is here or one that is not. */
  readonly superior: number | null;
  readonly name: string | null;
  readonly isDeleted: boolean;
}

/** How one superior is told by pairs, which may repeat it. */
interface Pairs {
  readonly times: number;
  readonly dead: readonly number[];
  readonly none: boolean;
}

const pairs = fc.record({
  times: fc.integer({ min: 1, max: 3 }),
  dead: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 2 }),
  none: fc.boolean(),
});

const system = fc
  .array(
    fc.record({
      superior: fc.option(fc.integer({ min: 0, max: 8 })),
      name: fc.option(fc.constantFrom('示例·甲', '示例·乙'), { freq: 1 }),
      isDeleted: fc.integer({ min: 0, max: 5 }).map((it) => it === 0),
      pairs,
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((all) => all.map((it, index) => ({ ...it, id: index + 1 })));

interface Pair {
  readonly org: number;
  readonly sup: number | null;
  readonly name: string | null;
  readonly del: number;
}

function pairsOf(
  all: readonly (Organization & { readonly pairs: Pairs })[],
): Pair[] {
  return all.flatMap(({ id: org, superior: sup, name, pairs: told }) => [
    ...Array.from({ length: told.times }, () => ({ org, sup, name, del: 0 })),
    ...told.dead.map((other) => ({ org, sup: other, name: null, del: 1 })),
    ...(told.none ? [{ org, sup: 0, name: null, del: 0 }] : []),
  ]);
}

async function run(url: string, statements: readonly string[]): Promise<void> {
  if (url.startsWith('sqlite:')) {
    const database = new Database(url.slice('sqlite:'.length));
    for (const statement of statements) database.exec(statement);
    database.close();
    return;
  }
  const connection = await createConnection(url);
  for (const statement of statements) await connection.query(statement);
  await connection.end();
}

const sql = (value: string | number | null) =>
  typeof value === 'string' ? `'${value}'` : String(value);

const yaml = (url: string, hierarchy: string) => `system: gx
name: 示例·系统
districts: ['310116']
source: { kind: sql, url: '${url}' }
partyOrganizations:
  from: org
  key: { column: id, type: integer }
  live: [{ column: del, not: [1] }]
  columns: { name: mc }
  hierarchy: { ${hierarchy}, superiors: { column: sjmc, known: { '8': {} } } }
`;

const inColumn = 'style: parent-key, column: sj';
const inTable =
  'style: table, from: rel, organization: org, superior: sup, live: [{ column: del, not: [1] }]';

describeLegacy(
  [
    'CREATE TABLE org (id int PRIMARY KEY, mc varchar(50), sj int, sjmc varchar(50), del int)',
    'CREATE TABLE rel (org int, sup int, sjmc varchar(50), del int)',
  ],
  (database) => {
    it(`is the same hierarchy in pairs as in a column (SEED=${seed})`, async () => {
      const { url, folder } = database();
      const open = async (hierarchy: string) =>
        openSource({ mapping: await folder.mapping(yaml(url, hierarchy)) });
      const [column, table] = [await open(inColumn), await open(inTable)];
      try {
        await fc.assert(
          fc.asyncProperty(system, async (all) => {
            const told = pairsOf(all);
            await run(url, [
              'DELETE FROM org',
              'DELETE FROM rel',
              ...all.map(
                ({ id, superior, name, isDeleted }) =>
                  `INSERT INTO org VALUES (${id}, '示例·${id}号', ${sql(superior)}, ${sql(name)}, ${isDeleted ? 1 : 0})`,
              ),
              ...told.map(
                ({ org, sup, name, del }) =>
                  `INSERT INTO rel VALUES (${org}, ${sql(sup)}, ${sql(name)}, ${del})`,
              ),
            ]);
            const ids = all.map(({ id }) => String(id));
            const expected = await column.affiliations(ids);
            expect(await table.affiliations(ids)).toEqual(expected);
            const { filledFields } = await column.summary();
            expect((await table.summary()).filledFields).toBe(filledFields);
          }),
          { seed, numRuns: 40 },
        );
      } finally {
        await column.close();
        await table.close();
      }
    }, 120_000);
  },
);

const mapping = (
  hierarchy: RecordMapping['partyOrganizations']['hierarchy'],
): RecordMapping => ({
  districts: ['310116'],
  links: { in: 'none' },
  units: { key: 'id', live: [], columns: { name: 'mc' } },
  partyOrganizations: {
    key: 'id',
    live: [{ column: 'del', not: [1] }],
    columns: { name: 'mc' },
    hierarchy,
  },
});

const superiors = { column: 'sjmc', known: { 8: {} } };

it(`is the same hierarchy in a sheet of pairs (SEED=${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(system, async (all) => {
      const text = (value: string | number | null) =>
        value === null ? null : String(value);
      const rows = {
        units: [],
        links: [],
        partyOrganizations: all.map((it) => ({
          id: text(it.id),
          mc: `示例·${it.id}号`,
          sj: text(it.superior),
          sjmc: it.name,
          del: it.isDeleted ? '1' : '0',
        })),
        superiors: pairsOf(all).map(({ org, sup, name, del }) => ({
          org: text(org),
          sup: text(sup),
          sjmc: name,
          del: text(del),
        })),
      };
      const read = async (
        hierarchy: RecordMapping['partyOrganizations']['hierarchy'],
      ) => {
        const content = buildRecords(mapping(hierarchy), rows, {});
        const source = createMemorySource(
          {
            system: 'tz',
            name: '示例·台账',
            kind: 'SPREADSHEET',
            districts: ['310116'],
            affiliationSource: '示例·台账',
            provenance: 'SYNTHETIC',
          },
          () => Promise.resolve({ content, changedAt: null }),
        );
        return source.affiliations(all.map(({ id }) => String(id)));
      };
      expect(
        await read({
          style: 'table',
          from: 'rel',
          organization: { column: 'org' },
          superior: { column: 'sup' },
          live: [{ column: 'del', not: [1] }],
          none: ['0'],
          superiors,
        }),
      ).toEqual(
        await read({
          style: 'parent-key',
          column: 'sj',
          caseless: false,
          none: ['0'],
          superiors,
        }),
      );
    }),
    { seed, numRuns: 300 },
  );
});
