import { sql } from 'kysely';

import type { SqlMapping } from '../../../mapping/mapping-schema.ts';
import { columnSql, identifier, literal } from './column-sql.ts';
import { StatementTimeout } from '../database/in-time.ts';
import type { ReadOnlyDatabase } from '../database/read-only-database.ts';
import { cleaningOf, type ColumnCleaning } from '../text/column-cleaning.ts';
import { mappedTexts } from './mapped-texts.ts';

/**
 * The cleanings of columns with texts that differ from what a person reads, and
 * of BIT columns, by table.
 */
export type Cleanings = ReadonlyMap<
  string,
  ReadonlyMap<string, ColumnCleaning>
>;

/** Most texts that are examined in a table; short ones come first. */
export const mostTexts = 10_000;

export interface CensusSource {
  readonly mapping: SqlMapping;
  readonly database: ReadOnlyDatabase;
  /** Returns true once nothing may be asked any more. */
  readonly isClosed: () => boolean;
}

interface FoundText {
  readonly place: string;
  readonly text: string;
}

/**
 * Finds the texts of the mapped columns that differ from what a person reads. A
 * table that cannot be asked counts as having none: the statement that needs it
 * will report the error. Rejects if no table can be asked, or not for its BIT
 * columns: their conditions would hold for other rows.
 */
export async function readCleanings({
  mapping,
  database,
  isClosed,
}: CensusSource): Promise<Cleanings> {
  const found = new Map<string, ReadonlyMap<string, ColumnCleaning>>();
  for (const [table, columns] of mappedTexts(mapping)) {
    if (isClosed()) continue;
    const bits = await bitColumns(table, database);
    const cleanings = new Map<string, ColumnCleaning>(
      [...bits, ...columns]
        .filter((column) => isNamed(column, bits))
        .map((column) => [column, bitCleaning]),
    );
    const texts = [...columns].filter((column) => !cleanings.has(column));
    const place = { source: mapping.source, database };
    const odd = await oddTexts(table, texts, place);
    const byColumn = Map.groupBy(odd, ({ place }) => Number(place));
    for (const [index, column] of texts.entries()) {
      const own = byColumn.get(index)?.map(({ text }) => text) ?? [];
      const cleaning = cleaningOf(own);
      if (cleaning) cleanings.set(column, cleaning);
    }
    if (cleanings.size > 0) found.set(table, cleanings);
  }
  return found;
}

const bitCleaning: ColumnCleaning = {
  replacements: [],
  nothing: [],
  isBits: true,
};

/** MySQL does not tell cases of columns apart. */
function isNamed(column: string, names: readonly string[]): boolean {
  return names.some((it) => it.toLowerCase() === column.toLowerCase());
}

/** The columns of MySQL's type BIT; the others' texts are what they say. */
async function bitColumns(
  table: string,
  database: ReadOnlyDatabase,
): Promise<readonly string[]> {
  if (database.dialect.kind !== 'MYSQL') return [];
  const rows = await database.query<{ name: string }>(
    sql`SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ${table} AND (@@lower_case_table_names <> 0 OR BINARY TABLE_NAME = ${table}) AND DATA_TYPE = 'bit'`,
  );
  return rows.map(({ name }) => name);
}

/** Of cleanings only what tells which columns are BIT. */
export function bitsOf(
  cleanings: ReadonlyMap<string, ColumnCleaning> | undefined,
): ReadonlyMap<string, ColumnCleaning> {
  return new Map(
    [...(cleanings ?? [])].filter(([, { isBits }]) => isBits === true),
  );
}

interface TextPlace {
  readonly source: SqlMapping['source'];
  readonly database: ReadOnlyDatabase;
}

async function oddTexts(
  table: string,
  columns: readonly string[],
  { source, database }: TextPlace,
): Promise<readonly FoundText[]> {
  if (columns.length === 0) return [];
  const { dialect } = database;
  const stored = columnSql('t', { source, dialect });
  const each = columns.map(
    (column, index) =>
      `SELECT ${literal(String(index))} AS place, ${dialect.text(stored.asText(column))} AS text FROM ${identifier(table)} t`,
  );
  const statement = `SELECT place, text FROM (${each.join(' UNION ALL ')}) texts WHERE ${dialect.mayReadOtherwise('text')} GROUP BY place, text ORDER BY LENGTH(text), text LIMIT ${mostTexts}`;
  try {
    return await database.query<FoundText>(statement);
  } catch (error) {
    if (isOfStatement(error)) return [];
    throw error;
  }
}

/**
 * Whether the error concerns this statement only, so that others may succeed.
 */
function isOfStatement(error: unknown): boolean {
  if (error instanceof StatementTimeout) return true;
  const { code = '' } = error as { readonly code?: string };
  return code === 'SQLITE_ERROR' || code.startsWith('ER_');
}
