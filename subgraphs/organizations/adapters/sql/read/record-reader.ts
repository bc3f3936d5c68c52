import { sql } from 'kysely';

import type { FilterFields } from '../../../../kit/read/filter.ts';
import {
  selectCount,
  selectRows,
  type SqlList,
} from '../../../../kit/read/sql-query.ts';
import { fixed } from '../../../../kit/read/sql.ts';
import { queryOf } from '../../../source/record-query.ts';
import type {
  RecordPageRequest,
  RecordReader,
  SourceRecord,
} from '../../../source/organization-source.ts';
import { readableText } from '../../../normalize/readable-text.ts';
import type { FilterScope } from './filter-fields.ts';
import { byKeyColumns, orderedValues } from './ordered-values.ts';
import type { ReadOnlyDatabase } from '../database/read-only-database.ts';
import {
  amongKeys,
  isRecordKey,
  keyColumns,
  keyExpressions,
  readKey,
  sortKeyOf,
  type RecordKey,
} from '../shape/record-key.ts';
import { readsOtherwise } from '../text/column-cleaning.ts';

/** The part of a table's shape that reading needs. */
export interface ReadableTable {
  readonly from: string;
  readonly key: RecordKey;
  readonly live: string;
  readonly owner: string;
  readonly columns: Readonly<Record<string, string>> & {
    readonly name: string;
    readonly district: string;
  };
}

/** A row's values and key as texts, by the column names of the shape. */
export type TextRow = Readonly<Record<string, string | null>> & {
  readonly localId: string;
  readonly owner: string;
};

export interface ReaderOptions<Record> {
  readonly database: ReadOnlyDatabase;
  readonly system: string;
  readonly toRecord: (row: TextRow) => Record;
  readonly fields: (scope: FilterScope) => FilterFields;
  /**
   * Called when a row has a text that the SQL did not clean (decision 29), so
   * that its filters and orders may be wrong.
   */
  readonly onOddText: () => void;
}

/**
 * The values, besides codes, that lists are filtered, ordered and counted by.
 */
const decisiveValues = ['name', 'district'];
const decisiveCodes = ['uscc', 'nature', 'category', 'industry'];

/** Most ids of one statement: MySQL limits packets, and SQLite becomes slow. */
const idsPerStatement = 5_000;

/** Reads the records of one table of a shape. */
export function createRecordReader<Record extends SourceRecord>(
  table: ReadableTable,
  { database, system, toRecord, fields, onOddText }: ReaderOptions<Record>,
): RecordReader<Record> {
  const { dialect } = database;
  const { key } = table;
  const columns = selection(table, database);
  const toRecords = (rows: readonly TextRow[]) => {
    if (rows.some(hasOddText)) onOddText();
    const whole = key.length === 1 ? rows : rows.map((row) => joined(row, key));
    return whole.map(toRecord);
  };

  const rowsOf = (district: string): SqlList => ({
    from: fixed(table.from),
    scope: sql`${fixed(table.live)} AND ${fixed(table.owner)} = ${district}`,
    filters: fields({ dialect, system, district }),
    values: orderedValues(table, dialect),
  });

  return {
    async byIds(localIds) {
      const rows = await byKeys(localIds, {
        database,
        select: `SELECT ${columns} FROM ${table.from} WHERE ${table.live} AND`,
        key,
      });
      return toRecords(rows);
    },
    async page(request: RecordPageRequest) {
      const query = byKeyColumns(queryOf(request), key);
      const rows = await database.query<TextRow>(
        selectRows(rowsOf(request.district), query, fixed(columns)),
      );
      return toRecords(rows);
    },
    sortKeyOf: ({ localId }) => sortKeyOf(key, localId),
    async count({ district, filter }) {
      const [row] = await database.query<{ total: number | string }>(
        selectCount(rowsOf(district), { where: filter }),
      );
      return Number(row?.total ?? 0);
    },
  };
}

function hasOddText(row: TextRow): boolean {
  const textOf = (column: string) => row[column] ?? '';
  return (
    decisiveValues.some((column) => readsOtherwise(textOf(column))) ||
    decisiveCodes.some((it) => readableText(textOf(it)) !== textOf(it))
  );
}

/** A row with its local id joined from the columns of the key. */
function joined(row: TextRow, key: RecordKey): TextRow {
  return { ...row, localId: readKey(row, 'localId', key.length) ?? '' };
}

interface KeyedSelect {
  readonly database: ReadOnlyDatabase;
  /** The statement up to the condition on the key. */
  readonly select: string;
  readonly key: RecordKey;
}

/** Reads rows by key, in as few statements as the number of keys allows. */
export async function byKeys<Row = TextRow>(
  localIds: readonly string[],
  { database, select, key }: KeyedSelect,
): Promise<Row[]> {
  const keys = [...new Set(localIds)].filter((it) => isRecordKey(key, it));
  const rows: Row[] = [];
  const size = Math.floor(idsPerStatement / key.length);
  for (let start = 0; start < keys.length; start += size) {
    const isAsked = amongKeys(database.dialect, {
      key,
      localIds: keys.slice(start, start + size),
    });
    const found = await database.query<Row>(sql`${fixed(select)} ${isAsked}`);
    for (const row of found) rows.push(row);
  }
  return rows;
}

/** The columns of a table as texts under their own names. */
export function selection(
  { key, owner, columns }: ReadableTable,
  { dialect }: ReadOnlyDatabase,
): string {
  return [
    ...keyColumns(keyExpressions(key), 'localId', dialect),
    ...Object.entries({ owner, ...columns }).map(
      ([name, expression]) => `${dialect.asText(expression)} AS ${name}`,
    ),
  ].join(', ');
}
