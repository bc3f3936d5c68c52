import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { createConnection, type Connection } from 'mysql2/promise';

import { fixedClock } from '../../../../subgraphs/kit/values/clock.ts';
import { openDatabase } from '../../../../subgraphs/kit/storage/database.ts';
import type { Subgraph } from '../../../../subgraphs/kit/serve/subgraph.ts';
import { organizationsModel } from '../../../../subgraphs/organizations/model.ts';
import { createOrganizationsSubgraph } from '../../../../subgraphs/organizations/subgraph.ts';
import { startMariaDb, type PrivateMariaDb } from '../../../support/mariadb.ts';
import { ask } from '../../kit/asking.ts';
import {
  hostileRequests,
  type HostileRequest,
} from '../../hostile-requests.ts';
import { mappingFolder, type MappingFolder } from '../mapping/mapping-file.ts';

/** Letters that GBK has too: the tables hold the same in both charsets. */
const units = [
  [1, "示例·O'Neil 厂", '91310116MA1J8XXX0X', '国企', 'C', '310116'],
  [2, '示例·\\ 社', null, '事业', 'P', '310116'],
  [3, '示例·"双" `反`', null, null, null, '330482'],
  [4, "誠'誠\\", '911100007109288314', '国企', 'C', '310116'],
  [5, "示例' OR 1=1 -- ", null, '事业', null, '310116'],
  [6, '示例·Ａ１?%_', null, '国企', 'I', null],
] as const;

const organizations = [
  ["k'1", "示例·O'Neil 党委", '党委', null, 1],
  ['k\\2', '示例·\\ 支部', '支部', "k'1", 2],
  ['k"3', '示例·"三" 支部', '支部', 'k\\2', 3],
  ['k`4', "誠'支部", null, 'k"3', 4],
  ['k誠5', '誠\\支部', '支部', 'k?6', 4],
  ['k?6', '示例·?支部', '党委', null, 6],
] as const;

const known = [
  '310116',
  '330482',
  ...units.flatMap(([id, name, code]) => [
    `310116:ex:${id}`,
    `310116:ex:0${String(id).length}${id}`,
    name,
    code ?? 'none',
  ]),
  ...organizations.flatMap(([key, name]) => [`310116:ex:${key}`, name]),
];

const mapping = (url: string) => `system: ex
name: 示例·旧系统
districts: ['310116']
source: { kind: sql, url: '${url}' }
units:
  from: dw
  key: { column: id, type: integer }
  columns:
    name: mc
    uscc: kids
    nature: { column: xz, codes: { 国企: STATE_OWNED, 事业: PUBLIC_INSTITUTION } }
    industry: hy
    district: xzqh
partyOrganizations:
  from: dzz
  key: bh
  columns:
    name: mc
    category: { column: lb, codes: { 党委: COMMITTEE, 支部: BRANCH } }
  hierarchy: { style: parent-key, column: sj }
links: { in: party-organizations, column: dw }
`;

const tables = {
  dw: '(id int PRIMARY KEY, mc varchar(50), kids varchar(20), xz varchar(9), hy char(1), xzqh varchar(9))',
  dzz: '(bh varchar(20) PRIMARY KEY, mc varchar(50), lb varchar(9), sj varchar(20), dw int)',
};

/** What a server may be set to; each session of ours begins in it. */
const modes = [
  'NO_BACKSLASH_ESCAPES',
  'ANSI_QUOTES',
  'PIPES_AS_CONCAT',
  'HIGH_NOT_PRECEDENCE',
  'ANSI',
  'ORACLE',
  'EMPTY_STRING_IS_NULL',
  'ANSI_QUOTES,EMPTY_STRING_IS_NULL,HIGH_NOT_PRECEDENCE,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH,PIPES_AS_CONCAT,ORACLE',
];
const settings: readonly (readonly [string, string, string])[] = [
  ...modes.map(
    (mode) => [mode, `SET GLOBAL sql_mode = '${mode}'`, 'utf8'] as const,
  ),
  ['tables of GBK', 'SET GLOBAL sql_mode = DEFAULT', 'gbk'],
  ['sessions of GBK', "SET GLOBAL init_connect = 'SET NAMES gbk'", 'gbk'],
  [
    'sessions of GBK and no escapes',
    `SET GLOBAL init_connect = 'SET NAMES gbk, sql_mode = "NO_BACKSLASH_ESCAPES"'`,
    'utf8',
  ],
  ['sessions of latin1', "SET GLOBAL init_connect = 'SET NAMES latin1'", 'gbk'],
  [
    'no statements prepared',
    "SET GLOBAL max_prepared_stmt_count = 0, GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES'",
    'gbk',
  ],
];
const asItCame =
  'SET GLOBAL sql_mode = DEFAULT, GLOBAL init_connect = DEFAULT, GLOBAL max_prepared_stmt_count = DEFAULT';

const seed = 20_201_111;
const runs = 60;

describe('hostile values in every filter, cursor and id of organizations', () => {
  let server: PrivateMariaDb;
  let owner: Connection;
  let folder: MappingFolder;
  let model: Subgraph;

  const open = async (url: string) =>
    createOrganizationsSubgraph({
      sources: [{ mapping: await folder.mapping(mapping(url)) }],
      dataSource: await openDatabase('sqlite::memory:', organizationsModel),
      clock: fixedClock('2020-08-11T12:00:00+08:00'),
      report: () => undefined,
    });

  beforeAll(async () => {
    folder = await mappingFolder();
    server = await startMariaDb();
    owner = await createConnection(server.url(''));
    for (const charset of ['utf8', 'gbk']) {
      await server.createDatabase(
        charset,
        `${charset === 'gbk' ? 'gbk' : 'utf8mb4'}_bin`,
      );
      await fill((sql, values) =>
        owner.execute(
          sql
            .replace(' INTO ', ` INTO ${charset}.`)
            .replace('TABLE ', `TABLE ${charset}.`),
          values,
        ),
      );
    }
    const file = join(folder.path, 'model.sqlite');
    const database = new Database(file);
    await fill((sql, values) => database.prepare(sql).run(...values));
    database.close();
    model = await open(`sqlite:${file}`);
  });
  afterAll(async () => {
    await model.close();
    await owner.end();
    await server.stop();
    await folder.remove();
  });

  const requests = () =>
    hostileRequests(model.schema, {
      known,
      without: ['kind', 'lastSyncAt', 'asOf'],
    });

  it('are asked so that some rows are found, and end in no internal error', async () => {
    const answers = await Promise.all(
      fc
        .sample(requests(), { seed, numRuns: 200 })
        .map((request) => outcome(model, request)),
    );
    const found = answers.filter(({ data }) => data.includes('"name":'));
    expect(found.length).toBeGreaterThan(30);
    expect(
      answers.filter(({ codes }) => codes.includes('INTERNAL_SERVER_ERROR')),
    ).toEqual([]);
  });

  it.each(settings)(
    `are only values on a MariaDB with %s (seed ${seed})`,
    async (_, setting, database) => {
      await owner.query(setting);
      const subgraph = await open(`${server.readerUrl(database)}?charset=gbk`);
      try {
        await fc.assert(
          fc.asyncProperty(requests(), async (request) => {
            expect(await outcome(subgraph, request)).toEqual(
              await outcome(model, request),
            );
          }),
          { seed, numRuns: runs },
        );
      } finally {
        await subgraph.close();
        await owner.query(asItCame);
      }
    },
  );
});

/** Data, and the codes of errors: messages name the kind of database. */
async function outcome(subgraph: Subgraph, request: HostileRequest) {
  const { data, errors = [] } = await ask(
    subgraph,
    request.query,
    request.variables,
  );
  return {
    data: JSON.stringify(data ?? null),
    codes: errors.map(({ extensions }) => extensions?.['code']),
  };
}

async function fill(
  run: (sql: string, values: (string | number | null)[]) => unknown,
): Promise<void> {
  for (const [name, columns] of Object.entries(tables)) {
    await run(`CREATE TABLE ${name} ${columns}`, []);
  }
  for (const row of units) {
    await run('INSERT INTO dw VALUES (?, ?, ?, ?, ?, ?)', [...row]);
  }
  for (const row of organizations) {
    await run('INSERT INTO dzz VALUES (?, ?, ?, ?, ?)', [...row]);
  }
}
