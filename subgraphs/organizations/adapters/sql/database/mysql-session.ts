import type { Connection, RowDataPacket } from 'mysql2/promise';

import { inTime } from './in-time.ts';

/** The first statements of every session. */
export type SessionPlan = readonly string[];

/** Most milliseconds to wait for a small statement. */
export const shortStatement = 5_000;

/**
 * Settings of our sessions. The server's own modes are replaced, so that
 * statements mean the same on all servers.
 */
export const readingSession = {
  sqlMode: '',
  collations: ['utf8mb4_unicode_ci'],
} as const;

const forbidWrites = 'SET SESSION TRANSACTION READ ONLY';

/** MySQL's error codes for something that an older server does not know. */
const unknownToServer = new Set([
  'ER_PARSE_ERROR',
  'ER_UNKNOWN_SYSTEM_VARIABLE',
  'ER_NOT_SUPPORTED_YET',
]);

/**
 * Finds out what the server can do: sessions that cannot write (MySQL 5.6.5,
 * MariaDB 10.0) or else an account that can only read, and a time limit for
 * statements. Throws if neither prevents writing.
 */
export async function planSession(
  connection: Connection,
  statementSeconds: number,
): Promise<SessionPlan> {
  const limits = [
    `SET SESSION max_execution_time = ${Math.ceil(statementSeconds * 1_000)}`,
    `SET SESSION max_statement_time = ${statementSeconds}`,
  ];
  const readOnly = await isKnown(connection, forbidWrites);
  if (!readOnly) await requireReadingAccount(connection);
  for (const limit of limits) {
    if (await isKnown(connection, limit)) {
      return readOnly ? [forbidWrites, limit] : [limit];
    }
  }
  return readOnly ? [forbidWrites] : [];
}

/** Runs a statement; false if the server does not know it. */
async function isKnown(
  connection: Connection,
  statement: string,
): Promise<boolean> {
  try {
    await inTime(connection.query(statement), shortStatement);
    return true;
  } catch (error) {
    const { code = '' } = error as { readonly code?: string };
    if (unknownToServer.has(code)) return false;
    throw error;
  }
}

/** Throws if the account may do more than read. */
export async function requireReadingAccount(
  connection: Connection,
): Promise<void> {
  const [rows] = await inTime(
    connection.query<RowDataPacket[]>('SHOW GRANTS'),
    shortStatement,
  );
  const grants = rows.map((row) => String(Object.values(row)[0]));
  const excess = grantsThatWrite(grants);
  if (excess.length === 0) return;
  throw new Error(
    `Expected an account with SELECT only, as this server knows no read-only sessions, but got: ${excess.join('; ')}. Run: REVOKE ALL PRIVILEGES, GRANT OPTION FROM the account, then GRANT SELECT ON the database`,
  );
}

const harmless = new Set(['USAGE', 'SELECT', 'SHOW VIEW', 'SHOW DATABASES']);

/** Grants that allow more than reading, without the name of the account. */
export function grantsThatWrite(grants: readonly string[]): string[] {
  return grants.flatMap((grant) => {
    const match = /^GRANT (.+?) ON (.+?) TO /u.exec(grant);
    const [, privileges = grant.replace(/ TO .*$/u, ''), place = ''] =
      match ?? [];
    const names = privileges
      .replace(/\([^()]*\)/gu, '')
      .split(',')
      .map((name) => name.trim());
    const grantsOn = grant.includes('WITH GRANT OPTION');
    if (match && !grantsOn && names.every((name) => harmless.has(name))) {
      return [];
    }
    return [`GRANT ${privileges.replace(/^GRANT /u, '')} ON ${place}`.trim()];
  });
}
