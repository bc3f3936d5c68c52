import { join } from 'node:path';

import { afterAll, beforeAll, describe } from '@jest/globals';
import Database from 'better-sqlite3';
import iconv from 'iconv-lite';
import { createConnection } from 'mysql2/promise';

import { startMariaDb } from '../../../support/mariadb.ts';
import { mappingFolder, type MappingFolder } from '../mapping/mapping-file.ts';

/** A district's database, made of statements that both engines read. */
export interface LegacyDatabase {
  readonly url: string;
  readonly folder: MappingFolder;
}

/** Runs `cases` on SQLite and on MariaDB, each filled by the same statements. */
export function describeLegacy(
  statements: readonly string[],
  cases: (database: () => LegacyDatabase) => void,
): void {
  describe.each([
    { name: 'SQLite', start: onSqlite },
    { name: 'MariaDB', start: onMariaDb },
  ])('on $name', ({ start }) => {
    let database: LegacyDatabase;
    let stop: () => Promise<void>;
    beforeAll(async () => {
      ({ database, stop } = await start(statements));
    });
    afterAll(() => stop());
    cases(() => database);
  });
}

async function onSqlite(statements: readonly string[]) {
  const folder = await mappingFolder();
  const file = join(folder.path, 'legacy.sqlite');
  const database = new Database(file);
  for (const statement of statements) database.exec(statement);
  database.close();
  return {
    database: { url: `sqlite:${file}`, folder },
    stop: () => folder.remove(),
  };
}

async function onMariaDb(statements: readonly string[]) {
  const folder = await mappingFolder();
  const server = await startMariaDb();
  const url = await server.createDatabase('legacy', 'utf8mb4_general_ci');
  const connection = await createConnection(url);
  for (const statement of statements) await connection.query(statement);
  await connection.end();
  return {
    database: { url, folder },
    async stop() {
      await server.stop();
      await folder.remove();
    },
  };
}

/** A text as SQL of the bytes that a GBK client sent to a latin1 column. */
export function gbkBytes(text: string): string {
  return `X'${iconv.encode(text, 'gbk').toString('hex')}'`;
}
