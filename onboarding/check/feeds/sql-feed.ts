import {
  columnSql,
  conditionsSql,
  identifier,
  type ColumnSql,
} from '../../../subgraphs/organizations/adapters/sql/shape/column-sql.ts';
import { databaseOptions } from '../../../subgraphs/organizations/adapters/sql/database/database-options.ts';
import type { ReadOnlyDatabase } from '../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import { openReadOnly } from '../../../subgraphs/organizations/adapters/sql/database/open-read-only.ts';
import {
  keyColumns,
  keyExpressions,
  keyOrder,
  keyValues,
  readKey,
  type RecordKey,
} from '../../../subgraphs/organizations/adapters/sql/shape/record-key.ts';
import {
  bitsOf,
  readCleanings,
  type Cleanings,
} from '../../../subgraphs/organizations/adapters/sql/shape/text-census.ts';
import { keyOf } from '../../../subgraphs/organizations/adapters/sql/shape/shape-of-mapping.ts';
import type { Place } from '../../../subgraphs/kit/read/read-query.ts';
import {
  selectRows,
  type SqlList,
} from '../../../subgraphs/kit/read/sql-query.ts';
import { fixed } from '../../../subgraphs/kit/read/sql.ts';
import { splitKey } from '../../../subgraphs/organizations/normalize/composite-key.ts';
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

/** Most duplicate keys that are named. */
const namedKeys = 100;

/** The rows of a database, read in pages in order of keys. */
export function sqlFeed(source: MappedSource<SqlMapping>): RowFeed {
  const { settings, folder } = source;
  const database = openReadOnly(databaseOptions(settings.source, folder));
  const [main, ...others] = organizationSections(settings);
  let cleanings: Promise<Cleanings> | undefined;
  const mapped = {
    settings,
    database,
    cleanings: () =>
      (cleanings ??= readCleanings({
        mapping: settings,
        database,
        isClosed: () => false,
      })),
  };
  return {
    ...feedOf(mapped, main),
    others: others.map((section) => feedOf(mapped, section)),
    close: () => database.close(),
  };
}

interface MappedTables {
  readonly settings: SqlMapping;
  readonly database: ReadOnlyDatabase;
  /** Read once, as the adapter reads them: both judge the same rows. */
  readonly cleanings: () => Promise<Cleanings>;
}

/** The units' table, and one table of organizations. */
function feedOf(mapped: MappedTables, section: OrganizationSection): RowFeed {
  const { settings } = mapped;
  const { units, links } = settings;
  const sections = { units, partyOrganizations: section };
  const at = (name: TableName) => tableOf(mapped, sections[name]);
  return {
    mapping: {
      ...settings,
      links: section.links,
      units: { ...units, key: keyNames(units.key) },
      partyOrganizations: { ...section, key: keyNames(section.key) },
    },
    prefix: idPrefix(section),
    mergesKeys: false,
    pages: (table) => pages(at(table)),
    async keyFindings() {
      const found: KeyFinding[] = [];
      const isMain = section.as === settings.partyOrganizations.as;
      for (const name of ['units', 'partyOrganizations'] as const) {
        if (name === 'units' && (!isMain || links.in === 'none')) continue;
        found.push(...(await keyFindings(await at(name), name)));
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
  /** Texts as they are stored. */
  readonly sql: ColumnSql;
  readonly key: RecordKey;
  /** The condition that the adapter asks for, by what a person reads. */
  readonly live: string;
}

function keyNames(key: SqlMapping['units']['key']): string | string[] {
  const [first = '', ...more] = [key]
    .flat()
    .map((it) => (typeof it === 'string' ? it : it.column));
  return more.length === 0 ? first : [first, ...more];
}

async function tableOf(
  { settings, database, cleanings }: MappedTables,
  { from, key, live }: Pick<SqlMapping['units'], 'from' | 'key' | 'live'>,
): Promise<Table> {
  const { source } = settings;
  const { dialect } = database;
  const own = (await cleanings()).get(from);
  const sql = columnSql('t', { source, dialect, cleanings: bitsOf(own) });
  const cleaned = columnSql('t', { source, dialect, cleanings: own });
  return {
    database,
    from: `${identifier(from)} t`,
    columns: [...(columnsByTable(settings).get(from) ?? [])],
    sql,
    key: keyOf(key, sql),
    live: conditionsSql(live, cleaned),
  };
}

async function* pages(
  opening: Promise<Table>,
): AsyncGenerator<readonly FedRow[]> {
  const table = await opening;
  const { database, key } = table;
  const list = listOf(table);
  const order = keyOrder(key, false);
  let after: Place | null = null;
  for (;;) {
    const query = { where: null, order, after, limit: pageSize, groupBy: [] };
    const rows: SelectedRow[] = await database.query<SelectedRow>(
      selectRows(list, query, fixed(selection(table))),
    );
    if (rows.length > 0) yield rows.map((row) => toFed(row, table));
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    const id = readKey(last, keyAlias, key.length) ?? '';
    const position = splitKey(id, key.length);
    after = position && { position, isIncluded: false };
  }
}

/** Pages through the table like the graph's lists, but deleted rows as well. */
function listOf({ database, from, key }: Table): SqlList {
  const isThere = keyExpressions(key).map((it) => `${it} IS NOT NULL`);
  return {
    from: fixed(from),
    scope: fixed(isThere.join(' AND ')),
    filters: {},
    values: keyValues(key, database.dialect),
  };
}

type SelectedRow = Readonly<Record<string, string | null>>;

/** A name that no column of a mapping has. */
const keyAlias = 'rowKey';

function selection({ database, columns, sql, key, live }: Table): string {
  const { asText } = database.dialect;
  return [
    ...columns.map((name, index) => `${sql.asText(name)} AS c${index}`),
    ...keyColumns(keyExpressions(key), keyAlias, database.dialect),
    `${asText(`CASE WHEN ${live} THEN 1 ELSE 0 END`)} AS live`,
  ].join(', ');
}

function toFed(selected: SelectedRow, { columns }: Table): FedRow {
  const row: Row = Object.fromEntries(
    columns.map((name, index) => [name, selected[`c${index}`] ?? null]),
  );
  return { row, live: selected['live'] === '1', place: null };
}

async function keyFindings(
  { database, from, key, live }: Table,
  table: TableName,
): Promise<KeyFinding[]> {
  const { dialect } = database;
  const columns = keyExpressions(key);
  const isThere = columns.map((it) => `${it} IS NOT NULL`).join(' AND ');
  const isEmpty = columns
    .map((it) => `COALESCE(${dialect.asText(it)}, '') = ''`)
    .join(' OR ');
  const repeated = await database.query<{ total: number | string }>(
    `SELECT ${keyColumns(columns, keyAlias, dialect).join(', ')}, COUNT(*) AS total FROM ${from} WHERE ${live} AND ${isThere} GROUP BY ${columns.join(', ')} HAVING COUNT(*) > 1 LIMIT ${namedKeys}`,
  );
  const [empty] = await database.query<{ total: number | string }>(
    `SELECT COUNT(*) AS total FROM ${from} WHERE ${live} AND (${isEmpty})`,
  );
  const missing = Number(empty?.total ?? 0);
  return [
    ...repeated.map((row) => ({
      rule: 'key-duplicate' as const,
      table,
      key: readKey(row, keyAlias, key.length) ?? '',
      count: Number(row.total),
    })),
    ...(missing > 0
      ? [{ rule: 'key-missing' as const, table, key: '', count: missing }]
      : []),
  ];
}
