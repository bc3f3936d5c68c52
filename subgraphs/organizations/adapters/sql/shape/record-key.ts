import type { OrderTerm } from '../../../../kit/read/read-query.ts';
import type { SqlListValue } from '../../../../kit/read/sql-query.ts';
import { fixed, type Sql } from '../../../../kit/read/sql.ts';
import { joinKey, splitKey } from '../../../normalize/composite-key.ts';
import {
  integerOfSortKey,
  integerSortKey,
  partsOfSortKey,
  sortKeyOfParts,
} from '../../../normalize/sort-key.ts';
import { isKey, type Dialect, type KeyColumn } from '../database/dialect.ts';

/** The columns that make up the local id; usually one. */
export type RecordKey = readonly [KeyColumn, ...KeyColumn[]];

/** The SQL of a key's columns. */
export function keyExpressions(key: RecordKey): readonly string[] {
  return key.map(({ column }) => column);
}

/** The columns as texts, under the names that `readKey` reads. */
export function keyColumns(
  columns: readonly string[],
  name: string,
  { asText }: Pick<Dialect, 'asText'>,
): readonly string[] {
  return columns.length === 1
    ? columns.map((column) => `${asText(column)} AS ${name}`)
    : columns.map((column, index) => `${asText(column)} AS ${name}${index}`);
}

/** A row as it was read, by its columns' names. */
type NamedRow = Readonly<Record<string, string | null | undefined>>;

/** The local id joined from those columns; null if one of them is empty. */
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

/** Whether a local id can be a key of these columns. */
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

/** The ids of a list. */
export interface KeySearch {
  readonly key: RecordKey;
  /** Only local ids for which `isRecordKey` is true. */
  readonly localIds: readonly string[];
}

/**
 * Whether a row's key is among the ids; each column gets a condition of its
 * own.
 */
export function amongKeys(dialect: Dialect, { key, localIds }: KeySearch): Sql {
  const [only, ...more] = key;
  if (more.length === 0) return dialect.among(only, localIds);
  const rows = localIds.flatMap((id) => {
    const parts = splitKey(id, key.length);
    return parts ? [parts] : [];
  });
  return dialect.amongRows(key, rows);
}

/** A local id as a text that sorts like the columns of the key. */
export function sortKeyOf(key: RecordKey, localId: string): string {
  const parts = splitKey(localId, key.length) ?? [localId];
  return sortKeyOfParts(
    parts.map((part, index) =>
      key[index]?.type === 'integer' ? integerSortKey(part) : part,
    ),
  );
}

/**
 * The parts of the key in such a text; null if the text does not fit the key.
 */
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

/** A key's columns as terms of an order, by the names of `keyValues`. */
export function keyOrder(
  key: RecordKey,
  descending: boolean,
): readonly OrderTerm[] {
  return key.map((_, index) => ({ field: keyField(index), descending }));
}

/**
 * The values that order rows by key: numbers as numbers, texts by code point,
 * as merging pages of partitions requires. A place has one value for each part.
 */
export function keyValues(
  key: RecordKey,
  dialect: Dialect,
): Readonly<Record<string, SqlListValue>> {
  const values = key.map(({ column, type }, index): [string, SqlListValue] => [
    keyField(index),
    type === 'integer'
      ? {
          expression: fixed(column),
          placed: (part) => dialect.integerValue(String(part)),
        }
      : {
          expression: fixed(dialect.sortable(dialect.text(column))),
          placed: (part) => dialect.sortableValue(String(part)),
        },
  ]);
  return Object.fromEntries(values);
}

function keyField(index: number): string {
  return `key${index}`;
}
