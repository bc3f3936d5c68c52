import type { Dialect } from '../database/dialect.ts';
import type { ColumnCleaning } from '../text/column-cleaning.ts';

/** A character that no readable text has. */
const end = '\u0002';

/**
 * SQL for a text as a person reads it. The last REPLACE changes nothing: it
 * marks the end of the expression for `withoutCleaning`.
 */
export function readableSql(
  expression: string,
  { replacements }: ColumnCleaning,
  { storedText }: Dialect,
): string {
  const replaced = replacements.reduce(
    (sql, [from, to]) =>
      `REPLACE(${sql}, ${storedText(from)}, ${storedText(to)})`,
    expression,
  );
  return `REPLACE(LTRIM(RTRIM(${replaced})), ${storedText(end)}, ${storedText('')})`;
}

/** The same, but NULL where the text means that there is no value. */
export function valueSql(
  expression: string,
  cleaning: ColumnCleaning,
  dialect: Dialect,
): string {
  return cleaning.nothing.reduce(
    (sql, text) => `NULLIF(${sql}, ${dialect.storedText(text)})`,
    readableSql(expression, cleaning, dialect),
  );
}

/** A BIT column of MySQL as a number, which its text is not. */
export function bitsAsNumber(column: string): string {
  return `(${column} + 0)`;
}

export function bitsAsText(column: string): string {
  return `CAST(${column} + 0 AS CHAR)`;
}

const bits = /(?:CAST)?\(([a-z]\.`[^`]+`) \+ 0(?: AS CHAR)?\)/gu;
const literal =
  "(?:CAST\\(X'[0-9A-F]*' AS TEXT\\)|_utf8mb4 X'[0-9A-F]*' COLLATE utf8mb4_bin)";
const calls = /(?:REPLACE|NULLIF)\((?:LTRIM\(RTRIM\()?/gu;
const trimmed =
  /\)\), (?:CAST\(X'02' AS TEXT\), CAST\(X'' AS TEXT\)|_utf8mb4 X'02' COLLATE utf8mb4_bin, _utf8mb4 X'' COLLATE utf8mb4_bin)\)/gu;
const operands = new RegExp(`(?:, ${literal}){1,2}\\)`, 'gu');

/**
 * A statement without its cleaning, as it is where no text needs any and no
 * column is a BIT.
 */
export function withoutCleaning(sql: string): string {
  return sql
    .replace(bits, '$1')
    .replace(trimmed, '')
    .replace(calls, '')
    .replace(operands, '');
}
