import { statSync } from 'node:fs';

import Database from 'better-sqlite3';

import { bindParameters } from './bind-parameters.ts';
import { sqliteDialect } from './dialect.ts';
import type {
  ReadOnlyDatabase,
  ReadOnlyDatabaseOptions,
} from './read-only-database.ts';

interface OpenFile {
  readonly inode: number;
  readonly database: Database.Database;
}

/** An SQLite file that can only be read; the newest of its name. */
export function openSqlite(
  path: string,
  { onStatement }: Pick<ReadOnlyDatabaseOptions, 'onStatement'>,
): ReadOnlyDatabase {
  let open: OpenFile | undefined;

  function current(): Database.Database {
    const inode = statSync(path).ino;
    if (open?.inode === inode) return open.database;
    open?.database.close();
    open = undefined;
    // While the file is locked, this process waits: not for long.
    const database = new Database(path, { readonly: true, timeout: 500 });
    open = { inode, database };
    return database;
  }

  function run<Row>(
    sql: string,
    parameters: Readonly<Record<string, unknown>>,
  ) {
    const { text, values } = bindParameters(sql, parameters);
    const statement = current().prepare(text);
    onStatement?.(text);
    // What gives no rows is a write: SQLite itself refuses it.
    if (!statement.reader) statement.run(...values);
    return statement.all(...values) as Row[];
  }

  return {
    dialect: sqliteDialect,
    query: (sql, parameters = {}) =>
      new Promise((resolve) => {
        resolve(run(sql, parameters));
      }),
    changedAt: () =>
      new Promise((resolve) => {
        resolve(statSync(path).mtime);
      }),
    close() {
      open?.database.close();
      open = undefined;
      return Promise.resolve();
    },
  };
}
