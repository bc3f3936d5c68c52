import type { SqlMapping } from '../../../mapping/mapping-schema.ts';
import { columnSql, identifier, literal } from './column-sql.ts';
import { StatementTimeout } from '../database/in-time.ts';
import type { ReadOnlyDatabase } from '../database/read-only-database.ts';
import { cleaningOf, type ColumnCleaning } from '../text/column-cleaning.ts';
import { mappedTexts } from './mapped-texts.ts';

/**
 * The cleanings of columns with texts that differ from what a person reads, by
 * table.
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
 * will report the error. Rejects if no table can be asked.
 */
export async function readCleanings({
  mapping,
  database,
  isClosed,
}: CensusSource): Promise<Cleanings> {
  const found = new Map<string, ReadonlyMap<string, ColumnCleaning>>();
  for (const [table, columns] of mappedTexts(mapping)) {
    if (columns.size === 0 || isClosed()) continue;
    const place = { source: mapping.source, database };
    const texts = await oddTexts(table, [...columns], place);
    const cleanings = new Map<string, ColumnCleaning>();
    const byColumn = Map.groupBy(texts, ({ place }) => Number(place));
    for (const [index, column] of [...columns].entries()) {
      const own = byColumn.get(index)?.map(({ text }) => text) ?? [];
      const cleaning = cleaningOf(own);
      if (cleaning) cleanings.set(column, cleaning);
    }
    if (cleanings.size > 0) found.set(table, cleanings);
  }
  return found;
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
  const { dialect } = database;
  const stored = columnSql('t', { source, dialect });
  const each = columns.map(
    (column, index) =>
      `SELECT ${literal(String(index))} AS place, ${dialect.text(stored.asText(column))} AS text FROM ${identifier(table)} t`,
  );
  const sql = `SELECT place, text FROM (${each.join(' UNION ALL ')}) texts WHERE ${dialect.mayReadOtherwise('text')} GROUP BY place, text ORDER BY LENGTH(text), text LIMIT ${mostTexts}`;
  try {
    return await database.query<FoundText>(sql);
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
