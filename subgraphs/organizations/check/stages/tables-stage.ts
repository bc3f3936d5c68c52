import { identifier } from '../../adapters/sql/column-sql.ts';
import type { ReadOnlyDatabase } from '../../adapters/sql/read-only-database.ts';
import { mappedColumns } from '../../adapters/spreadsheet/mapped-columns.ts';
import { closestName } from '../../mapping/closest-name.ts';
import type { SqlMapping } from '../../mapping/mapping-schema.ts';
import { bilingual } from '../bilingual.ts';
import {
  failed,
  passed,
  reasonOf,
  type Stage,
  type StageOutcome,
} from '../stage.ts';
import type { MappedDatabase } from './mapped-database.ts';

/** Are the tables there, and do they have the columns of the mapping. */
export function tablesStage({ mapping, database }: MappedDatabase): Stage {
  return {
    name: 'tables',
    title: bilingual('表与列', 'tables and columns'),
    async run(progress) {
      const tables = columnsByTable(mapping);
      const missing: string[] = [];
      for (const [table, wanted] of tables) {
        progress(table);
        const found = await readable(database, table, wanted);
        if (found.kind === 'denied') return denied(table, found.reason);
        if (found.kind === 'broken') return broken(table, found.reason);
        missing.push(...found.missing);
      }
      if (missing.length > 0) return absent(missing);
      return passed(
        [...tables].map(([table, { size }]) => `${table} (${size})`).join(', '),
      );
    },
  };
}

/** Every column that the mapping names, by its table. */
export function columnsByTable(
  mapping: SqlMapping,
): ReadonlyMap<string, ReadonlySet<string>> {
  const { units, partyOrganizations, links, owner } = mapping;
  const tables = new Map<string, Set<string>>();
  const add = (table: string, found: Iterable<string>) => {
    const known = tables.get(table) ?? new Set();
    for (const column of found) known.add(column);
    tables.set(table, known);
  };
  add(units.from, columnsOf(units, owner));
  add(partyOrganizations.from, columnsOf(partyOrganizations, owner));
  if (links.in === 'units') add(units.from, [links.column]);
  if (links.in === 'party-organizations') {
    add(partyOrganizations.from, [links.column]);
  }
  if (links.in === 'table') add(links.from, [links.unit, links.organization]);
  return tables;
}

type Section = SqlMapping['units'] | SqlMapping['partyOrganizations'];

/** The columns of a section, without words of the mapping's own. */
export function columnsOf(
  section: Section,
  owner: SqlMapping['owner'],
): Set<string> {
  const { key, live, changed, columns } = section;
  const hierarchy =
    'hierarchy' in section ? columnsOfHierarchy(section.hierarchy) : [];
  const found = mappedColumns({
    owner: typeof owner === 'object' ? owner.column : owner,
    units: [
      typeof key === 'string' ? key : key.column,
      live.map(({ column }) => column),
      changed?.column,
      Object.values(columns).map((it) =>
        typeof it === 'object' ? it.column : it,
      ),
    ],
    partyOrganizations: hierarchy,
    links: [],
  });
  return found;
}

function columnsOfHierarchy(
  hierarchy: SqlMapping['partyOrganizations']['hierarchy'],
): readonly (string | undefined)[] {
  switch (hierarchy.style) {
    case 'parent-key':
      return [hierarchy.column, hierarchy.references, hierarchy.path?.column];
    case 'parent-name':
      return [hierarchy.column, hierarchy.path?.column];
    case 'path':
      return [hierarchy.path.column];
    case 'none':
      return [];
  }
}

type Reading =
  | { readonly kind: 'read'; readonly missing: readonly string[] }
  | { readonly kind: 'denied'; readonly reason: string }
  | { readonly kind: 'broken'; readonly reason: string };

const denials = new Set([
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_COLUMNACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
]);

/** Only what the statement itself says is sure: it is asked for no row. */
async function readable(
  database: ReadOnlyDatabase,
  table: string,
  wanted: ReadonlySet<string>,
): Promise<Reading> {
  try {
    const columns = [...wanted].map((name) => `t.${identifier(name)}`);
    await database.query(
      `SELECT ${columns.join(', ')} FROM ${identifier(table)} t WHERE 1 = 0`,
    );
    return { kind: 'read', missing: [] };
  } catch (error) {
    const { code = '' } = error as { readonly code?: string };
    const reason = reasonOf(error);
    if (denials.has(code)) return { kind: 'denied', reason };
    if (/^(?:ER_BAD_FIELD|ER_NO_SUCH_TABLE|SQLITE_ERROR)/u.test(code)) {
      const missing = await absentIn(database, table, wanted);
      if (missing.length > 0) return { kind: 'read', missing };
    }
    return { kind: 'broken', reason };
  }
}

/** What is missing, with what was probably meant. */
async function absentIn(
  database: ReadOnlyDatabase,
  table: string,
  wanted: ReadonlySet<string>,
): Promise<readonly string[]> {
  const tables = await namesIn(database, { kind: 'tables' });
  if (!tables.some((name) => isSameName(name, table))) {
    return [described(`table ${table}`, closestName(table, tables))];
  }
  const columns = await namesIn(database, { kind: 'columns', table });
  return [...wanted]
    .filter((name) => !columns.some((it) => isSameName(it, name)))
    .map((name) =>
      described(`column ${table}.${name}`, closestName(name, columns)),
    );
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function described(what: string, meant: string | null): string {
  return meant === null ? what : `${what} (did you mean ${meant}?)`;
}

type Names =
  { readonly kind: 'tables' } | { readonly kind: 'columns'; table: string };

async function namesIn(
  database: ReadOnlyDatabase,
  names: Names,
): Promise<readonly string[]> {
  const isMysql = database.dialect.kind === 'MYSQL';
  const rows =
    names.kind === 'tables'
      ? await database.query<{ name: string }>(
          isMysql
            ? 'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()'
            : "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')",
        )
      : await database.query<{ name: string }>(
          isMysql
            ? 'SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = :table'
            : 'SELECT name FROM pragma_table_info(:table)',
          { table: names.table },
        );
  return rows.map(({ name }) => name);
}

function absent(missing: readonly string[]): StageOutcome {
  return failed({
    kind: 'usage',
    expected: bilingual(
      '映射中的表与列都存在',
      'every table and column of the mapping to exist',
    ),
    got: `no ${missing.join(', no ')}`,
    next: bilingual(
      '填写映射的人运行 SHOW COLUMNS FROM 表名(SQLite:.schema 表名),改正映射文件',
      'who writes the mapping runs: SHOW COLUMNS FROM the table (SQLite: .schema), and corrects the mapping file',
    ),
  });
}

function denied(table: string, reason: string): StageOutcome {
  return failed({
    kind: 'refused',
    expected: bilingual(`账号可读表 ${table}`, `the account to read ${table}`),
    got: reason,
    next: bilingual(
      `数据库管理员运行 GRANT SELECT ON 库名.${table} TO 账号;`,
      `the database administrator runs: GRANT SELECT ON the database's ${table} TO the account;`,
    ),
  });
}

function broken(table: string, reason: string): StageOutcome {
  return failed({
    kind: 'unreachable',
    expected: bilingual(`表 ${table} 可以查询`, `the table ${table} to answer`),
    got: reason,
    next: bilingual(
      `数据库管理员运行 CHECK TABLE ${table}(SQLite:PRAGMA integrity_check)`,
      `the database administrator runs: CHECK TABLE ${table} (SQLite: PRAGMA integrity_check)`,
    ),
  });
}
