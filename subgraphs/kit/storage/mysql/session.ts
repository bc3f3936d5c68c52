import type { Connection, RowDataPacket } from 'mysql2/promise';

/** Settings of a session that do not depend on the server's defaults. */
export interface SessionSettings {
  /** Value of `sql_mode`; it must name none of the modes below. */
  readonly sqlMode: string;
  /**
   * Collations of utf8mb4 for literals and parameters; the last one that the
   * server knows is used.
   */
  readonly collations: readonly string[];
}

/** SQL modes in which our statements or values would be read differently. */
const misreadingModes = new Set([
  'ANSI_QUOTES',
  'EMPTY_STRING_IS_NULL',
  'HIGH_NOT_PRECEDENCE',
  'NO_BACKSLASH_ESCAPES',
  'ORACLE',
  'PAD_CHAR_TO_FULL_LENGTH',
  'PIPES_AS_CONCAT',
]);

/** The statements that apply the settings. */
export function settingStatements({
  sqlMode,
  collations,
}: SessionSettings): readonly string[] {
  return [
    ...collations.map((name) => `SET NAMES utf8mb4 COLLATE ${name}`),
    `SET SESSION sql_mode = '${sqlMode}'`,
  ];
}

export const sessionQuery =
  'SELECT @@SESSION.sql_mode AS mode, @@SESSION.character_set_client AS charset';

/**
 * Sets charset, collation and sql_mode of a session, then reads them back.
 * Rejects if the session would still read our statements differently. No value
 * of a client may be sent before this resolves.
 */
export async function beginSession(
  connection: Connection,
  settings: SessionSettings,
): Promise<void> {
  for (const statement of settingStatements(settings)) {
    await attempt(connection, statement);
  }
  const [[session]] = await connection.query<RowDataPacket[]>(sessionQuery);
  const charset = String(session?.['charset']);
  const modes = String(session?.['mode'])
    .split(',')
    .filter((mode) => misreadingModes.has(mode));
  if (charset === 'utf8mb4' && modes.length === 0) return;
  throw new Error(
    `Expected a session that takes SET NAMES utf8mb4 and SET SESSION sql_mode, so that values are read as they are, but got: character_set_client ${charset}, sql_mode ${modes.join(',') || 'as it should be'}. Let the server, or the proxy before it, take these statements`,
  );
}

/** Tries a setting; a server that does not know it may be right without it. */
async function attempt(
  connection: Connection,
  statement: string,
): Promise<void> {
  try {
    await connection.query(statement);
  } catch (error) {
    const { fatal = false } = error as { readonly fatal?: boolean };
    if (fatal) throw error;
  }
}
