import type { Connection, QueryResult } from 'mysql2/promise';

import { toLiteral, toParameter, type SqlValue } from './parameter.ts';

/** A statement with a `?` for each of its values. */
export interface BoundStatement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Statements that a connection keeps prepared: the server holds them all. */
export const keptStatements = 100;

/** A statement with more values takes too much of the server to be kept. */
const keptValues = 512;

/** What a statement of MySQL's binary protocol may have. */
const maximumValues = 65_535;

/** Connections whose server, or a proxy before it, prepares no statements. */
const unprepared = new WeakSet();

/**
 * Runs a statement in a session that `beginSession` has made. The server binds
 * the values, so that none is ever read as SQL; where it binds none, and only
 * there, they are written into the text.
 */
export async function runBound(
  connection: Connection,
  { text, values }: BoundStatement,
): Promise<QueryResult> {
  if (values.length === 0) return (await connection.query(text))[0];
  const { connection: session } = connection as unknown as {
    readonly connection: object;
  };
  if (values.length <= maximumValues && !unprepared.has(session)) {
    try {
      return await runPrepared(connection, { text, values });
    } catch (error) {
      if (!preparesNone(error)) throw error;
      unprepared.add(session);
    }
  }
  return (await connection.query(inlined({ text, values })))[0];
}

async function runPrepared(
  connection: Connection,
  { text, values }: BoundStatement,
): Promise<QueryResult> {
  const parameters = values.map(toParameter);
  const [result] = await connection.execute(text, parameters);
  if (values.length > keptValues) connection.unprepare(text);
  return result;
}

/** Codes of a server that has refused to prepare, and has run nothing. */
const refusals = new Set([
  'ER_UNSUPPORTED_PS',
  'ER_UNKNOWN_COM_ERROR',
  'ER_MAX_PREPARED_STMT_COUNT_REACHED',
]);

function preparesNone(error: unknown): boolean {
  const { code = '' } = error as { readonly code?: string };
  return refusals.has(code);
}

/** Texts and names in quotes, whose `?` are letters, and placeholders. */
const quotedOrPlaceholder = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\?/gsu;

/** The statement with its values in it. */
export function inlined({ text, values }: BoundStatement): string {
  let used = 0;
  const sql = text.replace(quotedOrPlaceholder, (found) =>
    found === '?' ? toLiteral(values[used++]) : found,
  );
  if (used !== values.length) {
    throw new RangeError(
      `Expected ${used} values for the statement, but got: ${values.length}.`,
    );
  }
  return sql;
}
