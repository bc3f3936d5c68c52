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

/** A pool, and what each of its sessions begins with. */
interface OpenServer {
  readonly pool: Pool;
  readonly plan: SessionPlan;
  readonly connect: ConnectionOptions;
}

/** So few that a district's server hardly notices. */
export const poolSize = 4;

/** Statements that may wait for a session; more is a server that hangs. */
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
      // What a failed session would do next is not known.
      connection.destroy();
      throw error;
    }
  }

  async function query<Row>(asked: Sql | string): Promise<Row[]> {
    const statement = boundStatement(asked, 'MYSQL');
    try {
      return (await run(statement)) as Row[];
    } catch (error) {
      // Reading twice does no harm, and a server may have ended idle sessions.
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

/** Codes of a session, or of what it had prepared, that is no more. */
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
 * How every connection to a district's server is made. Throws when the file of
 * its authorities cannot be read.
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
    // Nothing is read from this machine on the server's demand.
    flags: ['-LOCAL_FILES'],
  };
}

/**
 * A certificate names hosts, not addresses: of a server that is asked by its
 * address, the authority alone is verified (mapping-schema.ts demands one).
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
 * The first statements of a session forbid the others to write; the next ones
 * say how it reads.
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

/** How much longer than the server we wait: it says better what is wrong. */
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

/** Ends a statement on a server that has no limit of its own. */
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
    // The statement is over, or the server does not answer at all.
  }
}

/** When tables last changed, as far as the server remembers. */
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
