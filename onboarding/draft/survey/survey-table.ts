import { identifier } from '../../../subgraphs/organizations/adapters/sql/shape/column-sql.ts';
import type { ReadOnlyDatabase } from '../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import type { ListedColumn, ListedTable } from './list-columns.ts';
import {
  countedRows,
  isPersonal,
  maximumCodes,
  sampleSize,
  type SurveyedColumn,
  type SurveyedTable,
  type TextSql,
} from '../columns/surveyed.ts';

type SampleRow = Readonly<Record<string, string | null>>;

/** A sample of one table; of columns that reach a person, nothing. */
export async function surveyTable(
  database: ReadOnlyDatabase,
  table: ListedTable,
  text: TextSql,
): Promise<SurveyedTable> {
  const read = table.columns.filter(
    (it) => !isPersonal(it.name, it.comment) && !unreadable.test(it.type),
  );
  const rows = await sample(database, { ...table, columns: read }, text);
  const columns: SurveyedColumn[] = [];
  for (const [index, column] of read.entries()) {
    const values = rows.map((row) => row[`c${index}`] ?? null);
    columns.push({
      ...column,
      type: column.type || (await storedType(database, table.name, column)),
      values,
      shares: await sharesOf(database, { table, column, values }, text),
    });
  }
  const keys = table.columns.filter(({ isKey }) => isKey);
  const [binaryKey] =
    keys.length === 1 ? keys.filter(({ type }) => bytes.test(type)) : [];
  return {
    name: table.name,
    comment: table.comment,
    columns,
    ...(binaryKey && { binaryKey }),
    personal: table.columns
      .filter((it) => isPersonal(it.name, it.comment))
      .map(({ name }) => name),
    sampled: rows.length,
    isWhole: rows.length < sampleSize,
    titles: [],
  };
}

/** SQLite lets columns have no type: what their values are stored as. */
async function storedType(
  database: ReadOnlyDatabase,
  table: string,
  { name }: ListedColumn,
): Promise<string> {
  const rows = await database.query<{ type: string }>(
    `SELECT DISTINCT typeof(value) AS type FROM (SELECT ${identifier(name)} AS value FROM ${identifier(table)} LIMIT ${countedRows}) counted WHERE value IS NOT NULL LIMIT 2`,
  );
  const [only, ...more] = rows.map(({ type }) => type);
  return only !== undefined && more.length === 0 ? only : 'text';
}

/** A column as text: of a BIT its number, as MySQL's text of it is its bytes. */
function textOf(
  { name, type }: ListedColumn,
  { dialect }: ReadOnlyDatabase,
  text: TextSql,
): string {
  const isBit = dialect.kind === 'MYSQL' && /^bit\b/u.test(type);
  return isBit ? `CAST(s.${identifier(name)} + 0 AS CHAR)` : text(name);
}

/** Pictures and the like: large, and nothing that a mapping reads. */
const unreadable = /blob|binary|json|geometry|point|polygon/u;

const bytes = /blob|binary/u;

/** Longer texts are no name, code or date. */
const longestText = 400;

async function sample(
  database: ReadOnlyDatabase,
  { name, columns }: ListedTable,
  text: TextSql,
): Promise<readonly SampleRow[]> {
  if (columns.length === 0) return [];
  const selected = columns.map(
    (column, index) =>
      `SUBSTR(${textOf(column, database, text)}, 1, ${longestText}) AS c${index}`,
  );
  return database.query<SampleRow>(
    `SELECT ${selected.join(', ')} FROM ${identifier(name)} s LIMIT ${sampleSize}`,
  );
}

interface SampledColumn {
  readonly table: ListedTable;
  readonly column: ListedColumn;
  readonly values: readonly (string | null)[];
}

/** Rare codes are not in the first rows: values of few are counted in more. */
async function sharesOf(
  database: ReadOnlyDatabase,
  { table, column, values }: SampledColumn,
  text: TextSql,
): Promise<SurveyedColumn['shares']> {
  if (new Set(values).size > maximumCodes) return null;
  if (values.length < sampleSize) return counted(values);
  const rows = await database.query<{
    value: string | null;
    total: number | string;
  }>(
    `SELECT value, COUNT(*) AS total FROM (SELECT SUBSTR(${textOf(column, database, text)}, 1, ${longestText}) AS value FROM ${identifier(table.name)} s LIMIT ${countedRows}) counted GROUP BY value LIMIT ${maximumCodes + 1}`,
  );
  if (rows.length > maximumCodes) return null;
  return new Map(rows.map(({ value, total }) => [value, Number(total)]));
}

/** How often each value occurs. */
export function counted(
  values: readonly (string | null)[],
): ReadonlyMap<string | null, number> {
  const found = new Map<string | null, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}
