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
  /** A parameter of `integer` as a 64-bit integer: no double in between. */
  readonly asInteger: (expression: string) => string;
  /** A whole number as the parameter that `asInteger` takes. */
  readonly integer: (digits: string) => unknown;
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
  readonly among: (
    key: KeyColumn,
    localIds: readonly string[],
  ) => AmongCondition;
  /** The same of a key of several columns and the parts of ids. */
  readonly amongRows: (
    key: readonly KeyColumn[],
    rows: readonly (readonly string[])[],
  ) => AmongRows;
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

/** SQL around one named parameter, and its value. */
export interface AmongCondition {
  readonly sql: (name: string) => string;
  readonly value: unknown;
}

/** SQL around several named parameters, and their values. */
export interface AmongRows {
  readonly sql: (names: readonly string[]) => string;
  readonly values: readonly unknown[];
}

/**
 * An index serves the conditions on single columns, on every version of both
 * engines; the last one tells which of their combinations are meant.
 */
function everyColumn(
  key: readonly KeyColumn[],
  rows: readonly (readonly string[])[],
  among: (column: KeyColumn, values: readonly string[]) => AmongCondition,
): readonly AmongCondition[] {
  return key.map((column, index) =>
    among(column, [...new Set(rows.map((row) => row[index] ?? ''))]),
  );
}

function inRows(
  columns: readonly AmongCondition[],
  key: readonly KeyColumn[],
  {
    asText,
    list,
  }: { asText: Dialect['asText']; list: (name: string) => string },
): AmongRows['sql'] {
  const texts = key.map(({ column }) => asText(column)).join(', ');
  return (names) =>
    [
      ...columns.map(({ sql }, index) => sql(names[index] ?? '')),
      `(${texts}) IN (${list(names.at(-1) ?? '')})`,
    ].join(' AND ');
}

const sqliteText = (expression: string) => `CAST(${expression} AS TEXT)`;

export const sqliteDialect: Dialect = {
  kind: 'SQLITE',
  text: (expression) => expression,
  sortable: (expression) => expression,
  asText: sqliteText,
  asInteger: (expression) => `CAST(${expression} AS INTEGER)`,
  integer: (digits) => digits,
  // An expression has no affinity: there 1 is not '1'.
  numbers: (values) => values.map((it) => `${it}, '${it}'`).join(', '),
  sameInteger: (key, other) => `${key} = ${other}`,
  trim: (expression) => `TRIM(${expression}, ' \u3000')`,
  storedText: (text) => `CAST(X'${hexOf(text)}' AS TEXT)`,
  mayReadOtherwise: (text) => `${readsOtherwiseFunction}(${text})`,
  // One parameter, whatever the number: SQLite takes at most 32,766.
  among: ({ column, type }, localIds) => {
    const value = type === 'integer' ? 'CAST(value AS INTEGER)' : 'value';
    return {
      sql: (name) => `${column} IN (SELECT ${value} FROM json_each(:${name}))`,
      value:
        type === 'integer'
          ? JSON.stringify(localIds.filter(isSigned))
          : `[${localIds.flatMap(bothStorages).join()}]`,
    };
  },
  amongRows: (key, rows) => {
    const columns = everyColumn(key, rows, sqliteDialect.among);
    const parts = key.map((_, index) => `value ->> ${index}`).join(', ');
    const list = (name: string) => `SELECT ${parts} FROM json_each(:${name})`;
    return {
      sql: inRows(columns, key, { asText: sqliteText, list }),
      values: [...columns.map(({ value }) => value), JSON.stringify(rows)],
    };
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
  asInteger: (expression) => expression,
  // Bound as the number it is, unsigned beyond 2^63.
  integer: BigInt,
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
    const column = comparable(key, localIds);
    const exact = (name: string) =>
      isExact(key, localIds)
        ? ''
        : ` AND CAST(${key.column} AS CHAR) IN (:...${name})`;
    return {
      sql: (name) => `${column} IN (:...${name})${exact(name)}`,
      value: key.type === 'integer' ? localIds.map(BigInt) : localIds,
    };
  },
  amongRows: (key, rows) => {
    const columns = everyColumn(key, rows, (column, values) => ({
      sql: (name) => `${comparable(column, values)} IN (:...${name})`,
      value: column.type === 'integer' ? values.map(BigInt) : values,
    }));
    const list = (name: string) => `:...${name}`;
    return {
      sql: inRows(columns, key, { asText: mysqlAsText, list }),
      values: [...columns.map(({ value }) => value), rows],
    };
  },
};

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
