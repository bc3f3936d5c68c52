import type { Hierarchy, OrganizationNode } from '../../affiliation.ts';
import { toHalfWidth } from '../../../kit/half-width.ts';
import type { KeyColumn } from './dialect.ts';
import { foldWidth } from './filter-fields.ts';
import type { ReadOnlyDatabase } from './read-only-database.ts';
import { byKeys } from './record-reader.ts';
import type { OrganizationTable } from './shape.ts';

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

/** The superiors of a shape's organizations, found by as many at a time. */
export function createSqlHierarchy(
  table: OrganizationTable,
  database: ReadOnlyDatabase,
): Hierarchy {
  const { superiors, key, columns, live, from } = table;
  const { asText, text } = database.dialect;
  const select = `SELECT ${[
    `${asText(key.column)} AS localId`,
    `${asText(columns.superior)} AS superior`,
    ...(superiors.nameColumn === null
      ? []
      : [`${asText(superiors.nameColumn)} AS superiorName`]),
    `${asText(columns.code)} AS code`,
    `${asText(columns.level)} AS level`,
    `${asText(superiors.handle.column)} AS handle`,
  ].join(', ')} FROM ${from} WHERE ${live} AND`;

  function toNode({ localId, code, level, ...row }: NodeRow) {
    const cell = filled(row.superior);
    const superior = cell === null ? null : superiors.superiorOf(cell);
    return {
      localId,
      superior,
      ...superiors.recorded({
        superior,
        written: superior === null || superiors.areDerived ? null : cell,
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
    recordsNames: superiors.areNames,
    codesFit: (node, superior) => superiors.codesFit(node.code, superior.code),
    async nodes(localIds) {
      const rows = await byKeys<NodeRow>(localIds, { database, select, key });
      return rows.map(toNode);
    },
    async named(wanted) {
      const { spellings } = superiors;
      const key = { ...superiors.handle, seeksOwn: true } as const;
      const spelled = (superior: string) => spellings?.(superior) ?? [superior];
      const found = await find(key, wanted.flatMap(spelled));
      const byHandle = groupByHandle(found, superiors.normalize);
      const missing = wanted.filter((superior) => !byHandle.has(superior));
      if (superiors.areNames && missing.length > 0) {
        // Names that only differ in width; no index serves this, so it is last.
        const column = foldWidth(text(key.column), missing);
        const folded = { ...key, column, type: 'text' } as const;
        const rest = await find(folded, missing.map(toHalfWidth));
        const more = groupByHandle(rest, (handle) =>
          toHalfWidth(superiors.normalize(handle)),
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
