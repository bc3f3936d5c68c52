import { expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { createConnection } from 'mysql2/promise';

import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import { readAll } from '../../../../onboarding/prove/read-all.ts';
import { describeLegacy } from './legacy-database.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** All that joins and hides parts, and what SQL gives a meaning. */
const text = fc
  .string({
    unit: fc.constantFrom(...Array.from('~%7E25-aB\'"\\:`?示 '), '１', '😀'),
    minLength: 1,
    maxLength: 6,
  })
  // Collations of MySQL ignore spaces at the end of a key.
  .filter((it) => it.trim() === it);

const rows = fc.uniqueArray(
  fc.record({
    a: text,
    b: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    c: text,
  }),
  { minLength: 1, maxLength: 8, selector: ({ a, b, c }) => `${a}\n${b}\n${c}` },
);

type Rows = readonly {
  readonly a: string;
  readonly b: bigint;
  readonly c: string;
}[];

async function fill(url: string, all: Rows): Promise<void> {
  const insert = 'INSERT INTO t VALUES (?, ?, ?, ?)';
  if (url.startsWith('sqlite:')) {
    const database = new Database(url.slice('sqlite:'.length));
    database.exec('DELETE FROM t');
    for (const [index, { a, b, c }] of all.entries()) {
      database.prepare(insert).run(a, b, c, `示例·${index}`);
    }
    database.close();
    return;
  }
  const connection = await createConnection(url);
  await connection.query('DELETE FROM t');
  for (const [index, { a, b, c }] of all.entries()) {
    await connection.execute(insert, [a, String(b), c, `示例·${index}`]);
  }
  await connection.end();
}

const yaml = (url: string) => `system: fh
name: 示例·复合键系统
districts: ['310116']
source: { kind: sql, url: '${url}' }
partyOrganizations:
  from: t
  key: [a, { column: b, type: integer }, c]
  columns: { name: mc }
`;

const isBinary = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

describeLegacy(
  // SQLite reads a column of these types with its binary collation.
  [
    'CREATE TABLE t (a varchar(40), b bigint, c varchar(40), mc varchar(50), PRIMARY KEY (a, b, c))',
  ],
  (database) => {
    it(`finds every row again by its id, and no other (SEED=${seed})`, async () => {
      const { url, folder } = database();
      if (!url.startsWith('sqlite:')) {
        const connection = await createConnection(url);
        await connection.query(`ALTER TABLE t CONVERT TO ${isBinary}`);
        await connection.end();
      }
      const source = openSource({ mapping: await folder.mapping(yaml(url)) });
      const { partyOrganizations: reader } = source;
      try {
        await fc.assert(
          fc.asyncProperty(rows, async (all) => {
            await fill(url, all);
            const { organizations } = await readAll(source);
            const ids = organizations.map(({ localId }) => localId);
            expect(new Set(ids).size).toBe(all.length);
            const again = await reader.byIds(ids);
            expect(new Map(again.map((it) => [it.localId, it.name]))).toEqual(
              new Map(organizations.map((it) => [it.localId, it.name])),
            );
            for (const { localId } of organizations) {
              expect(await reader.byIds([localId])).toHaveLength(1);
              const id = { eq: `310116:fh:${localId}` };
              const request = { district: '310116', filter: { id } };
              expect(await reader.count(request)).toBe(1);
            }
          }),
          { seed, numRuns: 40 },
        );
      } finally {
        await source.close();
      }
    }, 120_000);
  },
);
