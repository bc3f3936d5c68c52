import { resolve } from 'node:path';

import { databaseOptions } from '../../subgraphs/organizations/adapters/sql/database/database-options.ts';
import {
  poolSize,
  queueLimit,
} from '../../subgraphs/organizations/adapters/sql/database/mysql-database.ts';
import { grantsThatWrite } from '../../subgraphs/organizations/adapters/sql/database/mysql-session.ts';
import type { ReadOnlyDatabase } from '../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import { openReadOnly } from '../../subgraphs/organizations/adapters/sql/database/open-read-only.ts';
import type {
  SpreadsheetMapping,
  SqlMapping,
} from '../../subgraphs/organizations/mapping/mapping-schema.ts';
import { byKind } from '../../subgraphs/organizations/mapping/by-kind.ts';
import type { DistrictMapping } from '../../subgraphs/organizations/mapping/read-mapping.ts';
import { openSource } from '../../subgraphs/organizations/open-source.ts';
import {
  attemptFileWrite,
  attemptWrites,
  wereRefused,
  type WriteAttempt,
} from './attempt-write.ts';
import {
  areSame,
  fileChecksum,
  tableChecksums,
  type Checksums,
} from './checksums.ts';
import { readAll } from './read-all.ts';
import {
  shapeOfStatement,
  statementShapes,
  tablesOf,
  type StatementShape,
} from './statement-shapes.ts';

/** What was shown about a district's system and its adapter. */
export interface Proof {
  readonly system: string;
  readonly name: string;
  readonly kind: 'MYSQL' | 'SQLITE' | 'SPREADSHEET';
  /** Database or file, without account and password. */
  readonly place: string;
  readonly tables: readonly string[];
  /** The server's version and the account, as the server says them. */
  readonly server: readonly string[];
  /** Grants of this account beyond reading; the sessions still cannot write. */
  readonly excessGrants: readonly string[];
  readonly settings: readonly string[];
  readonly limits: Limits;
  readonly attempts: readonly WriteAttempt[];
  readonly before: Checksums;
  readonly after: Checksums;
  /** `units` is null where the system keeps none. */
  readonly read: {
    readonly units: number | null;
    readonly organizations: number;
  };
  readonly shapes: readonly StatementShape[];
  readonly statementsSent: number;
  /** Statements whose shape was not announced; there must be none. */
  readonly strangers: readonly string[];
  readonly isProven: boolean;
}

export interface Limits {
  readonly connections: number;
  readonly waiting: number;
  readonly connectSeconds: number;
  readonly statementSeconds: number;
}

type Findings = Omit<Proof, 'isProven' | 'system' | 'name'>;

/**
 * Reads everything of a district's system once, and shows that nothing changed
 * and nothing could have changed. Rejects with the system's error if it cannot
 * be read, and with TypeError for a GraphQL server.
 */
export async function proveSource(mapping: DistrictMapping): Promise<Proof> {
  const { settings } = mapping;
  const findings = await findingsOf(mapping);
  return {
    system: settings.system,
    name: settings.name,
    ...findings,
    isProven:
      wereRefused(findings.attempts) &&
      areSame(findings.before, findings.after) &&
      findings.strangers.length === 0,
  };
}

async function findingsOf(mapping: DistrictMapping): Promise<Findings> {
  const refuse = () => {
    throw new TypeError(
      `Expected a mapping of sql or spreadsheet, but got: ${mapping.settings.source.kind}, which is only sent queries.`,
    );
  };
  return byKind(mapping, {
    sql: ({ settings }) => proveSql(mapping, settings),
    spreadsheet: ({ settings }) => proveWorkbook(mapping, settings),
    graphql: refuse,
    contract: refuse,
  });
}

async function proveSql(
  mapping: DistrictMapping,
  settings: SqlMapping,
): Promise<Findings> {
  const options = databaseOptions(settings.source, mapping.folder);
  const { url } = options;
  const database = openReadOnly(options);
  try {
    const isServer = database.dialect.kind === 'MYSQL';
    const tables = tablesOf(settings);
    const sums = async () =>
      isServer
        ? tableChecksums(database, tables)
        : { [fileOf(url)]: await fileChecksum(fileOf(url)) };
    const before = await sums();
    const { read, statements } = await readOnce(mapping);
    const attempts = await attemptWrites(database);
    const shapes = await statementShapes(
      { settings, hook: mapping.hook, folder: mapping.folder },
      database.dialect,
    );
    return {
      kind: database.dialect.kind,
      place: url.replace(/\/\/.*@/u, '//').replace(/\?.*$/u, ''),
      tables,
      ...(isServer ? await serverFindings(database) : fileFindings),
      limits: {
        connections: isServer ? poolSize + 1 : 1,
        waiting: isServer ? queueLimit : 0,
        connectSeconds: settings.source.connectSeconds,
        statementSeconds: settings.source.statementSeconds,
      },
      attempts,
      before,
      after: await sums(),
      read,
      shapes,
      statementsSent: statements.length,
      strangers: statements.filter(
        (sql) => shapeOfStatement(sql, shapes, settings) === null,
      ),
    };
  } finally {
    await database.close();
  }
}

function fileOf(url: string): string {
  return url.slice('sqlite:'.length);
}

/** Reads everything page by page, as the gateway would. */
async function readOnce(mapping: DistrictMapping) {
  const statements: string[] = [];
  const source = openSource({
    mapping,
    onStatement: (sql) => void statements.push(sql),
  });
  try {
    const { units, organizations } = await readAll(source);
    await source.summary();
    for (const district of source.description.districts) {
      await source.unitGroups({
        district,
        filter: null,
        groupBy: ['DISTRICT', 'NATURE'],
      });
      await source.units.count({ district, filter: null });
    }
    const read = {
      units: source.description.unitBasis === 'NONE' ? null : units.length,
      organizations: organizations.length,
    };
    return { read, statements };
  } finally {
    await source.close();
  }
}

const fileFindings = {
  server: [],
  excessGrants: [],
  settings: ['SQLITE_OPEN_READONLY', 'busy_timeout = 500 ms'],
};

async function serverFindings(database: ReadOnlyDatabase) {
  const ask = async (sql: string): Promise<string[]> => {
    const rows = await database.query<Readonly<Record<string, unknown>>>(sql);
    return rows.map((row) => String(Object.values(row)[0]));
  };
  const setting = async (name: string) => {
    const found = await ask(`SELECT @@session.${name}`).catch(() => []);
    return found.map((value) => `${name} = ${value || "''"}`);
  };
  const names = [
    'transaction_read_only',
    'tx_read_only',
    'max_execution_time',
    'max_statement_time',
    'sql_mode',
    'character_set_client',
  ];
  return {
    server: [
      ...(await ask('SELECT VERSION()')),
      ...(await ask('SELECT CURRENT_USER()')),
    ],
    excessGrants: grantsThatWrite(await ask('SHOW GRANTS')),
    settings: (await Promise.all(names.map(setting))).flat(),
  };
}

async function proveWorkbook(
  mapping: DistrictMapping,
  { source }: SpreadsheetMapping,
): Promise<Findings> {
  const file = resolve(mapping.folder, source.file);
  const before = { [source.file]: await fileChecksum(file) };
  const { read } = await readOnce(mapping);
  return {
    kind: 'SPREADSHEET',
    place: source.file,
    tables: [],
    server: [],
    excessGrants: [],
    settings: ['O_RDONLY'],
    limits: {
      connections: 1,
      waiting: 0,
      connectSeconds: 0,
      statementSeconds: 0,
    },
    attempts: await attemptFileWrite(file),
    before,
    after: { [source.file]: await fileChecksum(file) },
    read,
    shapes: [],
    statementsSent: 0,
    strangers: [],
  };
}
