import { join } from 'node:path';

import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';

import { buildRecords } from '../../../../subgraphs/organizations/adapters/memory/record-set.ts';
import { createMemorySource } from '../../../../subgraphs/organizations/adapters/memory/memory-source.ts';
import type { RecordMapping } from '../../../../subgraphs/organizations/adapters/memory/record-keys.ts';
import type { SqlMapping } from '../../../../subgraphs/organizations/mapping/mapping-schema.ts';
import type { Row } from '../../../../subgraphs/organizations/mapping/row.ts';
import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import type { OrganizationSource } from '../../../../subgraphs/organizations/source/organization-source.ts';
import { startMariaDb } from '../../../support/mariadb.ts';
import { mappingFolder } from '../mapping/mapping-file.ts';

/** The rows of a system whose texts were written by hand. */
export interface WrittenRows {
  readonly units: readonly Row[];
  readonly organizations: readonly Row[];
}

/** A database that holds such rows, and what reads it. */
export interface WrittenSystem {
  /** Puts these rows in the place of all others. */
  write(rows: WrittenRows): Promise<void>;
  /** Runs one statement, as the district would. */
  run(sql: string, values: readonly string[]): Promise<void>;
  open(onStatement?: (sql: string) => void): Promise<OrganizationSource>;
  /** The same rows, read as a ledger is read. */
  model(rows: WrittenRows): Promise<OrganizationSource>;
  mapping(): ReturnType<Awaited<ReturnType<typeof mappingFolder>>['mapping']>;
  stop(): Promise<void>;
}

const tables = {
  dw: ['id', 'mc', 'xydm', 'xz', 'hy', 'qh', 'zt', 'zz'],
  dzz: ['id', 'mc', 'lb', 'bm', 'sj'],
} as const;

const yaml = (url: string) => `system: ex
name: 示例·手写系统
districts: ['310116']
source: { kind: sql, url: '${url}' }
units:
  from: dw
  key: id
  live: [{ column: zt, is: ['正常'] }]
  columns:
    name: mc
    uscc: xydm
    nature: { column: xz, codes: { 国企: STATE_OWNED, 民 企: NON_PUBLIC_ENTERPRISE } }
    industry: hy
    district: qh
partyOrganizations:
  from: dzz
  key: id
  columns: { name: mc, category: { column: lb, codes: { 支部: BRANCH, 党委: COMMITTEE } }, partyCode: bm }
  hierarchy: { style: parent-name, column: sj }
links: { in: units, column: zz }
`;

type Run = (sql: string, values?: readonly string[]) => Promise<void>;

export async function writtenSystem(
  engine: 'SQLite' | 'MariaDB',
): Promise<WrittenSystem> {
  const folder = await mappingFolder();
  const { url, run, stop } =
    engine === 'SQLite' ? onSqlite(folder.path) : await onMariaDb();
  for (const [table, columns] of Object.entries(tables)) {
    const defined = columns.map((column) => `${column} varchar(100)`);
    await run(`CREATE TABLE ${table} (${defined.join(', ')})`);
    await run(`CREATE INDEX by_${table}_name ON ${table} (mc)`);
  }
  const mapping = () => folder.mapping(yaml(url));
  const insert = async (table: keyof typeof tables, rows: readonly Row[]) => {
    await run(`DELETE FROM ${table}`);
    const columns = tables[table];
    const places = columns.map(() => '?').join(', ');
    for (const row of rows) {
      const values = columns.map((column) => row[column] ?? '');
      await run(`INSERT INTO ${table} VALUES (${places})`, values);
    }
  };
  return {
    run,
    mapping,
    async write({ units, organizations }) {
      await insert('dw', units);
      await insert('dzz', organizations);
    },
    open: async (onStatement) =>
      openSource({
        mapping: await mapping(),
        ...(onStatement && { onStatement }),
      }),
    async model(rows) {
      const { settings, hook } = await mapping();
      const source = openSource({ mapping: await mapping() });
      const records = buildRecords(
        recordMapping(settings as SqlMapping),
        {
          units: rows.units,
          partyOrganizations: rows.organizations,
          links: [],
          superiors: [],
        },
        hook,
      );
      await source.close();
      return createMemorySource(source.description, () =>
        Promise.resolve({ content: records, changedAt: null }),
      );
    },
    async stop() {
      await stop();
      await folder.remove();
    },
  };
}

function recordMapping(settings: SqlMapping): RecordMapping {
  const { units, partyOrganizations } = settings;
  return {
    ...settings,
    units: { ...units, key: 'id' },
    partyOrganizations: { ...partyOrganizations, key: 'id' },
  };
}

function onSqlite(folder: string) {
  const file = join(folder, 'written.sqlite');
  const database = new Database(file);
  const run: Run = (sql, values = []) => {
    database.prepare(sql).run(...values);
    return Promise.resolve();
  };
  const stop = () => Promise.resolve(void database.close());
  return { url: `sqlite:${file}`, run, stop };
}

async function onMariaDb() {
  const server = await startMariaDb();
  const url = await server.createDatabase('written', 'utf8mb4_general_ci');
  const connection = await createConnection(url);
  const run: Run = async (sql, values = []) => {
    await connection.query(sql, [...values]);
  };
  const stop = async () => {
    await connection.end();
    await server.stop();
  };
  return { url, run, stop };
}
