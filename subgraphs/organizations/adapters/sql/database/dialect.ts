import { sql } from 'kysely';

import { paddedList } from '../../../../kit/read/padded-list.ts';
import { among, fixed, type Sql } from '../../../../kit/read/sql.ts';
import { mayReadOtherwise } from '../text/odd-text-pattern.ts';

/** The expressions in which MySQL and SQLite differ. */
export interface Dialect {
  readonly kind: 'MYSQL' | 'SQLITE';
  /** Makes a text compare by code point, whatever the column's collation. */
  readonly text: (expression: string) => string;
  /** Makes a text sort by code point, trailing spaces included. */
  readonly sortable: (expression: string) => string;
  /** Makes a text of any value; a bigint keeps all its digits. */
  readonly asText: (expression: string) => string;
  /** A parameter to compare with a `sortable` text. */
  readonly sortableValue: (text: string) => Sql;
  /** A whole number as a 64-bit parameter, without conversion to a double. */
  readonly integerValue: (digits: string) => Sql;
  /** The numbers of an IN list. */
  readonly numbers: (values: readonly number[]) => string;
  /** Whether a key of whole numbers equals another column. */
  readonly sameInteger: (key: string, other: string) => string;
  /** Removes spaces at both ends of a text, full-width ones too. */
  readonly trim: (expression: string) => string;
  /** A stored text as a literal, written by its bytes. */
  readonly storedText: (text: string) => string;
  /**
   * Whether a text may differ from what a person reads (see readsOtherwise).
   */
  readonly mayReadOtherwise: (text: string) => string;
  /** Whether a key is one of the local ids, for any number of them. */
  readonly among: (key: KeyColumn, localIds: readonly string[]) => Sql;
  /** The same for a key of several columns, with the parts of the ids. */
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
   * Set if the column's charset is known to have all characters of the ids:
   * they were read from this database, or the column is an utf8mb4 expression.
   */
  readonly seeksOwn?: true;
}

/**
 * Conditions on single columns, which an index serves on all versions of both
 * engines, and a last one that selects the combinations.
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
  // An expression has no type affinity in SQLite: there 1 does not equal '1'.
  numbers: (values) => values.map((it) => `${it}, '${it}'`).join(', '),
  sameInteger: (key, other) => `${key} = ${other}`,
  trim: (expression) => `TRIM(${expression}, ' \u3000')`,
  storedText: (text) => `CAST(X'${hexOf(text)}' AS TEXT)`,
  mayReadOtherwise: (text) => `${readsOtherwiseFunction}(${text})`,
  // One parameter (a JSON list), since SQLite takes at most 32,766.
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

/** The SQL function that SQLite calls in this process (sqlite-database.ts). */
export const readsOtherwiseFunction = 'reads_otherwise';

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex').toUpperCase();
}

/**
 * Whether it fits into 64 bits. A larger number would be cut to the largest,
 * which is another row's id.
 */
function isSigned(digits: string): boolean {
  return BigInt.asIntN(64, BigInt(digits)) === BigInt(digits);
}

/**
 * A column without a declared type may hold 7 and '7', which are the same id.
 */
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
  // Collations ignore trailing spaces, binary comparison does not; the bytes of
  // UTF-8 sort by code point.
  sortable: (expression) => `CAST(${expression} AS BINARY)`,
  asText: mysqlAsText,
  sortableValue: (text) => sql`CAST(${text} AS BINARY)`,
  // Bound as an exact number, beyond 2^63 as well.
  integerValue: (digits) => sql`${BigInt(digits)}`,
  numbers: (values) => values.join(', '),
  // MySQL compares a text with a bigint as doubles, so the digits are compared,
  // too.
  sameInteger: (key, other) =>
    `${key} = ${other} AND (${key} BETWEEN -9007199254740992 AND 9007199254740992 OR CAST(${key} AS CHAR) = CAST(${other} AS CHAR))`,
  trim: (expression) =>
    `TRIM(TRIM(BOTH '\u3000' FROM TRIM(${mysqlText(expression)})))`,
  storedText: (text) => `_utf8mb4 X'${hexOf(text)}' COLLATE utf8mb4_bin`,
  mayReadOtherwise,
  // MySQL compares a bigint with a text as doubles; a BigInt is bound exactly.
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

/**
 * A text key may be a bigint column that the mapping does not declare; see
 * sameInteger.
 */
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
 * MySQL reports an error for comparing a column with characters that its
 * charset lacks. Then the column is converted, and no index serves it.
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

/** Whether a local id can be a key of this column. */
export function isKey({ type }: KeyColumn, localId: string): boolean {
  if (type === 'text') return true;
  if (!isWhole(localId)) return false;
  return BigInt(localId) >= smallest && BigInt(localId) <= largest;
}
