import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createConnection, type Connection } from 'mysql2/promise';

import { toLiteral } from '../../../../../subgraphs/kit/storage/mysql/parameter.ts';
import {
  inlined,
  runBound,
} from '../../../../../subgraphs/kit/storage/mysql/run-bound.ts';
import { beginSession } from '../../../../../subgraphs/kit/storage/mysql/session.ts';
import { paddedList } from '../../../../../subgraphs/kit/read/padded-list.ts';
import {
  startMariaDb,
  type PrivateMariaDb,
} from '../../../../support/mariadb.ts';
import { hostileTexts } from '../../../hostile-requests.ts';

const seed = 20_201_112;

const settings = { sqlMode: '', collations: ['utf8mb4_bin'] };

const modes = [
  'NO_BACKSLASH_ESCAPES',
  'ANSI_QUOTES',
  'PIPES_AS_CONCAT',
  'HIGH_NOT_PRECEDENCE',
  'ORACLE',
  'ANSI,NO_BACKSLASH_ESCAPES',
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string()), {
    maxLength: 4,
  })
  .map((parts) => parts.join(''));

const kinds = `id bigint, small smallint, whole int unsigned, large bigint, larger bigint unsigned,
  exact decimal(30,10), real_one double, flag boolean, day date, moment datetime, fine datetime(6), span time,
  yr year, letters varchar(20), long_one text, raw varbinary(9), nothing int`;

let server: PrivateMariaDb;
let connection: Connection;
beforeAll(async () => {
  server = await startMariaDb();
  const url = await server.createDatabase('kinds');
  connection = await createConnection({
    uri: url,
    charset: 'utf8mb4',
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
  });
  await beginSession(connection, settings);
  await connection.query(`CREATE TABLE kinds (${kinds})`);
});
afterAll(async () => {
  await connection.end();
  await server.stop();
});

/** What the server understood of values. */
async function echoed(
  values: readonly (string | number | bigint | boolean | null | Buffer)[],
  over = connection,
): Promise<unknown> {
  const selected = values.map((_, index) => `? AS v${index}`).join(', ');
  const rows = await runBound(over, { text: `SELECT ${selected}`, values });
  return Object.values((rows as Record<string, unknown>[])[0] ?? {});
}

describe('a value that the server binds', () => {
  it.each(modes)(`is itself in sessions of %s (seed ${seed})`, async (mode) => {
    const session = await createConnection(server.url('kinds'));
    try {
      await session.query(`SET SESSION sql_mode = '${mode}'`);
      await fc.assert(
        fc.asyncProperty(text, text, async (one, other) => {
          expect(await echoed([one, other], session)).toEqual([one, other]);
        }),
        { seed, numRuns: 40 },
      );
    } finally {
      await session.end();
    }
  });

  it.each(['gbk', 'latin1'])(
    'ends no text in sessions of %s',
    async (charset) => {
      const session = await createConnection({
        uri: server.url('kinds'),
        charset: `${charset}_${charset === 'gbk' ? 'chinese' : 'swedish'}_ci`,
      });
      try {
        await session.query("SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES'");
        expect(await echoed(["'", '\\', "\\'"], session)).toEqual([
          "'",
          '\\',
          "\\'",
        ]);
        if (charset === 'gbk') {
          expect(await echoed(['誠', "誠'"], session)).toEqual(['誠', "誠'"]);
        }
        for (const value of hostileTexts) {
          expect(await echoed([value, 1], session)).toHaveLength(2);
        }
      } finally {
        await session.end();
      }
    },
  );

  it('keeps its digits, its bytes and its absence', async () => {
    const values = [9007199254740993n, 2n ** 64n - 1n, -(2n ** 63n)];
    expect(await echoed(values)).toEqual(values.map(String));
    expect(await echoed([true, null, 0.1, Buffer.from([0, 39, 92])])).toEqual([
      1,
      null,
      0.1,
      Buffer.from([0, 39, 92]),
    ]);
    await expect(echoed([Infinity])).rejects.toThrow(
      'Expected a finite number, but got: Infinity.',
    );
  });

  it('compares whole numbers as such, and uses the index', async () => {
    await connection.query('CREATE TABLE ids (id bigint unsigned PRIMARY KEY)');
    const ids = [9007199254740992n, 9007199254740993n, 2n ** 64n - 1n];
    await runBound(connection, {
      text: 'INSERT INTO ids VALUES (?), (?), (?)',
      values: ids,
    });
    for (const id of ids) {
      const rows = await runBound(connection, {
        text: 'SELECT id FROM ids WHERE id IN (?, ?)',
        values: [id, id],
      });
      expect(rows).toEqual([{ id: String(id) }]);
    }
    const [plan] = (await runBound(connection, {
      text: 'EXPLAIN SELECT id FROM ids WHERE id = ?',
      values: [9007199254740993n],
    })) as { key: string }[];
    expect(plan?.key).toBe('PRIMARY');
  });

  it('may be one of very many', async () => {
    for (const count of [600, 65_535, 65_536]) {
      const values = Array.from({ length: count }, (_, index) => `'${index}`);
      const list = values.map(() => '?').join(', ');
      const rows = await runBound(connection, {
        text: `SELECT 1 AS one WHERE '''7' IN (${list})`,
        values,
      });
      expect(rows).toHaveLength(1);
    }
  });

  it('brings the answers of statements without values', async () => {
    await connection.query(
      `INSERT INTO kinds VALUES
        (1, -5, 4294967295, -9223372036854775808, 18446744073709551615, 12345678901234567890.0123456789, 6500000.55, 1,
         '2020-08-11', '2020-08-11 09:08:07', '2020-08-11 09:08:07.000120', '-101:02:03', 1999, '盟约', 'é', x'00ff', NULL),
        (2, 0, 0, 0, 0, 0, 0, 0, '0000-00-00', '0000-00-00 00:00:00', '2020-00-00 00:00:00.5', '00:00:00', 0, '', '', '', NULL)`,
    );
    const [plain] = await connection.query('SELECT * FROM kinds ORDER BY id');
    const bound = await runBound(connection, {
      text: 'SELECT * FROM kinds WHERE id > ? ORDER BY id',
      values: [0],
    });
    expect(bound).toEqual(plain);
  });
});

describe('a value that is written into the text', () => {
  it(`means itself in a session of ours (seed ${seed})`, async () => {
    const value = fc.oneof(
      text,
      fc.integer(),
      fc.constantFrom(null, true, Buffer.from("'\\"), -(2n ** 63n)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1 }), async (values) => {
        const statement = {
          text: `SELECT ${values.map((_, index) => `? AS v${index}`).join(', ')}`,
          values,
        };
        const [rows] = await connection.query(inlined(statement));
        const bound = (await echoed(values)) as unknown[];
        const plain = Object.values((rows as object[])[0] ?? {});
        expect(plain.map(String)).toEqual(bound.map(String));
      }),
      { seed, numRuns: 60 },
    );
  });

  it.each(modes)('ends no text, not even in sessions of %s', async (mode) => {
    const session = await createConnection(server.url('kinds'));
    await session.query(`SET SESSION sql_mode = '${mode}'`);
    for (const value of hostileTexts) {
      const [rows] = await session.query(
        `SELECT ${toLiteral(value)} AS v, 1 AS one`,
      );
      expect(rows).toMatchObject([{ one: 1 }]);
    }
    await session.end();
  });

  it('takes the place of no ? in quotes', () => {
    expect(
      inlined({
        text: "SELECT '?', '\\'?', `?`, \"?\", ? FROM t WHERE a = ?",
        values: ["a'?", -1],
      }),
    ).toBe("SELECT '?', '\\'?', `?`, \"?\", 'a''?' FROM t WHERE a = (-1)");
    expect(() => inlined({ text: 'SELECT ?', values: [1, 2] })).toThrow(
      'Expected 1 values for the statement, but got: 2.',
    );
  });
});

describe('a session', () => {
  it.each(modes)('begins by leaving %s', async (mode) => {
    const session = await createConnection(server.url('kinds'));
    await session.query(`SET SESSION sql_mode = '${mode}', NAMES gbk`);
    await beginSession(session, settings);
    const [rows] = await session.query(
      'SELECT @@sql_mode AS mode, @@character_set_client AS charset, @@collation_connection AS collation',
    );
    expect(rows).toEqual([
      { mode: '', charset: 'utf8mb4', collation: 'utf8mb4_bin' },
    ]);
    await session.end();
  });

  it('that stays as it is is refused before a value is sent', async () => {
    const session = await createConnection(server.url('kinds'));
    await session.query("SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES'");
    // As a proxy does that answers OK and passes nothing on.
    const deaf = new Proxy(session, {
      get: (target, key) =>
        key === 'query'
          ? (sql: string) => target.query(sql.startsWith('SET') ? 'DO 0' : sql)
          : (Reflect.get(target, key) as unknown),
    });
    await expect(beginSession(deaf, settings)).rejects.toThrow(
      'Expected a session that takes SET NAMES utf8mb4 and SET SESSION sql_mode, so that values are read as they are, but got: character_set_client utf8mb4, sql_mode NO_BACKSLASH_ESCAPES.',
    );
    await session.end();
  });
});

describe('a padded list', () => {
  it('has the same values, and one of few lengths', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 200 }), (values) => {
        const padded = paddedList(values);
        expect(new Set(padded)).toEqual(new Set(values));
        expect(padded.slice(0, values.length)).toEqual(values);
        expect([0, 1, 2, 4, 8, 16, 32, 64, 128, 256]).toContain(padded.length);
      }),
      { seed },
    );
    expect(paddedList(new Array<number>(9_000).fill(1))).toHaveLength(9_000);
  });
});
