import type { Condition, NameParameter } from '../../../../kit/read/filter.ts';
import { joinKey, splitKey } from '../../../normalize/composite-key.ts';
import {
  integerOfSortKey,
  integerSortKey,
  partsOfSortKey,
  sortKeyOfParts,
} from '../../../normalize/sort-key.ts';
import { isKey, type Dialect, type KeyColumn } from '../database/dialect.ts';

/** The columns whose values together are the local id; mostly one. */
export type RecordKey = readonly [KeyColumn, ...KeyColumn[]];

/** The SQL of a key's columns. */
export function keyExpressions(key: RecordKey): readonly string[] {
  return key.map(({ column }) => column);
}

/** Columns as texts, under a name that `readKey` reads them by. */
export function keyColumns(
  columns: readonly string[],
  name: string,
  { asText }: Pick<Dialect, 'asText'>,
): readonly string[] {
  return columns.length === 1
    ? columns.map((column) => `${asText(column)} AS ${name}`)
    : columns.map((column, index) => `${asText(column)} AS ${name}${index}`);
}

/** A row as it was read, by the names of its columns. */
type NamedRow = Readonly<Record<string, string | null | undefined>>;

/** What those columns say, joined; null if one of them says nothing. */
export function readKey(
  row: object,
  name: string,
  columns: number,
): string | null {
  const named = row as NamedRow;
  if (columns === 1) return named[name] ?? null;
  const parts: string[] = [];
  for (let index = 0; index < columns; index += 1) {
    const part = named[`${name}${index}`] ?? null;
    if (part === null) return null;
    parts.push(part);
  }
  return joinKey(parts);
}

/** Whether a local id can be a key of these columns at all. */
export function isRecordKey(key: RecordKey, localId: string): boolean {
  const [only, ...more] = key;
  if (more.length === 0) return isKey(only, localId);
  const parts = splitKey(localId, key.length);
  return parts?.every((part, index) => isPart(key, part, index)) ?? false;
}

function isPart(key: RecordKey, part: string, index: number): boolean {
  const column = key[index];
  return column !== undefined && isKey(column, part);
}

/** The ids of a list, and how their parameters are named. */
export interface KeySearch {
  readonly key: RecordKey;
  /** Only those that `isRecordKey` admits. */
  readonly localIds: readonly string[];
  readonly names: NameParameter;
}

/** Whether a row's key is among ids; each column is sought on its own. */
export function amongKeys(
  dialect: Dialect,
  { key, localIds, names }: KeySearch,
): Condition {
  const [only, ...more] = key;
  if (more.length === 0) {
    const { sql, value } = dialect.among(only, localIds);
    const { placeholder, parameters } = names(value);
    return { sql: sql(placeholder.slice(1)), parameters };
  }
  const rows = localIds.flatMap((id) => {
    const parts = splitKey(id, key.length);
    return parts ? [parts] : [];
  });
  const { sql, values } = dialect.amongRows(key, rows);
  const named = values.map((value) => names(value));
  return {
    sql: sql(named.map(({ placeholder }) => placeholder.slice(1))),
    parameters: Object.assign(
      {},
      ...named.map(({ parameters }) => parameters),
    ) as Condition['parameters'],
  };
}

/** A local id as a text in the order of its columns. */
export function sortKeyOf(key: RecordKey, localId: string): string {
  const parts = splitKey(localId, key.length) ?? [localId];
  return sortKeyOfParts(
    parts.map((part, index) =>
      key[index]?.type === 'integer' ? integerSortKey(part) : part,
    ),
  );
}

/** The parts of the key that such a text is of; null if it is of none. */
export function partsAfter(
  key: RecordKey,
  sortKey: string,
): readonly string[] | null {
  const parts = partsOfSortKey(sortKey, key.length);
  const found = parts?.map((part, index) =>
    key[index]?.type === 'integer' ? integerOfSortKey(part) : part,
  );
  return found?.every(
    (part, index) => part !== null && isPart(key, part, index),
  )
    ? found.map(String)
    : null;
}

/** What orders rows by their keys: numbers as numbers, texts by code point. */
export function keyOrder(
  key: RecordKey,
  dialect: Dialect,
  direction: string,
): string {
  return key.map((column) => sortedBy(column, dialect) + direction).join(', ');
}

/** Rows after a key in that order, or before it. */
export interface KeyPlace {
  readonly key: RecordKey;
  readonly parts: readonly string[];
  readonly sign: '<' | '>';
}

export function afterKey(
  { key, parts, sign }: KeyPlace,
  dialect: Dialect,
): Condition {
  const isOne = key.length === 1;
  const name = (index: number) => (isOne ? 'after' : `after${index}`);
  const values = key.map((column, index) => {
    const expression = sortedBy(column, dialect);
    const parameter =
      column.type === 'integer'
        ? dialect.asInteger(`:${name(index)}`)
        : dialect.sortable(`:${name(index)}`);
    return { expression, parameter };
  });
  const later = values.map(({ expression, parameter }, index) =>
    [
      ...values
        .slice(0, index)
        .map((it) => `${it.expression} = ${it.parameter}`),
      `${expression} ${sign} ${parameter}`,
    ].join(' AND '),
  );
  const parameters = key.map(({ type }, index) => {
    const part = parts[index] ?? '';
    return [name(index), type === 'integer' ? dialect.integer(part) : part];
  });
  return {
    sql: isOne
      ? later.join('')
      : `(${later.map((it) => `(${it})`).join(' OR ')})`,
    parameters: Object.fromEntries(parameters) as Condition['parameters'],
  };
}

/** Text keys sort by code point, so that pages of partitions merge. */
function sortedBy({ column, type }: KeyColumn, dialect: Dialect): string {
  return type === 'integer' ? column : dialect.sortable(dialect.text(column));
}
