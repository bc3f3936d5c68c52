import type { Hierarchy, OrganizationNode } from '../../source/affiliation.ts';
import { toHalfWidth } from '../../../kit/values/half-width.ts';
import type { KeyColumn } from './dialect.ts';
import { foldWidth } from './filter-fields.ts';
import type { ReadOnlyDatabase } from './read-only-database.ts';
import { byKeys } from './record-reader.ts';
import type { OrganizationTable, Superiors } from './shape.ts';

interface NodeRow {
  readonly localId: string;
  readonly superior: string | null;
  /** Left out where there is no column of names. */
  readonly superiorName?: string | null;
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
  const { key, columns, live, from, superiors: own } = table;
  const { asText, text } = database.dialect;
  const select = `SELECT ${[
    `${asText(key.column)} AS localId`,
    `${asText(columns.superior)} AS superior`,
    ...(own.nameColumn === null
      ? []
      : [`${asText(own.nameColumn)} AS superiorName`]),
    `${asText(columns.code)} AS code`,
    `${asText(columns.level)} AS level`,
    `${asText(found.handle.column)} AS handle`,
  ].join(', ')} FROM ${from} WHERE ${live} AND`;

  function toNode({ localId, code, level, ...row }: NodeRow) {
    const cell = filled(row.superior);
    const superior = cell === null ? null : own.superiorOf(cell);
    return {
      localId,
      superior,
      ...own.recorded({
        superior,
        written: superior === null || own.areDerived ? null : cell,
        name: filled(row.superiorName ?? null),
      }),
      code: code ?? null,
      levelCode: level?.trim() ? level : null,
    };
  }

  function find(handle: KeyColumn, wanted: readonly string[]) {
    return byKeys<NodeRow>(wanted, { database, select, key: handle });
  }

  return {
    recordsNames: own.areNames,
    codesFit: (node, superior) => own.codesFit(node.code, superior.code),
    async nodes(localIds) {
      const rows = await byKeys<NodeRow>(localIds, { database, select, key });
      return rows.map(toNode);
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
      return new Map(
        [...byHandle].map(([handle, rows]): [string, OrganizationNode[]] => [
          handle,
          rows.map(toNode),
        ]),
      );
    },
  };
}

function filled(text: string | null): string | null {
  const plain = text?.trim() ?? '';
  return plain === '' ? null : plain;
}

function groupByHandle(
  rows: readonly NodeRow[],
  normalize: (handle: string) => string,
): Map<string, NodeRow[]> {
  return Map.groupBy(rows, ({ handle }) => normalize(handle ?? ''));
}
