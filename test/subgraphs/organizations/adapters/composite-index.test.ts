import { expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { createConnection, type RowDataPacket } from 'mysql2/promise';

import {
  mysqlDialect,
  sqliteDialect,
} from '../../../../subgraphs/organizations/adapters/sql/database/dialect.ts';
import { compileSql } from '../../../../subgraphs/kit/read/sql.ts';
import { amongKeys } from '../../../../subgraphs/organizations/adapters/sql/shape/record-key.ts';
import { describeLegacy } from './legacy-database.ts';

const key = [
  { column: 'o.`qh`', type: 'text' },
  { column: 'o.`bh`', type: 'integer' },
] as const;

/** A table in which an index is worth its while. */
const numbers = Array.from({ length: 400 }, (_, index) => index);
const rows = ['310114', '310115', '310116', '310117', '310118'].flatMap((qh) =>
  numbers.map((bh) => `('${qh}', ${bh}, '示例·${bh}')`),
);

describeLegacy(
  [
    'CREATE TABLE o (qh varchar(6), bh int, mc varchar(50), PRIMARY KEY (qh, bh))',
    `INSERT INTO o VALUES ${rows.join(', ')}`,
  ],
  (database) => {
    it.each([
      [['310116~7']],
      [['310116~7', '310116~8', '310116~9']],
      [['310116~7', '310118~8']],
    ])('an index of all columns serves the ids %s', async (localIds) => {
      const { url } = database();
      const isSqlite = url.startsWith('sqlite:');
      const found = amongKeys(isSqlite ? sqliteDialect : mysqlDialect, {
        key,
        localIds,
      });
      const { text, values } = compileSql(
        sql`SELECT o.mc FROM o WHERE ${found}`,
        isSqlite ? 'SQLITE' : 'MYSQL',
      );
      if (isSqlite) {
        const file = new Database(url.slice('sqlite:'.length));
        const plan = file
          .prepare(`EXPLAIN QUERY PLAN ${text}`)
          .all(...values) as { readonly detail: string }[];
        expect(plan[0]?.detail).toMatch(/^SEARCH o .*\(qh=\? AND bh=\?\)$/u);
        expect(file.prepare(text).all(...values)).toHaveLength(localIds.length);
        file.close();
        return;
      }
      const connection = await createConnection(url);
      const [plan] = await connection.query<RowDataPacket[]>(
        `EXPLAIN ${text}`,
        values.map((value) =>
          typeof value === 'bigint' ? String(value) : value,
        ),
      );
      // As many rows as the combinations of parts, out of 2,000.
      const [step] = plan;
      expect(['range', 'const']).toContain(step?.['type']);
      expect(step?.['key']).toBe('PRIMARY');
      expect(Number(step?.['rows'])).toBeLessThanOrEqual(4);
      await connection.end();
    });
  },
);
