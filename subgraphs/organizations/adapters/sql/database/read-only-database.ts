import type { Sql } from '../../../../kit/read/sql.ts';
import type { Dialect } from './dialect.ts';
import { openMysql } from './mysql-database.ts';
import { openSqlite } from './sqlite-database.ts';

/** A district's database: it can be asked, and nothing else. */
export interface ReadOnlyDatabase {
  readonly dialect: Dialect;
  /** Runs one statement; a text has no values. */
  query<Row>(statement: Sql | string): Promise<Row[]>;
  /** When the tables last changed, as far as file or server know. */
  changedAt(tables: readonly string[]): Promise<Date | null>;
  /** Differs once tables may have changed; null where nobody knows. */
  version(): string | null;
  close(): Promise<void>;
}

/** Connections are encrypted, and the server's certificate is verified. */
export interface TlsOptions {
  /** A PEM file of authorities; those of Node unless told. */
  readonly ca?: string | undefined;
}

export interface ReadOnlyDatabaseOptions {
  /** `sqlite:PATH` or `mysql://user:password@host:port/name`. */
  readonly url: string;
  /** How connections to a server are encrypted; not at all unless told. */
  readonly tls?: TlsOptions | undefined;
  /** How long connecting may take; 5 unless told. */
  readonly connectSeconds?: number;
  /** How long one statement may take; 10 unless told. */
  readonly statementSeconds?: number;
  /** Told of each statement before it runs. */
  readonly onStatement?: ((sql: string) => void) | undefined;
}

/**
 * A database that is opened when it is first asked and opened again after a
 * failure, so that a dead one stops nobody's start. SQLite files are opened
 * `readonly`, and again when another file took their place; no session of
 * MySQL can write (mysql-session.ts).
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
