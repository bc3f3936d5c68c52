import { afterAll, beforeAll, describe } from '@jest/globals';
import type { DataSource, EntitySchema, Logger } from 'typeorm';

import {
  openDatabase,
  type DatabaseModel,
} from '../../../subgraphs/kit/storage/database.ts';
import { startMariaDb, type PrivateMariaDb } from '../../support/mariadb.ts';

/**
 * Runs `cases` on an in-memory SQLite and on a private MariaDB, each with the
 * model's tables filled once. `cases` takes the database when it runs.
 */
export function describeOnBothEngines(
  model: DatabaseModel,
  fill: (dataSource: DataSource) => Promise<void>,
  cases: (database: () => DataSource) => void,
): void {
  describe.each(engines)('on $name', (engine) => {
    let dataSource: DataSource;

    beforeAll(async () => {
      dataSource = await openDatabase(await engine.start(), model);
      await fill(dataSource);
    });

    afterAll(async () => {
      await dataSource.destroy();
      await engine.stop();
    });

    cases(() => dataSource);
  });
}

/** Inserts rows as they are, the demo's way. */
export async function insert<Row extends object>(
  dataSource: DataSource,
  entity: EntitySchema<Row>,
  rows: readonly Row[],
): Promise<void> {
  await dataSource
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values([...rows] as never)
    .updateEntity(false)
    .execute();
}

/** The statements that `work` sends to the database. */
export async function statementsOf(
  dataSource: DataSource,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = [];
  const before = dataSource.logger;
  dataSource.logger = recorder(statements);
  try {
    await work();
  } finally {
    dataSource.logger = before;
  }
  return statements;
}

interface Engine {
  readonly name: string;
  start(): Promise<string>;
  stop(): Promise<void>;
}

const engines: readonly Engine[] = [
  {
    name: 'SQLite',
    start: () => Promise.resolve('sqlite::memory:'),
    stop: () => Promise.resolve(),
  },
  mariaDb(),
];

function mariaDb(): Engine {
  let server: PrivateMariaDb | undefined;
  return {
    name: 'MariaDB',
    async start() {
      server = await startMariaDb();
      return server.createDatabase('mengyue');
    },
    async stop() {
      await server?.stop();
    },
  };
}

function recorder(statements: string[]): Logger {
  const ignore = () => undefined;
  return {
    logQuery: (query) => void statements.push(query),
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
}
