import type { SqlMapping } from '../../../mapping/mapping-schema.ts';
import type {
  CodedColumn,
  ConditionMapping,
  PlaceMapping,
} from '../../../mapping/table-mapping.ts';
import { allOf } from './combine.ts';
import type { Dialect } from '../database/dialect.ts';
import { readableSql, valueSql } from './cleaning-sql.ts';
import type { ColumnCleaning } from '../text/column-cleaning.ts';

/** Writes the columns of one table, under one alias, as SQL. */
export interface ColumnSql {
  /** The column itself: for keys, joins and numbers. */
  readonly raw: (name: string) => string;
  /** The column as the text that is meant; `NULL` where there is none. */
  readonly text: (name: string | undefined) => string;
  /** The same, `NULL` also where it says that there is nothing. */
  readonly value: (name: string | undefined) => string;
  /** The text, where SQLite must not take it for a number. */
  readonly asText: (name: string) => string;
  readonly valueAsText: (name: string) => string;
  /** What numbers are compared with. */
  readonly number: (name: string) => string;
  /** These numbers, as `number` is compared with them. */
  readonly numbers: (values: readonly number[]) => string;
  /** Whether it holds texts that are not as they are read. */
  readonly isOdd: (name: string | undefined) => boolean;
}

/** How this system's texts are stored. */
export interface TextStorage {
  readonly source: SqlMapping['source'];
  readonly dialect: Dialect;
  /** Of the columns whose texts are not all as they are read. */
  readonly cleanings?: ReadonlyMap<string, ColumnCleaning> | undefined;
}

/** What the bytes of columns are that only say latin1. */
const heldInLatin1: Partial<Record<SqlMapping['source']['charset'], string>> = {
  'latin1-holding-gbk': 'gbk',
  'latin1-holding-utf8': 'utf8mb4',
};

export function columnSql(
  alias: string,
  { source, dialect, cleanings }: TextStorage,
): ColumnSql {
  const raw = (name: string) => `${alias}.${identifier(name)}`;
  const stored = (name: string) => {
    const held = heldInLatin1[source.charset];
    const decoded =
      held === undefined
        ? raw(name)
        : `CONVERT(CAST(${raw(name)} AS BINARY) USING ${held})`;
    return source.trim ? dialect.trim(decoded) : decoded;
  };
  const cleaned = (name: string | undefined, clean: typeof readableSql) => {
    if (name === undefined) return 'NULL';
    const cleaning = cleanings?.get(name);
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
      const cleaning = cleanings?.get(name);
      return cleaning ? readableSql(raw(name), cleaning, dialect) : raw(name);
    },
    numbers: dialect.numbers,
    isOdd: (name) => name !== undefined && cleanings?.has(name) === true,
  };
}

/** A name between backticks, which no name of a mapping has (identifier.ts). */
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

/** Numbers are compared with the column as it is, texts with its text. */
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

/** The division that a place says; `otherwise` where it says nothing. */
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

/** The district that a row belongs to: one of `districts`, else the first. */
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

/** A column whose texts are codes or, told by their endings, those endings. */
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

/** A coded column in another code: what each of its codes means. */
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
 * A word of the mapping as SQL. What it admits means the same in every
 * sql_mode; a value of a user is a parameter, never a literal.
 */
export function literal(text: string): string {
  if (/['\\:\p{Cc}]/u.test(text)) {
    throw new TypeError(
      `Expected a text without ' \\ : and control characters, but got: ${text}.`,
    );
  }
  return `'${text}'`;
}

export function literals(texts: readonly string[]): string {
  return texts.map(literal).join(', ');
}
