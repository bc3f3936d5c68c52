import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';

import type { ReadOnlyDatabase } from '../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';

/** A write that was attempted, and the answer of the district's side. */
export interface WriteAttempt {
  readonly statement: string;
  /** The server's own words; `null` if it did not object. */
  readonly answer: string | null;
  /**
   * Whether it was refused because writing is forbidden, and for no other
   * reason.
   */
  readonly isRefused: boolean;
}

/** MySQL's error codes for a forbidden write: by session, account or server. */
const refusals = new Set([
  'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION',
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
  'ER_OPTION_PREVENTS_STATEMENT',
  'SQLITE_READONLY',
]);

/**
 * Attempts writes through the adapters' own connection, to a table that does
 * not exist: its name is random, so that nothing would change even if a write
 * were allowed. On SQLite a table would be created if the file were not opened
 * read-only.
 */
export async function attemptWrites(
  database: ReadOnlyDatabase,
): Promise<readonly WriteAttempt[]> {
  const name = `mengyue_prove_${randomBytes(8).toString('hex')}`;
  const statements =
    database.dialect.kind === 'MYSQL'
      ? [`INSERT INTO ${name} VALUES (1)`, `DROP TABLE ${name}`]
      : [`CREATE TABLE ${name} (n INTEGER)`];
  const attempts: WriteAttempt[] = [];
  for (const statement of statements) {
    attempts.push(await attempt(statement, () => database.query(statement)));
  }
  return attempts;
}

/**
 * Attempts to write a file's first byte unchanged, through a handle like the
 * adapters' own: the file would stay the same even if it were allowed.
 */
export async function attemptFileWrite(
  file: string,
): Promise<readonly WriteAttempt[]> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, 0);
    const write = () => handle.write(buffer, 0, 1, 0);
    return [await attempt('write(first byte, same value)', write)];
  } finally {
    await handle.close();
  }
}

async function attempt(
  statement: string,
  write: () => Promise<unknown>,
): Promise<WriteAttempt> {
  try {
    await write();
    return { statement, answer: null, isRefused: false };
  } catch (error) {
    const { code = '', message = String(error) } = error as {
      readonly code?: string;
      readonly message?: string;
    };
    const isRefused = refusals.has(code) || code === 'EBADF';
    return { statement, answer: `${code}: ${message}`, isRefused };
  }
}

/**
 * Whether no write succeeded, and at least one was refused for being a write.
 */
export function wereRefused(attempts: readonly WriteAttempt[]): boolean {
  return (
    attempts.every(({ answer }) => answer !== null) &&
    attempts.some(({ isRefused }) => isRefused)
  );
}
