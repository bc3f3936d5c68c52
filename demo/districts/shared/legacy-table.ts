/** What a cell of a legacy table holds; a bigint travels as its digits. */
export type LegacyCell = string | number | bigint | null;

/** One table as its district made it, with all its rows. */
export interface LegacyTable {
  readonly name: string;
  /** Column names and MySQL types; SQLite takes the same words. */
  readonly columns: Readonly<Record<string, string>>;
  readonly primaryKey: string;
  readonly keys: readonly string[];
  readonly rows: readonly object[];
}

/** A district's database, with the engine and character set of its time. */
export interface LegacyDatabase {
  readonly name: string;
  readonly engine: 'MyISAM' | 'InnoDB';
  readonly charset: 'gbk' | 'utf8' | 'utf8mb4';
  readonly tables: readonly LegacyTable[];
}

/** The cells of a row in the order of the table's columns. */
export function cellsOf(
  table: LegacyTable,
  row: LegacyTable['rows'][number],
): LegacyCell[] {
  const cells = row as Readonly<Record<string, LegacyCell>>;
  return Object.keys(table.columns).map((column) => cells[column] ?? null);
}

/** `CREATE TABLE name (...)`, without the options that only MySQL knows. */
export function createTableSql(table: LegacyTable, name: string): string {
  const columns = Object.entries(table.columns).map(
    ([column, type]) => `${column} ${type}`,
  );
  return `CREATE TABLE ${name} (${columns.join(', ')}, PRIMARY KEY (${table.primaryKey}))`;
}
