import type { Connection, QueryResult } from 'mysql2/promise';

import { toLiteral, toParameter, type SqlValue } from './parameter.ts';

/** A statement with a `?` for each of its values. */
export interface BoundStatement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/**
 * Statements kept prepared for each connection; the server holds them in
 * memory.
 */
export const keptStatements = 100;

/**
 * Statements with more values take too much of the server's memory to be kept.
 */
const keptValues = 512;

/** Most values of a statement in MySQL's binary protocol. */
const maximumValues = 65_535;

/**
 * Connections whose server, or a proxy in front of it, cannot prepare
 * statements.
 */
const unprepared = new WeakSet();

/**
 * Runs a statement in a session made by `beginSession`. The server binds the
 * values, so none is read as SQL. Only where it cannot bind, they are written
 * into the text as literals.
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

/**
 * Error codes of a server that refused to prepare a statement and ran nothing.
 */
const refusals = new Set([
  'ER_UNSUPPORTED_PS',
  'ER_UNKNOWN_COM_ERROR',
  'ER_MAX_PREPARED_STMT_COUNT_REACHED',
]);

function preparesNone(error: unknown): boolean {
  const { code = '' } = error as { readonly code?: string };
  return refusals.has(code);
}

/**
 * Quoted texts and names (a `?` in them is no placeholder), and placeholders.
 */
const quotedOrPlaceholder = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\?/gsu;

/** The statement's text with its values as literals. */
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
