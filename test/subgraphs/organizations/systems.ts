import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe } from '@jest/globals';
import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';

import { articlePublication } from '../../../demo/article/publication.ts';
import {
  fillDistrictServers,
  fillDistrictSystems,
  type DistrictServers,
  type DistrictSystemPaths,
} from '../../../demo/districts/fill.ts';
import type { DemoSystem } from '../../../demo/districts/demo-systems.ts';
import { readDemoMapping } from '../../../demo/districts/mappings.ts';
import { fillOrganizations } from '../../../demo/fill-organizations.ts';
import { fixedClock } from '../../../subgraphs/kit/values/clock.ts';
import { openDatabase } from '../../../subgraphs/kit/storage/database.ts';
import type { Subgraph } from '../../../subgraphs/kit/serve/subgraph.ts';
import { organizationsModel } from '../../../subgraphs/organizations/model.ts';
import type { MappedConfiguration } from '../../../subgraphs/organizations/open-source.ts';
import { createOrganizationsSubgraph } from '../../../subgraphs/organizations/subgraph.ts';
import { startMariaDb } from '../../support/mariadb.ts';

/** Organizations of each system, where 5,000 are not needed. */
export const smallSize = 400;

/** The four systems of the demo and the article behind one subgraph. */
export interface Systems {
  readonly subgraph: Subgraph;
  readonly sources: Readonly<Record<DemoSystem, MappedConfiguration>>;
  /** Where each system is, as its mapping file is told. */
  readonly places: Places;
  /** Every statement that went to a district's database so far. */
  readonly statements: string[];
  /** Those that answer; censuses of texts are due whatever is asked. */
  readonly answering: string[];
  /** What the subgraph reported instead of telling it to the client. */
  readonly reported: unknown[];
  /** What it told whoever runs it, line by line. */
  readonly told: string[];
  /** Changes a district's database, as the district would. */
  write(system: keyof DistrictServers, sql: string): Promise<void>;
  stop(): Promise<void>;
}

/** Runs `cases` with the SQL systems in SQLite files and on a MariaDB. */
export function describeOnBothEngines(
  cases: (systems: () => Systems) => void,
  size = smallSize,
): void {
  describe.each([
    { name: 'SQLite', start: startOnSqlite },
    { name: 'MariaDB', start: startOnMariaDb },
  ])('on $name', ({ start }) => {
    let systems: Systems;

    beforeAll(async () => {
      systems = await start(size);
    });

    afterAll(() => systems.stop());

    cases(() => systems);
  });
}

export type Places = Readonly<Record<DemoSystem, string>>;

/** The systems as the demo has them: files. */
export async function startOnSqlite(size = smallSize): Promise<Systems> {
  const { paths, remove } = await fillTemporary(size);
  return start(placesOf(paths), {
    stop: remove,
    write(system, sql) {
      const database = new Database(paths[system]);
      database.exec(sql);
      database.close();
      return Promise.resolve();
    },
  });
}

async function startOnMariaDb(size: number): Promise<Systems> {
  const [server, { paths, remove }] = await Promise.all([
    startMariaDb(),
    fillTemporary(size),
  ]);
  const urls = {
    lqydj: await server.createDatabase('lqy_dj', 'gbk_chinese_ci'),
    fzhlw: await server.createDatabase('FZ_HLW', 'utf8_general_ci'),
    jszz: await server.createDatabase('jszz', 'utf8mb4_general_ci'),
  };
  await fillDistrictServers(urls, size);
  return start(
    { ...placesOf(paths), ...urls },
    {
      async stop() {
        await server.stop();
        await remove();
      },
      async write(system, sql) {
        const connection = await createConnection(urls[system]);
        await connection.query(sql);
        await connection.end();
      },
    },
  );
}

function placesOf({ lqydj, fzhlw, jszz, hmtz }: DistrictSystemPaths): Places {
  return {
    lqydj: `sqlite:${lqydj}`,
    fzhlw: `sqlite:${fzhlw}`,
    jszz: `sqlite:${jszz}`,
    hmtz,
  };
}

async function fillTemporary(size: number) {
  const directory = await mkdtemp(join(tmpdir(), 'mengyue-districts-'));
  return {
    paths: await fillDistrictSystems({ directory, size }),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

async function start(
  places: Places,
  { stop, write }: Pick<Systems, 'stop' | 'write'>,
): Promise<Systems> {
  const statements: string[] = [];
  const answering: string[] = [];
  const reported: unknown[] = [];
  const told: string[] = [];
  const source = async (system: DemoSystem): Promise<MappedConfiguration> => ({
    mapping: await readDemoMapping(system, places[system]),
    onStatement: (sql: string) => {
      statements.push(sql);
      if (!sql.startsWith('SELECT place, text FROM')) answering.push(sql);
    },
  });
  const sources = {
    lqydj: await source('lqydj'),
    fzhlw: await source('fzhlw'),
    jszz: await source('jszz'),
    hmtz: await source('hmtz'),
  };
  const dataSource = await openDatabase('sqlite::memory:', organizationsModel);
  await fillOrganizations(dataSource);
  const subgraph = createOrganizationsSubgraph({
    sources: [...Object.values(sources), { publication: articlePublication }],
    dataSource,
    clock: fixedClock('2020-08-11T12:00:00+08:00'),
    report: (cause) => void reported.push(cause),
    tell: (line) => void told.push(line),
  });
  return {
    subgraph,
    sources,
    places,
    statements,
    answering,
    reported,
    told,
    write,
    async stop() {
      await subgraph.close();
      await stop();
    },
  };
}
