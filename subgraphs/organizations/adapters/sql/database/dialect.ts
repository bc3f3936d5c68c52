import { sql } from 'kysely';

import { paddedList } from '../../../../kit/read/padded-list.ts';
import { among, fixed, type Sql } from '../../../../kit/read/sql.ts';
import { mayReadOtherwise } from '../text/odd-text-pattern.ts';

/** Where MySQL and SQLite need different words for the same thing. */
export interface Dialect {
  readonly kind: 'MYSQL' | 'SQLITE';
  /** A text that compares by code point whatever the column's collation. */
  readonly text: (expression: string) => string;
  /** A text that sorts by code point, trailing spaces included. */
  readonly sortable: (expression: string) => string;
  /** Any value as text; a bigint keeps all its digits. */
  readonly asText: (expression: string) => string;
  /** A parameter that is compared with such a text. */
  readonly sortableValue: (text: string) => Sql;
  /** A whole number as a 64-bit parameter: no double in between. */
  readonly integerValue: (digits: string) => Sql;
  /** Numbers of a list after IN. */
  readonly numbers: (values: readonly number[]) => string;
  /** Whether a key of whole numbers is what another column says. */
  readonly sameInteger: (key: string, other: string) => string;
  /** A text without spaces, full-width ones too, at its ends. */
  readonly trim: (expression: string) => string;
  /** A text of the tables as a literal: its bytes, whatever they are. */
  readonly storedText: (text: string) => string;
  /** Whether a text may not be what a person reads (readsOtherwise). */
  readonly mayReadOtherwise: (text: string) => string;
  /** Whether a key is among the ids, however many they are. */
  readonly among: (key: KeyColumn, localIds: readonly string[]) => Sql;
  /** The same of a key of several columns and the parts of ids. */
  readonly amongRows: (
    key: readonly KeyColumn[],
    rows: readonly (readonly string[])[],
  ) => Sql;
}

/** The column whose value is the local id. */
export interface KeyColumn {
  readonly column: string;
  readonly type: 'integer' | 'text';
  /**
   * The column's charset has whatever is looked for: that was read from this
   * database, or the column is an expression of utf8mb4.
   */
  readonly seeksOwn?: true;
}

/**
 * An index serves the conditions on single columns, on every version of both
 * engines; the last one tells which of their combinations are meant.
 */
function everyColumn(
  key: readonly KeyColumn[],
  rows: readonly (readonly string[])[],
  among: (column: KeyColumn, values: readonly string[]) => Sql,
): Sql {
  const columns = key.map((column, index) =>
    among(column, [...new Set(rows.map((row) => row[index] ?? ''))]),
  );
  return sql.join(columns, fixed(' AND '));
}

function rowOf(key: readonly KeyColumn[], asText: Dialect['asText']): Sql {
  return fixed(`(${key.map(({ column }) => asText(column)).join(', ')})`);
}

const sqliteText = (expression: string) => `CAST(${expression} AS TEXT)`;

export const sqliteDialect: Dialect = {
  kind: 'SQLITE',
  text: (expression) => expression,
  sortable: (expression) => expression,
  asText: sqliteText,
  sortableValue: (text) => sql`${text}`,
  integerValue: (digits) => sql`CAST(${digits} AS INTEGER)`,
  // An expression has no affinity: there 1 is not '1'.
  numbers: (values) => values.map((it) => `${it}, '${it}'`).join(', '),
  sameInteger: (key, other) => `${key} = ${other}`,
  trim: (expression) => `TRIM(${expression}, ' \u3000')`,
  storedText: (text) => `CAST(X'${hexOf(text)}' AS TEXT)`,
  mayReadOtherwise: (text) => `${readsOtherwiseFunction}(${text})`,
  // One parameter, whatever the number: SQLite takes at most 32,766.
  among: ({ column, type }, localIds) => {
    const value = type === 'integer' ? 'CAST(value AS INTEGER)' : 'value';
    const ids =
      type === 'integer'
        ? JSON.stringify(localIds.filter(isSigned))
        : `[${localIds.flatMap(bothStorages).join()}]`;
    return sql`${fixed(column)} IN (SELECT ${fixed(value)} FROM json_each(${ids}))`;
  },
  amongRows: (key, rows) => {
    const parts = key.map((_, index) => `value ->> ${index}`).join(', ');
    return sql`${everyColumn(key, rows, sqliteDialect.among)} AND ${rowOf(key, sqliteText)} IN (SELECT ${fixed(parts)} FROM json_each(${JSON.stringify(rows)}))`;
  },
};

/** What SQLite asks this process (sqlite-database.ts). */
export const readsOtherwiseFunction = 'reads_otherwise';

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex').toUpperCase();
}

/** A larger number would be cut to the largest, which is another row's. */
function isSigned(digits: string): boolean {
  return BigInt.asIntN(64, BigInt(digits)) === BigInt(digits);
}

/** A column without a declared type has 7 and '7', which are one id. */
function bothStorages(id: string): string[] {
  const text = JSON.stringify(id);
  return isWhole(id) && isSigned(id) ? [text, id] : [text];
}

const mysqlAsText = (expression: string) => `CAST(${expression} AS CHAR)`;

const mysqlText = (expression: string) =>
  `CONVERT(${expression} USING utf8mb4) COLLATE utf8mb4_bin`;

export const mysqlDialect: Dialect = {
  kind: 'MYSQL',
  text: mysqlText,
  // Collations ignore trailing spaces; bytes of UTF-8 sort by code point.
  sortable: (expression) => `CAST(${expression} AS BINARY)`,
  asText: mysqlAsText,
  sortableValue: (text) => sql`CAST(${text} AS BINARY)`,
  // Bound as the number it is, unsigned beyond 2^63.
  integerValue: (digits) => sql`${BigInt(digits)}`,
  numbers: (values) => values.join(', '),
  // A text and a bigint are compared as doubles: beyond 2^53 by digits, too.
  sameInteger: (key, other) =>
    `${key} = ${other} AND (${key} BETWEEN -9007199254740992 AND 9007199254740992 OR CAST(${key} AS CHAR) = CAST(${other} AS CHAR))`,
  trim: (expression) =>
    `TRIM(TRIM(BOTH '\u3000' FROM TRIM(${mysqlText(expression)})))`,
  storedText: (text) => `_utf8mb4 X'${hexOf(text)}' COLLATE utf8mb4_bin`,
  mayReadOtherwise,
  // MySQL compares a bigint with a text as doubles; a BigInt is bound as the
  // number it is.
  among: (key, localIds) => {
    const found = amongParts(key, localIds);
    if (isExact(key, localIds)) return found;
    const text = fixed(mysqlAsText(key.column));
    return sql`${found} AND ${among(text, paddedList(localIds))}`;
  },
  amongRows: (key, rows) => {
    const meant = paddedList(rows).map((row) => sql`(${sql.join(row)})`);
    return sql`${everyColumn(key, rows, amongParts)} AND ${rowOf(key, mysqlAsText)} IN (${sql.join(meant)})`;
  },
};

function amongParts(key: KeyColumn, localIds: readonly string[]): Sql {
  const ids = paddedList<bigint | string>(
    key.type === 'integer' ? localIds.map(BigInt) : localIds,
  );
  return among(fixed(comparable(key, localIds)), ids);
}

/** A text key may be a bigint that nobody said is one; see sameInteger. */
function isExact(
  { type, seeksOwn }: KeyColumn,
  localIds: readonly string[],
): boolean {
  return (
    type === 'integer' ||
    seeksOwn === true ||
    !localIds.some((id) => id.length > 15 && isWhole(id))
  );
}

/**
 * Comparing a column with letters that its charset lacks is an error of MySQL:
 * for those the column is converted, and no index serves it.
 */
function comparable(
  { column, type, seeksOwn }: KeyColumn,
  localIds: readonly string[],
): string {
  if (type === 'integer' || seeksOwn) return column;
  const isPlain = localIds.every((id) => /^\p{ASCII}*$/u.test(id));
  return isPlain ? column : mysqlText(column);
}

function isWhole(text: string): boolean {
  return /^-?(?:0|[1-9]\d{0,19})$/u.test(text);
}

const [smallest, largest] = [-(2n ** 63n), 2n ** 64n - 1n];

/** Whether a local id can be a key of this column at all. */
export function isKey({ type }: KeyColumn, localId: string): boolean {
  if (type === 'text') return true;
  if (!isWhole(localId)) return false;
  return BigInt(localId) >= smallest && BigInt(localId) <= largest;
}
