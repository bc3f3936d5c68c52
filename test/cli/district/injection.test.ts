import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection, type Connection } from 'mysql2/promise';

import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import { ask } from '../../support/ask.ts';
import { startMariaDb, type PrivateMariaDb } from '../../support/mariadb.ts';
import {
  startMengyue,
  type ServerProcess,
} from '../../support/mengyue-process.ts';

const names = ["示例·O'Neil 厂", '示例·\\ 社', '示例·丙'];

const mapping = (url: string) => `system: ex
name: 示例·旧系统
districts: ['310116']
source: { kind: sql, url: '${url}' }
units: { from: dw, key: { column: id, type: integer }, columns: { name: mc } }
partyOrganizations: { from: dzz, key: bh, columns: { name: mc } }
links: { in: party-organizations, column: dw }
`;

const count =
  'query ($filter: UnitFilter) { units(filter: $filter) { totalCount } }';

/** Each once said of `otherdb.t` what its number is compared with. */
const injections = [
  "'))) OR (SELECT COUNT(*) FROM otherdb.t)=N -- ",
  "')) OR (SELECT COUNT(*) FROM otherdb.t)=N -- ",
  "') OR (SELECT COUNT(*) FROM otherdb.t)=N -- ",
  "' OR (SELECT COUNT(*) FROM otherdb.t)=N -- ",
  "\\'))) OR (SELECT COUNT(*) FROM otherdb.t)=N -- ",
  "縗'))) OR (SELECT COUNT(*) FROM otherdb.t)=N /* ",
];

/** What a server may be set to, and once again as it came. */
const servers = [
  ['NO_BACKSLASH_ESCAPES', "SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES'"],
  ['ANSI', "SET GLOBAL sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES'"],
  ['sessions of GBK', "SET GLOBAL init_connect = 'SET NAMES gbk'"],
  ['no prepared statements', 'SET GLOBAL max_prepared_stmt_count = 0'],
] as const;
const asItCame =
  'SET GLOBAL sql_mode = DEFAULT, GLOBAL init_connect = DEFAULT, GLOBAL max_prepared_stmt_count = DEFAULT';

describe('mengyue district serve', () => {
  let server: PrivateMariaDb;
  let owner: Connection;
  let folder: MappingFolder;
  beforeAll(async () => {
    folder = await mappingFolder();
    server = await startMariaDb();
    const place = await server.createDatabase('dj', 'utf8mb4_general_ci');
    await server.createDatabase('otherdb');
    owner = await createConnection(place);
    await fill(owner);
  });
  afterAll(async () => {
    await owner.end();
    await server.stop();
    await folder.remove();
  });

  describe.each(servers)('on a server with %s', (_, setting) => {
    let district: ServerProcess;
    let url: string;
    beforeAll(async () => {
      await owner.query(setting);
      const file = await folder.write(
        'ex.yaml',
        mapping(server.readerUrl('dj')),
      );
      district = startMengyue([
        'district',
        'serve',
        '--mapping',
        file,
        '--port',
        '0',
      ]);
      [, url = ''] = await district.printed(/(http:\S+)\n/u);
    });
    afterAll(async () => {
      await district.stop();
      await owner.query(asItCame);
    });

    it.each(injections)(
      'tells nothing of another table for %s',
      async (text) => {
        for (const field of ['name', 'uscc']) {
          for (const operator of ['eq', 'contains']) {
            for (const number of ['0', '1']) {
              const value = text.replace('N', number);
              const filter = { [field]: { [operator]: value } };
              const answer = await ask(url, count, { variables: { filter } });
              expect(answer).toEqual({ data: { units: { totalCount: 0 } } });
            }
          }
        }
      },
    );

    it.each(names)('finds %s by its name', async (name) => {
      for (const operator of ['eq', 'contains']) {
        const filter = { name: { [operator]: name } };
        const answer = await ask(url, count, { variables: { filter } });
        expect(answer).toEqual({ data: { units: { totalCount: 1 } } });
      }
    });
  });
});

async function fill(owner: Connection): Promise<void> {
  await owner.query('CREATE TABLE otherdb.t (secret int)');
  await owner.query('INSERT INTO otherdb.t VALUES (1)');
  await owner.query('CREATE TABLE dw (id int PRIMARY KEY, mc varchar(50))');
  await owner.query(
    'CREATE TABLE dzz (bh varchar(20) PRIMARY KEY, mc varchar(50), dw int)',
  );
  await owner.execute('INSERT INTO dw VALUES (1, ?), (2, ?), (3, ?)', names);
}
