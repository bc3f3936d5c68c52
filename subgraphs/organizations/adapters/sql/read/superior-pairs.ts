import { joinKey, splitKey } from '../../../normalize/composite-key.ts';
import { readableText } from '../../../normalize/readable-text.ts';
import { valueIn } from '../../../normalize/said-by-cell.ts';
import {
  superiorOfPairs,
  type SuperiorCells,
  type SuperiorsOfNode,
} from '../../../source/recorded-superior.ts';
import type { Dialect } from '../database/dialect.ts';
import type { ReadOnlyDatabase } from '../database/read-only-database.ts';
import { byKeys } from './record-reader.ts';
import {
  keyColumns,
  keyExpressions,
  readKey,
  type RecordKey,
} from '../shape/record-key.ts';
import type { OrganizationTable, WrittenSuperior } from '../shape/shape.ts';

/** What a pair says of a superior, besides the columns of its key. */
interface SuperiorRow {
  /** Missing if there is no column of names. */
  readonly superiorName?: string | null;
}

/**
 * Reads the superiors of organizations from a table of pairs with one
 * statement, which scans the table once if there is no index.
 */
export async function readPairs(
  { superiors, written }: Pick<OrganizationTable, 'superiors' | 'written'>,
  database: ReadOnlyDatabase,
  ends: readonly string[],
): Promise<(end: string | null) => SuperiorsOfNode> {
  const { pairs } = written;
  if (!pairs) throw new TypeError('Expected a table of pairs, but got: none.');
  const { dialect } = database;
  const { organization } = pairs;
  const columns = [
    ...keyColumns(keyExpressions(organization), 'organization', dialect),
    ...superiorColumns(written, dialect),
  ];
  const rows = await byKeys<SuperiorRow>(ends, {
    database,
    select: `SELECT ${columns.join(', ')} FROM ${pairs.from} WHERE ${pairs.live} AND`,
    key: seekingOwn(organization),
  });
  const { length } = organization;
  const plain = (text: string) =>
    joinKey((splitKey(text, length) ?? [text]).map(plainPart));
  const said = Map.groupBy(rows, (row) =>
    plain(readKey(row, 'organization', length) ?? ''),
  );
  return (end) => {
    const found = end === null ? [] : (said.get(plain(end)) ?? []);
    const cells = found.map((row) =>
      superiorCells({ superiors, written }, row),
    );
    return superiorOfPairs(cells, superiors.recorded);
  };
}

/** The key's columns, which are known to hold what is searched (`seeksOwn`). */
export function seekingOwn([first, ...more]: RecordKey): RecordKey {
  return [
    { ...first, seeksOwn: true },
    ...more.map((column) => ({ ...column, seeksOwn: true }) as const),
  ];
}

function plainPart(text: string): string {
  return readableText(text).normalize('NFKC').trim();
}

/** The columns that `superiorCells` reads. */
export function superiorColumns(
  { columns, name }: WrittenSuperior,
  dialect: Dialect,
): readonly string[] {
  return [
    ...keyColumns(columns, 'superior', dialect),
    ...(name === null ? [] : [`${dialect.asText(name)} AS superiorName`]),
  ];
}

export function superiorCells(
  { superiors, written }: Pick<OrganizationTable, 'superiors' | 'written'>,
  row: SuperiorRow,
): SuperiorCells {
  const { superiorOf, areDerived } = superiors;
  const { superiorName = null } = row;
  const cell = readValue(row, written.columns.length);
  const superior = cell === null ? null : superiorOf(cell);
  return {
    superior,
    written: superior === null || areDerived ? null : cell,
    name: valueIn(superiorName),
  };
}

/** The joined columns of a superior; null if one of them is empty. */
function readValue(row: SuperiorRow, columns: number): string | null {
  const key = readKey(row, 'superior', columns);
  const parts = key === null ? null : splitKey(key, columns);
  const values = parts?.flatMap((part) => valueIn(part) ?? []) ?? [];
  return values.length === columns ? joinKey(values) : null;
}
