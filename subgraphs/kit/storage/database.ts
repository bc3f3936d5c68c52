import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import {
  DataSource,
  type DataSourceOptions,
  type EntitySchema,
  type MigrationInterface,
} from 'typeorm';

import {
  requireCodePoints,
  requireNoPadding,
} from './mysql/code-point-collation.ts';
import { boundMysqlDriver } from './mysql/bound-driver.ts';
import { sqliteDriver } from './sqlite-driver.ts';

/** What a subgraph stores: its tables, and the migrations that make them. */
export interface DatabaseModel {
  readonly entities: readonly EntitySchema[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/** The database cannot be used. The message is one line for an operator. */
export class DatabaseError extends Error {
  override readonly name: string = 'DatabaseError';
}

/** The URL names no database: a usage error, whether a database runs or not. */
export class DatabaseUrlError extends DatabaseError {
  override readonly name = 'DatabaseUrlError';
}

/**
 * Opens a subgraph's database and brings it to the newest migration.
 * `url`: `sqlite:PATH`, `sqlite::memory:` or `mysql://user:password@host:port/name`.
 * Text is compared and sorted by code point on every engine, so that partitions
 * merge. Throws DatabaseError, without the password, if it cannot be opened.
 */
export async function openDatabase(
  url: string,
  model: DatabaseModel,
): Promise<DataSource> {
  const dataSource = new DataSource(databaseOptions(url, model));
  try {
    makeFolder(url);
    await dataSource.initialize();
    await requireCodePoints(dataSource);
    await dataSource.runMigrations();
    await requireNoPadding(dataSource);
    return dataSource;
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw new DatabaseError(
      `Cannot use the database ${withoutPassword(url)}: ${reason(error)}`,
      { cause: error },
    );
  }
}

function databaseOptions(url: string, model: DatabaseModel): DataSourceOptions {
  const common = {
    entities: [...model.entities],
    migrations: [...model.migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each' as const,
  };
  if (/^sqlite:./u.test(url)) {
    return { ...common, ...sqliteOptions(url.slice('sqlite:'.length)) };
  }
  if (mysqlUrl.test(url)) return { ...common, ...mysqlOptions(url) };
  throw new DatabaseUrlError(
    `Expected a database URL sqlite:PATH or mysql://user@host/name (with @ and / in a password as %40 and %2F), but got: ${withoutPassword(url)}`,
  );
}

/**
 * Stricter than mysql2's parser, which would take a part of the password for
 * the host.
 */
const mysqlUrl = /^mysql:\/\/([^/@]*@)?[^/@]+\/[^/@]+$/u;

function makeFolder(url: string): void {
  const path = url.slice('sqlite:'.length);
  if (!url.startsWith('sqlite:') || path === ':memory:') return;
  mkdirSync(dirname(path), { recursive: true });
}

function sqliteOptions(path: string) {
  return {
    type: 'better-sqlite3',
    driver: sqliteDriver,
    database: path,
    enableWAL: path !== ':memory:',
    prepareDatabase: (database: { pragma(text: string): unknown }) => {
      // An acknowledged write survives a power cut (trust.md, invariant 3).
      database.pragma('synchronous = FULL');
      database.pragma('busy_timeout = 5000');
    },
  } as const;
}

function mysqlOptions(url: string) {
  return {
    // TypeORM's type 'mariadb' works with MySQL, too; 'mysql' would report
    // nullable columns of MariaDB as changed.
    type: 'mariadb',
    driver: boundMysqlDriver,
    url,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: true,
    connectTimeout: 5_000,
    poolSize: 10,
  } as const;
}

/**
 * The message of an error. Errors of drivers may come from another realm, where
 * `instanceof Error` is false.
 */
function reason(error: unknown): string {
  const hasMessage =
    typeof error === 'object' && error !== null && 'message' in error;
  const text = String(hasMessage ? error.message : error);
  return text.split('\n', 1)[0] ?? text;
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:@/]*):.*@/su, '//$1:***@');
}
