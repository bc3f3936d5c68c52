import type {
  Hierarchy,
  OrganizationNode,
} from '../../../source/affiliation.ts';
import { readableText } from '../../../normalize/readable-text.ts';
import { valueIn } from '../../../normalize/said-by-cell.ts';
import { toHalfWidth } from '../../../../kit/values/half-width.ts';
import type { KeyColumn } from '../database/dialect.ts';
import { foldWidth } from './filter-fields.ts';
import type { ReadOnlyDatabase } from '../database/read-only-database.ts';
import { byKeys } from './record-reader.ts';
import type { OrganizationTable, Superiors } from '../shape/shape.ts';
import { readPairs, superiorCells, superiorColumns } from './superior-pairs.ts';

interface NodeRow {
  readonly localId: string;
  /** Left out, as its name is, where a table of pairs says it. */
  readonly superior?: string | null;
  readonly superiorName?: string | null;
  /** What those pairs call this organization by. */
  readonly pairEnd?: string | null;
  readonly code: string | null;
  readonly level: string | null;
  /** What others call this organization by. */
  readonly handle: string | null;
}

/** The superiors of one table's organizations, found by as many at a time. */
export function createSqlHierarchy(
  table: OrganizationTable,
  database: ReadOnlyDatabase,
  found: Superiors = table.superiors,
): Hierarchy {
  const { key, columns, live, from, superiors: own, written } = table;
  const { asText, text } = database.dialect;
  const toNodes = nodeReader(table, database);
  const select = `SELECT ${[
    `${asText(key.column)} AS localId`,
    ...(written.pairs
      ? [`${asText(written.pairs.end)} AS pairEnd`]
      : superiorColumns(written, database.dialect)),
    `${asText(columns.code)} AS code`,
    `${asText(columns.level)} AS level`,
    `${asText(found.handle.column)} AS handle`,
  ].join(', ')} FROM ${from} WHERE ${live} AND`;

  function find(handle: KeyColumn, wanted: readonly string[]) {
    return byKeys<NodeRow>(wanted, { database, select, key: handle });
  }

  return {
    recordsNames: own.areNames,
    codesFit: (node, superior) => own.codesFit(node.code, superior.code),
    async nodes(localIds) {
      const rows = await byKeys<NodeRow>(localIds, { database, select, key });
      return [...(await toNodes(rows)).values()];
    },
    async named(wanted) {
      const { spellings } = found;
      const key = { ...found.handle, seeksOwn: true } as const;
      const spelled = (superior: string) => spellings?.(superior) ?? [superior];
      const rows = await find(key, wanted.flatMap(spelled));
      const byHandle = groupByHandle(rows, found.normalize);
      const missing = wanted.filter((superior) => !byHandle.has(superior));
      if (found.areNames && missing.length > 0) {
        // Names that only differ in width; no index serves this, so it is last.
        const column = foldWidth(text(key.column), missing);
        const folded = { ...key, column, type: 'text' } as const;
        const rest = await find(folded, missing.map(toHalfWidth));
        const more = groupByHandle(rest, (handle) =>
          toHalfWidth(found.normalize(handle)),
        );
        for (const name of missing) {
          const rows = more.get(toHalfWidth(name));
          if (rows) byHandle.set(name, rows);
        }
      }
      const nodes = await toNodes([...byHandle.values()].flat());
      return new Map(
        [...byHandle].map(([handle, rows]): [string, OrganizationNode[]] => [
          handle,
          rows.flatMap((row) => nodes.get(row) ?? []),
        ]),
      );
    },
  };
}

/** Makes organizations of rows, with what a table of pairs says of them. */
function nodeReader(table: OrganizationTable, database: ReadOnlyDatabase) {
  const { superiors, written } = table;

  function toNode({ localId, code, level, ...row }: NodeRow) {
    const cells = superiorCells(superiors, row);
    return {
      localId,
      superior: cells.superior,
      ...superiors.recorded(cells),
      code: valueIn(code),
      levelCode: valueIn(level),
    };
  }

  return async (
    rows: readonly NodeRow[],
  ): Promise<ReadonlyMap<NodeRow, OrganizationNode>> => {
    const { pairs } = written;
    if (!pairs) return new Map(rows.map((row) => [row, toNode(row)]));
    const ends = rows.flatMap(({ pairEnd }) => pairEnd ?? []);
    const said = await readPairs(table, database, ends);
    return new Map(
      rows.map((row) => [
        row,
        { ...toNode(row), ...said(row.pairEnd ?? null) },
      ]),
    );
  };
}

function groupByHandle(
  rows: readonly NodeRow[],
  normalize: (handle: string) => string,
): Map<string, NodeRow[]> {
  return Map.groupBy(rows, ({ handle }) =>
    normalize(readableText(handle ?? '')),
  );
}
