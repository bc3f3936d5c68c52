import { statSync } from 'node:fs';

import mysql, { type Pool, type PoolOptions } from 'mysql2';
import { DataSource, type DataSourceOptions, type Logger } from 'typeorm';

import { sqliteDriver } from '../../kit/sqlite-driver.ts';
import { mysqlDialect, sqliteDialect, type Dialect } from './dialect.ts';

/** A district's database: it can be asked, and nothing else. */
export interface ReadOnlyDatabase {
  readonly dialect: Dialect;
  /** Runs one statement with named parameters (`:name`, `:...names`). */
  query<Row>(
    sql: string,
    parameters?: Readonly<Record<string, unknown>>,
  ): Promise<Row[]>;
  /** When the tables last changed, as far as file or server know. */
  changedAt(tables: readonly string[]): Promise<Date | null>;
  close(): Promise<void>;
}

export interface ReadOnlyDatabaseOptions {
  /** `sqlite:PATH` or `mysql://user:password@host:port/name`. */
  readonly url: string;
  /** Told of each statement before it runs. */
  readonly onStatement?: ((sql: string) => void) | undefined;
}

/**
 * A database that is opened when it is first asked and opened again after a
 * failure, so that a dead one stops nobody's start. SQLite files are opened
 * `readonly`, and again when another file took their place; every MySQL session
 * is `READ ONLY`.
 */
export function openReadOnly(
  options: ReadOnlyDatabaseOptions,
): ReadOnlyDatabase {
  const { url } = options;
  if (url.startsWith('sqlite:')) {
    return sqliteDatabase(url.slice('sqlite:'.length), options);
  }
  if (url.startsWith('mysql://')) return mysqlDatabase(options);
  throw new TypeError(
    `Expected the URL of a district database, sqlite:PATH or mysql://user@host/name, but got: ${url.replace(/\/\/.*@/u, '//***@')}`,
  );
}

function sqliteDatabase(
  path: string,
  { onStatement }: ReadOnlyDatabaseOptions,
): ReadOnlyDatabase {
  const connection = reopening(
    {
      type: 'better-sqlite3',
      driver: sqliteDriver,
      database: path,
      readonly: true,
      fileMustExist: true,
      ...logging(onStatement),
    },
    () => statSync(path).ino,
  );
  return {
    ...connection,
    dialect: sqliteDialect,
    changedAt: () => Promise.resolve(statSync(path).mtime),
  };
}

function mysqlDatabase({
  url,
  onStatement,
}: ReadOnlyDatabaseOptions): ReadOnlyDatabase {
  const connection = reopening(
    {
      type: 'mysql',
      url,
      driver: { createPool: createReadOnlyPool },
      charset: 'utf8mb4',
      dateStrings: true,
      supportBigNumbers: true,
      bigNumberStrings: true,
      connectTimeout: 5_000,
      poolSize: 4,
      ...logging(onStatement),
    },
    () => 0,
  );
  return {
    ...connection,
    dialect: mysqlDialect,
    async changedAt(tables) {
      const [row] = await connection.query<{ changed: string | null }>(
        'SELECT UNIX_TIMESTAMP(MAX(UPDATE_TIME)) AS changed FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (:...tables)',
        { tables },
      );
      const seconds = row?.changed ?? null;
      return seconds === null ? null : new Date(Number(seconds) * 1_000);
    },
  };
}

/** The first statement of every session forbids the others to write. */
function createReadOnlyPool(options: PoolOptions): Pool {
  const pool = mysql.createPool(options);
  pool.on('connection', (connection) => {
    connection.query('SET SESSION TRANSACTION READ ONLY', (error) => {
      // A session that could write is not used.
      if (error) connection.destroy();
    });
  });
  return pool;
}

/** One opened DataSource and how many statements run on it. */
interface Generation {
  readonly version: number;
  readonly opened: Promise<DataSource>;
  running: number;
}

/** A connection that follows `version`: when it changes, all is opened anew. */
function reopening(options: DataSourceOptions, version: () => number) {
  let current: Generation | undefined;

  function generation(): Generation {
    const wanted = version();
    if (current?.version === wanted) return current;
    const previous = current;
    const opened = new DataSource(options).initialize();
    const made: Generation = { version: wanted, opened, running: 0 };
    current = made;
    opened.catch(() => {
      if (current === made) current = undefined;
    });
    if (previous?.running === 0) void destroy(previous);
    return made;
  }

  return {
    async query<Row>(
      sql: string,
      parameters: Readonly<Record<string, unknown>> = {},
    ): Promise<Row[]> {
      const used = generation();
      used.running += 1;
      try {
        const dataSource = await used.opened;
        const [text, values] = dataSource.driver.escapeQueryWithParameters(
          sql,
          parameters,
        );
        return await dataSource.query<Row[]>(text, values);
      } finally {
        used.running -= 1;
        if (used.running === 0 && used !== current) void destroy(used);
      }
    },
    async close(): Promise<void> {
      const last = current;
      current = undefined;
      if (last) await destroy(last);
    },
  };
}

async function destroy({ opened }: Generation): Promise<void> {
  const dataSource = await opened.catch(() => null);
  if (dataSource?.isInitialized) await dataSource.destroy();
}

function logging(onStatement: ((sql: string) => void) | undefined) {
  if (!onStatement) return {};
  const silent = () => undefined;
  const logger: Logger = {
    logQuery: onStatement,
    logQueryError: silent,
    logQuerySlow: silent,
    logSchemaBuild: silent,
    logMigration: silent,
    log: silent,
  };
  return { logging: true, logger };
}
