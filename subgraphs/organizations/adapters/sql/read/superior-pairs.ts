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
import type {
  OrganizationTable,
  Superiors,
  WrittenSuperior,
} from '../shape/shape.ts';

/** What is written of a superior, as it is read. */
interface SuperiorRow {
  readonly superior?: string | null;
  /** Left out where there is no column of names. */
  readonly superiorName?: string | null;
}

interface PairRow extends SuperiorRow {
  readonly organization: string;
}

/**
 * Reads what a table of pairs says of organizations, by what its pairs call
 * them: one statement, which passes through the table once without an index.
 */
export async function readPairs(
  { superiors, written }: Pick<OrganizationTable, 'superiors' | 'written'>,
  database: ReadOnlyDatabase,
  ends: readonly string[],
): Promise<(end: string | null) => SuperiorsOfNode> {
  const { pairs } = written;
  if (!pairs) throw new TypeError('Expected a table of pairs, but got: none.');
  const { dialect } = database;
  const columns = [
    `${dialect.asText(pairs.organization.column)} AS organization`,
    ...superiorColumns(written, dialect),
  ];
  const rows = await byKeys<PairRow>(ends, {
    database,
    select: `SELECT ${columns.join(', ')} FROM ${pairs.from} WHERE ${pairs.live} AND`,
    key: { ...pairs.organization, seeksOwn: true },
  });
  const { normalize } = superiors;
  const said = Map.groupBy(rows, (row) =>
    normalize(readableText(row.organization)),
  );
  return (end) => {
    const found =
      end === null ? [] : (said.get(normalize(readableText(end))) ?? []);
    const cells = found.map((row) => superiorCells(superiors, row));
    return superiorOfPairs(cells, superiors.recorded);
  };
}

/** The columns of a SuperiorRow. */
export function superiorColumns(
  { column, name }: WrittenSuperior,
  { asText }: Dialect,
): readonly string[] {
  return [
    `${asText(column)} AS superior`,
    ...(name === null ? [] : [`${asText(name)} AS superiorName`]),
  ];
}

export function superiorCells(
  { superiorOf, areDerived }: Superiors,
  { superior: recorded = null, superiorName = null }: SuperiorRow,
): SuperiorCells {
  const cell = valueIn(recorded);
  const superior = cell === null ? null : superiorOf(cell);
  return {
    superior,
    written: superior === null || areDerived ? null : cell,
    name: valueIn(superiorName),
  };
}
