import type {
  Hierarchy,
  OrganizationNode,
} from '../../../source/affiliation.ts';
import { keysOf } from './prefixed-ids.ts';
import type { ReadOnlyDatabase } from '../database/read-only-database.ts';
import type { OrganizationTable } from '../shape/shape.ts';
import { createSqlHierarchy } from './sql-hierarchy.ts';

/**
 * Joins the hierarchies of several tables. A mapping says in which table the
 * superior of a row is; a superior recorded by name may be in any.
 */
export function joinHierarchies(
  tables: readonly OrganizationTable[],
  database: ReadOnlyDatabase,
): Hierarchy {
  // These only read rows by key; superiors are looked up in all tables below.
  const own = tables.map((table) =>
    createSqlHierarchy(table, database, {
      ...table.superiors,
      ...(tables.length > 1 && { handle: table.key }),
    }),
  );
  const [only, ...more] = own;
  if (only && more.length === 0 && tables[0]?.prefix === '') return only;

  const nodeOf = (node: OrganizationNode, index: number): OrganizationNode => ({
    ...node,
    localId: (tables[index]?.prefix ?? '') + node.localId,
    recordsName: own[index]?.recordsNames ?? false,
    ...(node.superior !== null && {
      sought: (node.several ?? [node.superior]).map((it) => `${index} ${it}`),
    }),
  });
  const tableOf = ({ localId }: OrganizationNode) =>
    tables.findIndex(({ prefix }) => localId.startsWith(prefix));

  return {
    recordsNames: false,
    codesFit(node, superior) {
      const table = tableOf(node);
      return table === tableOf(superior)
        ? (own[table]?.codesFit(node, superior) ?? null)
        : null;
    },
    async nodes(localIds) {
      const found: OrganizationNode[] = [];
      for (const [index, { prefix }] of tables.entries()) {
        const keys = keysOf(prefix, localIds);
        if (keys.length === 0) continue;
        const nodes = (await own[index]?.nodes(keys)) ?? [];
        found.push(...nodes.map((node) => nodeOf(node, index)));
      }
      return found;
    },
    async named(wanted) {
      const found = new Map<string, OrganizationNode[]>();
      const byTable = Map.groupBy(wanted, (it) => Number(it.split(' ', 1)[0]));
      for (const [index, sought] of byTable) {
        const superiors = sought.map((it) => it.slice(it.indexOf(' ') + 1));
        for (const { table, superiors: how } of tables[index]?.sought ?? []) {
          const target = tables[table];
          if (!target) continue;
          const there = createSqlHierarchy(target, database, how);
          for (const [superior, nodes] of await there.named(superiors)) {
            const key = `${index} ${superior}`;
            const more = nodes.map((node) => nodeOf(node, table));
            found.set(key, [...(found.get(key) ?? []), ...more]);
          }
        }
      }
      return found;
    },
  };
}
