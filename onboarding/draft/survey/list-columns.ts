import { identifierPattern } from '../../../subgraphs/organizations/mapping/identifier.ts';
import type { ColumnPlace } from '../columns/surveyed.ts';
import type { ReadOnlyDatabase } from '../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';

export interface ListedColumn {
  readonly name: string;
  readonly type: string;
  readonly comment: string;
  readonly isKey: boolean;
  /** The declared character set of a text; null where there is none. */
  readonly charset: string | null;
  /** What a declared foreign key of this one column leads to. */
  readonly references: ColumnPlace | null;
}

export interface ListedTable {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly ListedColumn[];
}

interface Row {
  readonly tableName: string;
  readonly tableComment: string | null;
  readonly name: string;
  readonly type: string;
  readonly comment: string | null;
  readonly isKey: number | string;
  readonly charset: string | null;
}

const mysql = `SELECT t.TABLE_NAME AS tableName, t.TABLE_COMMENT AS tableComment, c.COLUMN_NAME AS name,
  c.COLUMN_TYPE AS type, c.COLUMN_COMMENT AS comment, c.COLUMN_KEY = 'PRI' AS isKey, c.CHARACTER_SET_NAME AS charset
  FROM information_schema.TABLES t JOIN information_schema.COLUMNS c ON c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME
  WHERE t.TABLE_SCHEMA = DATABASE() ORDER BY t.TABLE_NAME, c.ORDINAL_POSITION`;

const sqlite = `SELECT m.name AS tableName, '' AS tableComment, c.name AS name, c.type AS type, '' AS comment,
  c.pk > 0 AS isKey, NULL AS charset
  FROM sqlite_master m JOIN pragma_table_info(m.name) c
  WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid`;

interface ForeignKeyRow {
  readonly tableName: string;
  readonly name: string;
  readonly toTable: string;
  readonly toColumn: string | null;
}

const foreignKeysOfMysql = `SELECT TABLE_NAME AS tableName, COLUMN_NAME AS name,
  REFERENCED_TABLE_NAME AS toTable, REFERENCED_COLUMN_NAME AS toColumn
  FROM information_schema.KEY_COLUMN_USAGE
  WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_SCHEMA = DATABASE()`;

const foreignKeysOfSqlite = `SELECT m.name AS tableName, f."from" AS name, f."table" AS toTable, f."to" AS toColumn
  FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`;

export interface Listing {
  /** Every table and view, with its columns, in the order of names. */
  readonly tables: readonly ListedTable[];
  /** Tables and columns whose names no mapping can hold: `table.column`. */
  readonly unusable: readonly string[];
}

/** Lists what a database has; of its rows, nothing is read. */
export async function listColumns(
  database: ReadOnlyDatabase,
): Promise<Listing> {
  const rows = await database.query<Row>(
    database.dialect.kind === 'MYSQL' ? mysql : sqlite,
  );
  const references = await foreignKeys(database);
  const isUsable = ({ tableName, name }: Row) =>
    identifierPattern.test(tableName) && identifierPattern.test(name);
  const tables = Map.groupBy(rows.filter(isUsable), (row) => row.tableName);
  return {
    tables: [...tables].map((table) => toTable(table, references)),
    unusable: rows
      .filter((row) => !isUsable(row))
      .map(({ tableName, name }) => `${tableName}.${name}`),
  };
}

type ForeignKeys = ReadonlyMap<string, ColumnPlace>;

/** By `table.column`; SQLite leaves out the column where it is the key. */
async function foreignKeys(database: ReadOnlyDatabase): Promise<ForeignKeys> {
  const rows = await database.query<ForeignKeyRow>(
    database.dialect.kind === 'MYSQL'
      ? foreignKeysOfMysql
      : foreignKeysOfSqlite,
  );
  return new Map(
    rows.map(({ tableName, name, toTable: table, toColumn }) => [
      `${tableName}.${name}`,
      { table, column: toColumn ?? '' },
    ]),
  );
}

function toTable(
  [name, columns]: [string, Row[]],
  references: ForeignKeys,
): ListedTable {
  return {
    name,
    comment: columns[0]?.tableComment ?? '',
    columns: columns.map((column) => ({
      name: column.name,
      type: column.type.toLowerCase(),
      comment: column.comment ?? '',
      isKey: Number(column.isKey) === 1,
      charset: column.charset,
      references: references.get(`${name}.${column.name}`) ?? null,
    })),
  };
}
