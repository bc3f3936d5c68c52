import { sql } from 'kysely';

import { identifier } from '../../../subgraphs/organizations/adapters/sql/shape/column-sql.ts';
import type { ReadOnlyDatabase } from '../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import { mappedColumns } from '../../../subgraphs/organizations/adapters/spreadsheet/mapped-columns.ts';
import {
  columnList,
  type Columns,
} from '../../../subgraphs/organizations/mapping/column-list.ts';
import { closestName } from '../../../subgraphs/organizations/mapping/closest-name.ts';
import type { SqlMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import {
  organizationSections,
  type OrganizationSection,
} from '../../../subgraphs/organizations/mapping/organization-tables.ts';
import {
  relationIn,
  superiorsIn,
  type RelationMapping,
} from '../../../subgraphs/organizations/mapping/table-mapping.ts';
import { bilingual, type Bilingual } from '../bilingual.ts';
import {
  failed,
  passed,
  reasonOf,
  type Stage,
  type StageOutcome,
} from '../stage.ts';
import { brokenTable } from './broken-table.ts';
import type { MappedDatabase } from './mapped-database.ts';

/** Checks that the tables exist and have the mapping's columns. */
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
        if (found.kind === 'denied') return denied(table, found);
        if (found.kind === 'broken') return brokenTable(table, found.error);
        missing.push(...found.missing);
      }
      if (missing.length > 0) return absent(missing);
      return passed(
        [...tables].map(([table, { size }]) => `${table} (${size})`).join(', '),
      );
    },
  };
}

/** All columns that the mapping names, by table. */
export function columnsByTable(
  mapping: SqlMapping,
): ReadonlyMap<string, ReadonlySet<string>> {
  const { units, owner } = mapping;
  const tables = new Map<string, Set<string>>();
  const add = (table: string, found: Iterable<string>) => {
    const known = tables.get(table) ?? new Set();
    for (const column of found) known.add(column);
    tables.set(table, known);
  };
  add(units.from, columnsOf(units, owner));
  for (const section of organizationSections(mapping)) {
    const { links } = section;
    add(section.from, columnsOf(section, owner));
    if (links.in === 'units') {
      add(units.from, columnList(links.column));
      add(section.from, referenced(links));
    }
    if (links.in === 'party-organizations') {
      add(section.from, columnList(links.column));
      add(units.from, referenced(links));
    }
    if (links.in === 'table') {
      add(links.from, [links.unit, links.organization].flatMap(columnList));
    }
    const relation = relationIn(section.hierarchy);
    if (relation) add(relation.from, columnsOfRelation(section, relation));
  }
  for (const [section, names] of referencedElsewhere(mapping)) {
    add(section.from, columnList(names));
  }
  return tables;
}

/** Columns of a table by which superiors of another table's rows are found. */
function referencedElsewhere(
  mapping: SqlMapping,
): readonly (readonly [OrganizationSection, Columns])[] {
  const sections = organizationSections(mapping);
  return sections.flatMap(({ hierarchy }) => {
    const references = referencedBy(hierarchy);
    if (!('of' in hierarchy) || references === undefined) return [];
    const { of } = hierarchy;
    const target = sections.find(({ as }) => as === of);
    return of === undefined || !target ? [] : [[target, references] as const];
  });
}

/** The column that superiors are found by, if it is not the key. */
function referencedBy(
  hierarchy: OrganizationSection['hierarchy'],
): Columns | undefined {
  return hierarchy.style === 'parent-key'
    ? hierarchy.references
    : relationIn(hierarchy)?.superior.references;
}

/** The columns of a table of pairs. */
function columnsOfRelation(
  { hierarchy }: OrganizationSection,
  { organization, superior, live }: RelationMapping,
): readonly string[] {
  const name = superiorsIn(hierarchy)?.column;
  return [
    ...columnList(organization.column),
    ...columnList(superior.column),
    ...live.map(({ column }) => column),
    ...(name === undefined ? [] : [name]),
  ];
}

function referenced(links: { readonly references?: Columns | undefined }) {
  return columnList(links.references ?? []);
}

type Section = SqlMapping['units'] | SqlMapping['partyOrganizations'];

/** The columns that a section names. */
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
      [key].flat().map((it) => (typeof it === 'string' ? it : it.column)),
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
): readonly (Columns | undefined)[] {
  switch (hierarchy.style) {
    case 'parent-key':
      return [
        hierarchy.column,
        ...(hierarchy.of === undefined ? [hierarchy.references] : []),
        hierarchy.path?.column,
        hierarchy.superiors?.column,
      ];
    case 'parent-name':
      return [hierarchy.column, hierarchy.path?.column];
    case 'path':
      return [hierarchy.path.column, hierarchy.superiors?.column];
    case 'table':
      return [
        hierarchy.organization.references,
        ...(hierarchy.of === undefined ? [referencedBy(hierarchy)] : []),
        hierarchy.path?.column,
      ];
    case 'none':
      return [];
  }
}

type Reading =
  | { readonly kind: 'read'; readonly missing: readonly string[] }
  | Denied
  | { readonly kind: 'broken'; readonly error: unknown };

interface Denied {
  readonly kind: 'denied';
  readonly reason: string;
  /** The tables that the account may read. */
  readonly readable: readonly string[];
  /** Whether the account may read the table. */
  readonly isReadable: boolean;
}

const denials = new Set([
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_COLUMNACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
]);

/**
 * Tries a statement that returns no row: only that shows for certain whether a
 * table may be read.
 */
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
    if (denials.has(code)) {
      const readable = await namesIn(database, { kind: 'tables' });
      const isReadable = await hasTable(database, table, readable);
      return { kind: 'denied', reason: reasonOf(error), readable, isReadable };
    }
    if (/^(?:ER_BAD_FIELD|ER_NO_SUCH_TABLE|SQLITE_ERROR)/u.test(code)) {
      const missing = await absentIn(database, table, wanted);
      if (missing.length > 0) return { kind: 'read', missing };
    }
    return { kind: 'broken', error };
  }
}

/** What is missing, with the name that was probably meant. */
async function absentIn(
  database: ReadOnlyDatabase,
  table: string,
  wanted: ReadonlySet<string>,
): Promise<readonly string[]> {
  const tables = await namesIn(database, { kind: 'tables' });
  if (!(await hasTable(database, table, tables))) {
    return [described(`table ${table}`, closestName(table, tables))];
  }
  const columns = await namesIn(database, { kind: 'columns', table });
  return [...wanted]
    .filter((name) => !columns.some((it) => isSameName(it, name)))
    .map((name) =>
      described(`column ${table}.${name}`, closestName(name, columns)),
    );
}

/**
 * Whether a table is among others, by the server's own rule for upper and lower
 * case.
 */
async function hasTable(
  database: ReadOnlyDatabase,
  table: string,
  tables: readonly string[],
): Promise<boolean> {
  if (tables.includes(table)) return true;
  if (!tables.some((name) => isSameName(name, table))) return false;
  return !(await tellsCasesApart(database));
}

/**
 * Whether names differ by case, as on MySQL with a case-sensitive file system.
 */
async function tellsCasesApart(database: ReadOnlyDatabase): Promise<boolean> {
  if (database.dialect.kind !== 'MYSQL') return false;
  const [row] = await database.query<{ setting: number | string }>(
    'SELECT @@lower_case_table_names AS setting',
  );
  return Number(row?.setting) === 0;
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
            ? sql`SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ${names.table}`
            : sql`SELECT name FROM pragma_table_info(${names.table})`,
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

/**
 * MySQL does not tell whether a table exists that an account may not read: a
 * wrong name and a missing grant look the same.
 */
function denied(
  table: string,
  { reason, readable, isReadable }: Denied,
): StageOutcome {
  if (isReadable) {
    return failed({
      kind: 'refused',
      expected: bilingual(
        `账号可读表 ${table} 中映射所用的列`,
        `the account to read the columns of ${table} that the mapping names`,
      ),
      got: reason,
      next: grantAdvice(table),
    });
  }
  const meant = closestName(table, readable);
  const names = readable.slice(0, shownTables).join(', ');
  const more = readable.length > shownTables ? ', …' : '';
  const grant = grantAdvice(table);
  return failed({
    kind: 'refused',
    expected: bilingual(
      `有表 ${table},且账号可读`,
      `a table ${table} that the account may read`,
    ),
    got: `${reason} (the account may read: ${names === '' ? 'no table' : names}${more}${meant === null ? '' : `; did you mean ${meant}?`})`,
    next: bilingual(
      `填写映射的人先核对表名${meant === null ? '' : `,是否应为 ${meant}`};表名无误则是没有授权:${grant.zh}`,
      `who writes the mapping looks at the name${meant === null ? '' : `: is it ${meant}?`}; if it is right, the grant is missing: ${grant.en}`,
    ),
  });
}

const shownTables = 10;

function grantAdvice(table: string): Bilingual {
  return bilingual(
    `数据库管理员运行 GRANT SELECT ON 库名.${table} TO 账号;`,
    `the database administrator runs: GRANT SELECT ON the database's ${table} TO the account;`,
  );
}
