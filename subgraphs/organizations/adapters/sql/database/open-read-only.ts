import { openMysql } from './mysql-database.ts';
import type {
  ReadOnlyDatabase,
  ReadOnlyDatabaseOptions,
} from './read-only-database.ts';
import { openSqlite } from './sqlite-database.ts';

/**
 * A database that is opened when it is first used, and again after a failure,
 * so that the process starts without it. SQLite files are opened read-only, and
 * again when the file was replaced; MySQL sessions cannot write
 * (mysql-session.ts).
 */
export function openReadOnly(
  options: ReadOnlyDatabaseOptions,
): ReadOnlyDatabase {
  const { url } = options;
  if (url.startsWith('sqlite:')) {
    return openSqlite(url.slice('sqlite:'.length), options);
  }
  if (/^(?:mysql|mariadb):\/\//u.test(url)) return openMysql(options);
  throw new TypeError(
    `Expected the URL of a district database, sqlite:PATH or mysql://user@host/name, but got: ${url.replace(/\/\/.*@/u, '//***@')}`,
  );
}
