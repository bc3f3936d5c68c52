import { readFileSync } from 'node:fs';

import { sql } from 'kysely';
import {
  createConnection,
  createPool,
  type ConnectionOptions,
  type Pool,
  type PoolConnection,
  type SslOptions,
} from 'mysql2/promise';

import {
  keptStatements,
  runBound,
  type BoundStatement,
} from '../../../../kit/storage/mysql/run-bound.ts';
import { isOfAddress } from '../../../../kit/values/url-host.ts';
import { beginSession } from '../../../../kit/storage/mysql/session.ts';
import {
  among,
  boundStatement,
  fixed,
  type Sql,
} from '../../../../kit/read/sql.ts';
import { paddedList } from '../../../../kit/read/padded-list.ts';
import { mysqlDialect } from './dialect.ts';
import { inTime, StatementTimeout } from './in-time.ts';
import {
  planSession,
  readingSession,
  shortStatement,
  type SessionPlan,
} from './mysql-session.ts';
import type {
  ReadOnlyDatabase,
  ReadOnlyDatabaseOptions,
  TlsOptions,
} from './read-only-database.ts';

/** A connection pool, and the first statements of each of its sessions. */
interface OpenServer {
  readonly pool: Pool;
  readonly plan: SessionPlan;
  readonly connect: ConnectionOptions;
}

/** Few, so that a district's server is hardly loaded. */
export const poolSize = 4;

/**
 * Most statements that wait for a session; more means that the server hangs.
 */
export const queueLimit = 200;

/** A MySQL or MariaDB database whose sessions can only read. */
export function openMysql(options: ReadOnlyDatabaseOptions): ReadOnlyDatabase {
  const { onStatement, statementSeconds = 10 } = options;
  let open: Promise<OpenServer> | undefined;

  function current(): Promise<OpenServer> {
    if (open) return open;
    const opening = openServer(options, statementSeconds);
    open = opening;
    opening.catch(() => {
      if (open === opening) open = undefined;
    });
    return opening;
  }

  async function run(statement: BoundStatement): Promise<unknown> {
    const { pool, plan, connect } = await current();
    const connection = await pool.getConnection();
    try {
      await begin(connection, plan);
      onStatement?.(statement.text);
      const rows = await ask(connection, statement, {
        seconds: statementSeconds,
        connect,
      });
      connection.release();
      return rows;
    } catch (error) {
      // The state of a failed session is unknown.
      connection.destroy();
      throw error;
    }
  }

  async function query<Row>(asked: Sql | string): Promise<Row[]> {
    const statement = boundStatement(asked, 'MYSQL');
    try {
      return (await run(statement)) as Row[];
    } catch (error) {
      // A read may be repeated, and servers end idle sessions.
      if (!isLost(error)) throw error;
      return (await run(statement)) as Row[];
    }
  }

  return {
    dialect: mysqlDialect,
    query,
    changedAt: (tables) => lastUpdate(query, tables),
    version: () => null,
    async close() {
      const last = open;
      open = undefined;
      await (await last?.catch(() => undefined))?.pool.end();
    },
  };
}

/** Error codes of a session, or a prepared statement, that no longer exists. */
const losses = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'ER_UNKNOWN_STMT_HANDLER',
  'ER_NEED_REPREPARE',
]);

function isLost(error: unknown): boolean {
  const { code = '' } = error as { readonly code?: string };
  return losses.has(code);
}

/**
 * Options of every connection to a district's server. Throws if the file of
 * certificate authorities cannot be read.
 */
export function connectionOptions({
  url,
  tls,
  connectSeconds = 5,
}: ReadOnlyDatabaseOptions): ConnectionOptions {
  return {
    ...(tls ? { ssl: sslOptions(tls, url) } : {}),
    uri: url.replace(/^mariadb:/u, 'mysql:'),
    charset: 'utf8mb4',
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    connectTimeout: connectSeconds * 1_000,
    // Keeps the server from asking the client for local files (LOAD DATA
    // LOCAL).
    flags: ['-LOCAL_FILES'],
  };
}

/**
 * Certificates name hosts, not addresses. For a URL with an address only the
 * authority is verified (mapping-schema.ts requires one).
 */
function sslOptions({ ca }: TlsOptions, url: string): SslOptions {
  return {
    ...(ca === undefined ? {} : { ca: readFileSync(ca) }),
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    verifyIdentity: !isOfAddress(url),
  };
}

async function openServer(
  options: ReadOnlyDatabaseOptions,
  statementSeconds: number,
): Promise<OpenServer> {
  const connect = connectionOptions(options);
  const connection = await createConnection(connect);
  try {
    const plan = await planSession(connection, statementSeconds);
    await inTime(beginSession(connection, readingSession), shortStatement);
    const pool = createPool({
      ...connect,
      connectionLimit: poolSize,
      maxIdle: 1,
      idleTimeout: 30_000,
      queueLimit,
      maxPreparedStatements: keptStatements,
    });
    return { pool, plan, connect };
  } finally {
    connection.destroy();
  }
}

const begun = new WeakSet();

/**
 * The first statements of a session forbid writing; the next ones set how it
 * reads texts.
 */
async function begin(
  connection: PoolConnection,
  plan: SessionPlan,
): Promise<void> {
  const { connection: session } = connection as unknown as {
    readonly connection: object;
  };
  if (begun.has(session)) return;
  for (const statement of plan) {
    await inTime(connection.query(statement), shortStatement);
  }
  await inTime(beginSession(connection, readingSession), shortStatement);
  begun.add(session);
}

interface AskOptions {
  readonly seconds: number;
  readonly connect: ConnectionOptions;
}

/** Seconds that we wait longer than the server, whose own error says more. */
const graceSeconds = 1;

async function ask(
  connection: PoolConnection,
  statement: BoundStatement,
  { seconds, connect }: AskOptions,
): Promise<unknown> {
  const { threadId } = connection;
  const timeout = (seconds + graceSeconds) * 1_000;
  try {
    return await inTime(runBound(connection, statement), timeout);
  } catch (error) {
    if (error instanceof StatementTimeout) await kill(threadId, connect);
    throw error;
  }
}

/** Ends a running statement on a server that has no time limit of its own. */
async function kill(
  threadId: number,
  connect: ConnectionOptions,
): Promise<void> {
  try {
    const connection = await createConnection(connect);
    try {
      await inTime(connection.query(`KILL ${threadId}`), shortStatement);
    } finally {
      connection.destroy();
    }
  } catch {
    // Either the statement has ended, or the server does not answer at all.
  }
}

/** When tables last changed, as far as the server knows. */
export function lastUpdateOf(tables: readonly string[]): Sql {
  return sql`SELECT UNIX_TIMESTAMP(MAX(UPDATE_TIME)) AS changed FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND ${among(fixed('TABLE_NAME'), paddedList(tables))}`;
}

async function lastUpdate(
  query: ReadOnlyDatabase['query'],
  tables: readonly string[],
): Promise<Date | null> {
  const [row] = await query<{ changed: string | null }>(lastUpdateOf(tables));
  const seconds = row?.changed ?? null;
  return seconds === null ? null : new Date(Number(seconds) * 1_000);
}
