import { statSync } from 'node:fs';

import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';

import { fileVersion } from '../../files/file-version.ts';
import { UnreadableFile } from '../../files/unreadable-file.ts';
import { boundStatement, type Sql } from '../../../../kit/read/sql.ts';
import { readsOtherwiseFunction, sqliteDialect } from './dialect.ts';
import type {
  ReadOnlyDatabase,
  ReadOnlyDatabaseOptions,
} from './read-only-database.ts';
import { readsOtherwise } from '../text/column-cleaning.ts';

interface OpenFile {
  readonly version: string;
  readonly database: Database.Database;
  /** Prepared statements by their text. */
  readonly statements: LRUCache<string, Database.Statement>;
}

const keptStatements = 100;

/**
 * An SQLite file that is only read, reopened when it is replaced. After damage
 * was found, nothing more is read from that file, since some pages may look
 * sound.
 */
export function openSqlite(
  path: string,
  { onStatement }: Pick<ReadOnlyDatabaseOptions, 'onStatement'>,
): ReadOnlyDatabase {
  let open: OpenFile | undefined;
  let damaged: { version: string; error: UnreadableFile } | undefined;

  function current(): OpenFile {
    const version = fileVersion(path, statSync(path));
    if (damaged?.version === version) throw damaged.error;
    if (open?.version === version) return open;
    open?.database.close();
    open = undefined;
    // The process is blocked while the file is locked, so the timeout is short.
    const database = new Database(path, { readonly: true, timeout: 500 });
    database.function(
      readsOtherwiseFunction,
      { deterministic: true },
      (text: unknown) =>
        typeof text === 'string' && readsOtherwise(text) ? 1 : 0,
    );
    const statements = new LRUCache<string, Database.Statement>({
      max: keptStatements,
    });
    open = { version, database, statements };
    return open;
  }

  function run<Row>(asked: Sql | string) {
    const { text, values } = boundStatement(asked, 'SQLITE');
    const { database, statements } = current();
    try {
      const statement = statements.get(text) ?? database.prepare(text);
      statements.set(text, statement);
      onStatement?.(text);
      // A statement without rows is a write, which SQLite refuses here.
      if (!statement.reader) statement.run(...values);
      return statement.all(...values) as Row[];
    } catch (error) {
      throw isDamage(error) ? damage(error) : error;
    }
  }

  function damage(cause: unknown): UnreadableFile {
    const error = new UnreadableFile('damaged', path, cause);
    if (open) damaged = { version: open.version, error };
    return error;
  }

  return {
    dialect: sqliteDialect,
    query: (statement) =>
      new Promise((resolve) => {
        resolve(run(statement));
      }),
    changedAt: () =>
      new Promise((resolve) => {
        resolve(statSync(path).mtime);
      }),
    version() {
      const { version, database } = current();
      try {
        // Changes by other processes that are still in the write-ahead log, not
        // in the file.
        const changes = database.pragma('data_version', { simple: true });
        return `${version} ${String(changes)}`;
      } catch (error) {
        throw isDamage(error) ? damage(error) : error;
      }
    },
    close() {
      open?.database.close();
      open = undefined;
      return Promise.resolve();
    },
  };
}

function isDamage(error: unknown): boolean {
  const { code = '' } = error as { readonly code?: string };
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT');
}
