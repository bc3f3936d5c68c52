import type {
  Hierarchy,
  OrganizationNode,
} from '../../../source/affiliation.ts';
import { readableText } from '../../../normalize/readable-text.ts';
import { valueIn } from '../../../normalize/said-by-cell.ts';
import { toHalfWidth } from '../../../../kit/values/half-width.ts';
import { foldWidth } from './filter-fields.ts';
import type { ReadOnlyDatabase } from '../database/read-only-database.ts';
import {
  keyColumns,
  keyExpressions,
  readKey,
  type RecordKey,
} from '../shape/record-key.ts';
import { byKeys } from './record-reader.ts';
import type { OrganizationTable, Superiors } from '../shape/shape.ts';
import {
  readPairs,
  seekingOwn,
  superiorCells,
  superiorColumns,
} from './superior-pairs.ts';

interface NodeRow {
  /** These columns are missing where a table of pairs holds the hierarchy. */
  readonly superiorName?: string | null;
  readonly code: string | null;
  readonly level: string | null;
}

/** Finds the superiors of many organizations of one table at once. */
export function createSqlHierarchy(
  table: OrganizationTable,
  database: ReadOnlyDatabase,
  found: Superiors = table.superiors,
): Hierarchy {
  const { key, columns, live, from, superiors: own, written } = table;
  const { dialect } = database;
  const { asText, text } = dialect;
  const toNodes = nodeReader(table, database);
  const select = `SELECT ${[
    ...keyColumns(keyExpressions(key), 'localId', dialect),
    ...(written.pairs
      ? keyColumns(written.pairs.end, 'pairEnd', dialect)
      : superiorColumns(written, dialect)),
    `${asText(columns.code)} AS code`,
    `${asText(columns.level)} AS level`,
    ...keyColumns(keyExpressions(found.handle), 'handle', dialect),
  ].join(', ')} FROM ${from} WHERE ${live} AND`;

  function find(handle: RecordKey, wanted: readonly string[]) {
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
      const [name] = found.handle;
      const spelled = (superior: string) => spellings?.(superior) ?? [superior];
      const sought = seekingOwn(found.handle);
      const rows = await find(sought, wanted.flatMap(spelled));
      const byHandle = groupByHandle(rows, found, found.normalize);
      const missing = wanted.filter((superior) => !byHandle.has(superior));
      if (found.areNames && missing.length > 0) {
        // Names that differ only in width; no index serves this, so it is tried
        // last.
        const column = foldWidth(text(name.column), missing);
        const folded = { column, type: 'text', seeksOwn: true } as const;
        const rest = await find([folded], missing.map(toHalfWidth));
        const more = groupByHandle(rest, found, (handle) =>
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

/** Makes organizations of rows, with the superiors from a table of pairs. */
function nodeReader(table: OrganizationTable, database: ReadOnlyDatabase) {
  const { superiors, written, key } = table;

  function toNode(row: NodeRow) {
    const { code, level } = row;
    const cells = superiorCells(table, row);
    return {
      localId: readKey(row, 'localId', key.length) ?? '',
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
    const endOf = (row: NodeRow) => readKey(row, 'pairEnd', pairs.end.length);
    const ends = rows.flatMap((row) => endOf(row) ?? []);
    const said = await readPairs(table, database, ends);
    return new Map(
      rows.map((row) => [row, { ...toNode(row), ...said(endOf(row)) }]),
    );
  };
}

function groupByHandle(
  rows: readonly NodeRow[],
  { handle }: Superiors,
  normalize: (handle: string) => string,
): Map<string, NodeRow[]> {
  return Map.groupBy(rows, (row) =>
    normalize(readableText(readKey(row, 'handle', handle.length) ?? '')),
  );
}
