import type { SqlMapping } from '../../../mapping/mapping-schema.ts';
import type {
  CodedColumn,
  ConditionMapping,
  PlaceMapping,
} from '../../../mapping/table-mapping.ts';
import { allOf } from './combine.ts';
import type { Dialect } from '../database/dialect.ts';
import {
  bitsAsNumber,
  bitsAsText,
  readableSql,
  valueSql,
} from './cleaning-sql.ts';
import type { ColumnCleaning } from '../text/column-cleaning.ts';

/** Writes the columns of one table, with one alias, as SQL. */
export interface ColumnSql {
  /** The column itself, of a BIT its number: for keys, joins and numbers. */
  readonly raw: (name: string) => string;
  /** The column as a clean text; `NULL` if there is no such column. */
  readonly text: (name: string | undefined) => string;
  /** The same; `NULL` also where the text means "none". */
  readonly value: (name: string | undefined) => string;
  /** The text, for SQLite in a form that is not compared as a number. */
  readonly asText: (name: string) => string;
  readonly valueAsText: (name: string) => string;
  /** The column in the form in which it is compared with `numbers`. */
  readonly number: (name: string) => string;
  /** These numbers in the form that `number` is compared with. */
  readonly numbers: (values: readonly number[]) => string;
  /** Whether it holds texts that differ from what a person reads. */
  readonly isOdd: (name: string | undefined) => boolean;
}

/** How this system's texts are stored. */
export interface TextStorage {
  readonly source: SqlMapping['source'];
  readonly dialect: Dialect;
  /** For the columns with texts that differ from what a person reads. */
  readonly cleanings?: ReadonlyMap<string, ColumnCleaning> | undefined;
}

/** The real charset of columns that are declared latin1. */
const heldInLatin1: Partial<Record<SqlMapping['source']['charset'], string>> = {
  'latin1-holding-gbk': 'gbk',
  'latin1-holding-utf8': 'utf8mb4',
};

export function columnSql(
  alias: string,
  { source, dialect, cleanings }: TextStorage,
): ColumnSql {
  const column = (name: string) => `${alias}.${identifier(name)}`;
  const isBits = (name: string) => cleanings?.get(name)?.isBits === true;
  const cleaningFor = (name: string) =>
    isBits(name) ? undefined : cleanings?.get(name);
  const raw = (name: string) =>
    isBits(name) ? bitsAsNumber(column(name)) : column(name);
  const written = (name: string) =>
    isBits(name) ? bitsAsText(column(name)) : column(name);
  const stored = (name: string) => {
    const held = heldInLatin1[source.charset];
    const decoded =
      held === undefined
        ? written(name)
        : `CONVERT(CAST(${written(name)} AS BINARY) USING ${held})`;
    return source.trim ? dialect.trim(decoded) : decoded;
  };
  const cleaned = (name: string | undefined, clean: typeof readableSql) => {
    if (name === undefined) return 'NULL';
    const cleaning = cleaningFor(name);
    return cleaning ? clean(stored(name), cleaning, dialect) : stored(name);
  };
  const text = (name: string | undefined) => cleaned(name, readableSql);
  const value = (name: string | undefined) => cleaned(name, valueSql);
  return {
    raw,
    text,
    value,
    asText: (name) => dialect.asText(text(name)),
    valueAsText: (name) => dialect.asText(value(name)),
    number: (name) => {
      const cleaning = cleaningFor(name);
      // An index serves a BIT as it is, and it compares as a number.
      return cleaning
        ? readableSql(column(name), cleaning, dialect)
        : column(name);
    },
    numbers: dialect.numbers,
    isOdd: (name) => name !== undefined && cleaningFor(name) !== undefined,
  };
}

/** A name in backticks; names of a mapping contain none (identifier.ts). */
export function identifier(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** SQL that is true for the rows that meet every condition. */
export function conditionsSql(
  conditions: readonly ConditionMapping[],
  columns: ColumnSql,
): string {
  return allOf(conditions.flatMap((it) => conditionSql(it, columns)));
}

function conditionSql(
  { column, is, not, filled }: ConditionMapping,
  columns: ColumnSql,
): string[] {
  const found: string[] = [];
  if (is) found.push(isAmong(column, is, columns));
  if (not) found.push(`NOT COALESCE(${isAmong(column, not, columns)}, 0)`);
  if (filled) found.push(filledSql(columns.value(column)));
  return found;
}

type Values = NonNullable<ConditionMapping['is']>;

/** Numbers are compared with the plain column, texts with its text. */
function isAmong(column: string, values: Values, columns: ColumnSql): string {
  const numbers = values.filter((value) => typeof value === 'number');
  const texts = values.filter((value) => typeof value === 'string');
  const parts = [
    ...(values.includes(null) ? [`${columns.raw(column)} IS NULL`] : []),
    ...(numbers.length > 0
      ? [`${columns.number(column)} IN (${columns.numbers(numbers)})`]
      : []),
    ...(texts.length > 0
      ? [`${columns.text(column)} IN (${literals(texts)})`]
      : []),
  ];
  return `(${parts.join(' OR ')})`;
}

export function filledSql(expression: string): string {
  return `COALESCE(${expression}, '') <> ''`;
}

/** The division of a place; `otherwise` if it names none. */
export function placeSql(
  place: PlaceMapping,
  { columns, otherwise }: { columns: ColumnSql; otherwise: string },
): string {
  const {
    column,
    prefix,
    values = {},
  } = typeof place === 'string' ? { column: place } : place;
  const text = columns.asText(column);
  const value = columns.valueAsText(column);
  const code = prefix === undefined ? value : `SUBSTR(${value}, 1, ${prefix})`;
  const translated = Object.entries(values).map(
    ([value, district]) =>
      `WHEN ${text} = ${literal(value)} THEN ${literal(district)}`,
  );
  return `CASE ${translated.join(' ')} WHEN ${filledSql(value)} THEN ${code} ELSE ${otherwise} END`;
}

/** The district of a row: one of `districts`, else the first of them. */
export function ownerSql(
  place: PlaceMapping | undefined,
  districts: readonly [string, ...string[]],
  columns: ColumnSql,
): string {
  const home = literal(districts[0]);
  if (place === undefined) return home;
  const named = placeSql(place, { columns, otherwise: home });
  return `CASE WHEN ${named} IN (${literals(districts)}) THEN ${named} ELSE ${home} END`;
}

/**
 * A column of codes; if meanings are given by endings, the ending of its text.
 */
export function codedSql(
  coded: CodedColumn | undefined,
  columns: ColumnSql,
): string {
  if (coded === undefined) return 'NULL';
  const { column, codes, endings } = coded;
  const text = columns.text(column);
  if (!endings) return text;
  const cases = Object.keys(endings).map(
    (ending) =>
      `WHEN SUBSTR(${text}, -${Array.from(ending).length}) = ${literal(ending)} THEN ${literal(ending)}`,
  );
  const known = codes
    ? `WHEN ${text} IN (${literals(Object.keys(codes))}) THEN ${text}`
    : '';
  return `CASE ${known} ${cases.join(' ')} ELSE NULL END`;
}

/** A coded column translated to another code by the meaning of each value. */
export function translatedSql(
  coded: CodedColumn | string | undefined,
  columns: ColumnSql,
  translate: (meaning: string) => string = (meaning) => meaning,
): string {
  if (coded === undefined || typeof coded === 'string') {
    return columns.value(coded);
  }
  const code = codedSql(coded, columns);
  const meanings = Object.entries({ ...coded.endings, ...coded.codes });
  if (meanings.length === 0) return code;
  const cases = meanings.map(
    ([from, to]) =>
      `WHEN ${code} = ${literal(from)} THEN ${literal(translate(to))}`,
  );
  return `CASE ${cases.join(' ')} ELSE NULL END`;
}

/**
 * A word of the mapping as an SQL literal. The characters allowed in it mean
 * the same in every sql_mode. Values of clients are always parameters.
 */
export function literal(text: string): string {
  if (/['\\\p{Cc}]/u.test(text)) {
    throw new TypeError(
      `Expected a text without ' \\ and control characters, but got: ${text}.`,
    );
  }
  return `'${text}'`;
}

export function literals(texts: readonly string[]): string {
  return texts.map(literal).join(', ');
}
