import {
  columnSql,
  conditionsSql,
  identifier,
  type ColumnSql,
} from '../../../subgraphs/organizations/adapters/sql/shape/column-sql.ts';
import { databaseOptions } from '../../../subgraphs/organizations/adapters/sql/database/database-options.ts';
import type { KeyColumn } from '../../../subgraphs/organizations/adapters/sql/database/dialect.ts';
import {
  openReadOnly,
  type ReadOnlyDatabase,
} from '../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import type { MappedSource } from '../../../subgraphs/organizations/mapping/mapped-source.ts';
import type { SqlMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import {
  idPrefix,
  organizationSections,
  type OrganizationSection,
} from '../../../subgraphs/organizations/mapping/organization-tables.ts';
import type { Row } from '../../../subgraphs/organizations/mapping/row.ts';
import type { FedRow, KeyFinding, RowFeed, TableName } from '../row-feed.ts';
import { columnsByTable } from '../stages/tables-stage.ts';

/** Rows of one statement. */
const pageSize = 500;

/** Keys that are named of those that occur more than once. */
const namedKeys = 100;

/** The rows of a database, a page of keys at a time. */
export function sqlFeed(source: MappedSource<SqlMapping>): RowFeed {
  const { settings, folder } = source;
  const database = openReadOnly(databaseOptions(settings.source, folder));
  const [main, ...others] = organizationSections(settings);
  return {
    ...feedOf(settings, database, main),
    others: others.map((section) => feedOf(settings, database, section)),
    close: () => database.close(),
  };
}

/** The units, and one table of organizations. */
function feedOf(
  settings: SqlMapping,
  database: ReadOnlyDatabase,
  section: OrganizationSection,
): RowFeed {
  const { units, links } = settings;
  const sections = { units, partyOrganizations: section };
  const at = (name: TableName) => tableOf(settings, database, sections[name]);
  return {
    mapping: {
      ...settings,
      links: section.links,
      units: { ...units, key: keyName(units.key) },
      partyOrganizations: { ...section, key: keyName(section.key) },
    },
    prefix: idPrefix(section),
    mergesKeys: false,
    pages: (table) => pages(at(table)),
    async keyFindings() {
      const found: KeyFinding[] = [];
      const isMain = section.as === settings.partyOrganizations.as;
      for (const name of ['units', 'partyOrganizations'] as const) {
        if (name === 'units' && (!isMain || links.in === 'none')) continue;
        found.push(...(await keyFindings(at(name), name)));
      }
      return found;
    },
    close: () => Promise.resolve(),
  };
}

interface Table {
  readonly database: ReadOnlyDatabase;
  readonly from: string;
  readonly columns: readonly string[];
  readonly sql: ColumnSql;
  readonly key: KeyColumn;
  readonly live: string;
}

function keyName(key: SqlMapping['units']['key']): string {
  return typeof key === 'string' ? key : key.column;
}

function tableOf(
  mapping: SqlMapping,
  database: ReadOnlyDatabase,
  { from, key, live }: Pick<SqlMapping['units'], 'from' | 'key' | 'live'>,
): Table {
  const { source } = mapping;
  const sql = columnSql('t', { source, dialect: database.dialect });
  const type = typeof key === 'string' ? 'text' : key.type;
  return {
    database,
    from: `${identifier(from)} t`,
    columns: [...(columnsByTable(mapping).get(from) ?? [])],
    sql,
    key: { column: sql.raw(keyName(key)), type },
    live: conditionsSql(live, sql),
  };
}

async function* pages(table: Table): AsyncGenerator<readonly FedRow[]> {
  const { database, key } = table;
  const { integer } = database.dialect;
  let after: string | null = null;
  for (;;) {
    const condition =
      after === null ? '1 = 1' : `${keyOf(table)} > ${placeOf(table)}`;
    const rows: SelectedRow[] = await database.query<SelectedRow>(
      `SELECT ${selection(table)} FROM ${table.from} WHERE ${key.column} IS NOT NULL AND ${condition} ORDER BY ${keyOf(table)} LIMIT ${pageSize}`,
      after === null
        ? {}
        : { after: key.type === 'integer' ? integer(after) : after },
    );
    if (rows.length > 0) yield rows.map((row) => toFed(row, table));
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last.key;
  }
}

type SelectedRow = Readonly<Record<string, string | null>> & {
  readonly key: string;
};

function selection({ database, columns, sql, key, live }: Table): string {
  const { asText } = database.dialect;
  return [
    ...columns.map((name, index) => `${sql.asText(name)} AS c${index}`),
    `${asText(key.column)} AS \`key\``,
    `${asText(`CASE WHEN ${live} THEN 1 ELSE 0 END`)} AS live`,
  ].join(', ');
}

function toFed(selected: SelectedRow, { columns }: Table): FedRow {
  const row: Row = Object.fromEntries(
    columns.map((name, index) => [name, selected[`c${index}`] ?? null]),
  );
  return { row, live: selected['live'] === '1', place: null };
}

/** As the lists of the graph go through the table (sql/keyset.ts). */
function keyOf({ database, key }: Table): string {
  const { sortable, text } = database.dialect;
  return key.type === 'integer' ? key.column : sortable(text(key.column));
}

function placeOf({ database, key }: Table): string {
  const { asInteger, sortable } = database.dialect;
  return key.type === 'integer' ? asInteger(':after') : sortable(':after');
}

async function keyFindings(
  { database, from, key, live }: Table,
  table: TableName,
): Promise<KeyFinding[]> {
  const { asText } = database.dialect;
  const repeated = await database.query<{
    key: string;
    total: number | string;
  }>(
    `SELECT ${asText(key.column)} AS \`key\`, COUNT(*) AS total FROM ${from} WHERE ${live} AND ${key.column} IS NOT NULL GROUP BY ${key.column} HAVING COUNT(*) > 1 LIMIT ${namedKeys}`,
  );
  const [empty] = await database.query<{ total: number | string }>(
    `SELECT COUNT(*) AS total FROM ${from} WHERE ${live} AND COALESCE(${asText(key.column)}, '') = ''`,
  );
  const missing = Number(empty?.total ?? 0);
  return [
    ...repeated.map(({ key, total }) => ({
      rule: 'key-duplicate' as const,
      table,
      key,
      count: Number(total),
    })),
    ...(missing > 0
      ? [{ rule: 'key-missing' as const, table, key: '', count: missing }]
      : []),
  ];
}
