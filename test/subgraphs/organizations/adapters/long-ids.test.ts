import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';

import { parsePrecise } from '../../../../subgraphs/organizations/adapters/graphql/graphql-client.ts';
import { draftMapping } from '../../../../onboarding/draft/draft-mapping.ts';
import { surveyDatabase } from '../../../../onboarding/draft/survey/survey-database.ts';
import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import type { OrganizationSource } from '../../../../subgraphs/organizations/source/organization-source.ts';
import { startMariaDb, type PrivateMariaDb } from '../../../support/mariadb.ts';
import { mappingFolder, type MappingFolder } from '../mapping/mapping-file.ts';

/** Neighbours that a double cannot tell apart: …992 and …993, …994 and …995. */
const ids = ['9007199254740992', '9007199254740993', '9007199254740995'];
const [, first = '', second = ''] = ids;

const rows = ids.map(
  (id, index) =>
    `(${id}, '示例·${index}号党支部', ${index === 0 ? 'NULL' : first})`,
);

const yaml = (url: string, key: string) => `system: ex
name: 示例·长标识系统
districts: ['310116']
source: { kind: sql, url: '${url}' }
units: { from: dw, key: ${key}, columns: { name: mc } }
partyOrganizations:
  from: dzz
  key: ${key}
  columns: { name: mc }
  hierarchy: { style: parent-key, column: pid }
links: { in: units, column: dzz }
`;

const wholeKey = '{ column: id, type: integer }';

/** What any loss of a digit would change. */
async function said(source: OrganizationSource) {
  const { partyOrganizations: reader } = source;
  const district = '310116';
  const count = (id: string) =>
    reader.count({ district, filter: { id: { eq: `310116:ex:${id}` } } });
  const listed: string[] = [];
  let after: Parameters<typeof reader.page>[0]['after'] = null;
  for (let page = 0; page < 9; page += 1) {
    const [one] = await reader.page({
      district,
      filter: null,
      limit: 1,
      after,
    });
    if (!one) break;
    listed.push(one.localId);
    const sortKey = reader.sortKeyOf(one);
    after = { values: [], ties: { kind: 'after', sortKey } };
  }
  const [found] = await reader.byIds([first]);
  return {
    listed,
    found: found?.name,
    counts: await Promise.all(ids.map(count)),
    parent: (await source.affiliations([second])).get(second)?.parent,
    links: await source.linksOfUnits(ids),
  };
}

const expected = {
  listed: ids,
  found: '示例·1号党支部',
  counts: [1, 1, 1],
  parent: first,
  links: [{ unit: first, organization: first }],
};

describe('ids beyond 2^53, in SQLite', () => {
  let folder: MappingFolder;
  beforeAll(async () => {
    folder = await mappingFolder();
  });
  afterAll(() => folder.remove());

  function fill(name: string, type: string): string {
    const file = join(folder.path, `${name}.sqlite`);
    const database = new Database(file);
    database.exec(`CREATE TABLE dzz (id ${type}, mc TEXT, pid ${type});
      CREATE TABLE dw (id ${type}, mc TEXT, dzz ${type});
      INSERT INTO dzz VALUES ${rows.join()};
      INSERT INTO dw VALUES (${first}, '示例·甲厂', ${first});`);
    database.close();
    return `sqlite:${file}`;
  }

  it.each([
    ['declared', 'BIGINT', wholeKey],
    ['undeclared', '', wholeKey],
    ['numeric', 'NUMERIC', wholeKey],
    ['texts', 'VARCHAR(20)', 'id'],
    ['numericastext', 'DECIMAL(20,0)', 'id'],
  ])('keep every digit where they are %s', async (name, type, key) => {
    const mapping = await folder.mapping(yaml(fill(name, type), key));
    const source = openSource({ mapping });
    expect(await said(source)).toEqual(expected);
    await source.close();
  });

  it.each([
    ['bigint', 'BIGINT'],
    ['none', ''],
    ['decimal', 'DECIMAL(20,0)'],
    ['varchar', 'VARCHAR(20)'],
  ])('are drafted with their hierarchy, of type %s', async (name, type) => {
    const url = fill(`draft${name}`, type);
    const { survey, close } = await surveyDatabase({ url });
    const entries = await draftMapping(survey, { place: 'x' });
    await close();
    const find = (path: string) =>
      entries.find((it) => it.path.join('.') === path);
    expect(find('partyOrganizations.hierarchy')?.value).toEqual({
      style: 'parent-key',
      column: 'pid',
    });
    expect(find('partyOrganizations.key')?.value).toEqual(
      type === 'VARCHAR(20)' ? 'id' : { column: 'id', type: 'integer' },
    );
  });

  it('that a database has rounded itself are told while drafting', async () => {
    const url = fill('real', 'REAL');
    const { survey, close } = await surveyDatabase({ url });
    const entries = await draftMapping(survey, { place: 'x' });
    await close();
    const key = entries.find(
      (it) => it.path.join('.') === 'partyOrganizations.key',
    );
    expect(key?.isSure).toBe(false);
  });

  it('beyond 2^63 are nobody’s, not the largest one’s', async () => {
    const mapping = await folder.mapping(
      yaml(fill('edge', 'BIGINT'), wholeKey),
    );
    const source = openSource({ mapping });
    const filter = { id: { eq: '310116:ex:18446744073709551615' } };
    expect(
      await source.partyOrganizations.count({ district: '310116', filter }),
    ).toBe(0);
    await source.close();
  });
});

describe('ids beyond 2^53, in MariaDB', () => {
  let server: PrivateMariaDb;
  let folder: MappingFolder;
  beforeAll(async () => {
    server = await startMariaDb();
    folder = await mappingFolder();
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await folder.remove();
  });

  it.each([
    { name: 'signed', key: 'BIGINT', link: 'BIGINT', typed: wholeKey },
    { name: 'astext', key: 'BIGINT', link: 'BIGINT', typed: 'id' },
    {
      name: 'decimal',
      key: 'DECIMAL(20,0)',
      link: 'DECIMAL(20,0)',
      typed: wholeKey,
    },
    {
      name: 'mixed',
      key: 'BIGINT UNSIGNED',
      link: 'VARCHAR(20)',
      typed: wholeKey,
    },
  ])('keep every digit, $name', async ({ name, key, link, typed }) => {
    const url = await server.createDatabase(`long_${name}`);
    const connection = await createConnection(url);
    await connection.query(
      `CREATE TABLE dzz (id ${key} PRIMARY KEY, mc varchar(40), pid ${link})`,
    );
    await connection.query(
      `CREATE TABLE dw (id ${key} PRIMARY KEY, mc varchar(40), dzz ${link})`,
    );
    await connection.query(`INSERT INTO dzz VALUES ${rows.join()}`);
    await connection.query(
      `INSERT INTO dw VALUES (${first}, '示例·甲厂', '${first}')`,
    );
    await connection.end();
    const mapping = await folder.mapping(yaml(url, typed));
    const source = openSource({ mapping });
    expect(await said(source)).toEqual(expected);
    await source.close();
  });

  it('are followed by cursors up to 2^64', async () => {
    const url = await server.createDatabase('long_unsigned');
    const connection = await createConnection(url);
    const large = [
      '9223372036854775807',
      '9223372036854775808',
      '18446744073709551615',
    ];
    await connection.query(
      'CREATE TABLE dzz (id BIGINT UNSIGNED PRIMARY KEY, mc varchar(40), pid BIGINT UNSIGNED)',
    );
    await connection.query(
      'CREATE TABLE dw (id BIGINT UNSIGNED PRIMARY KEY, mc varchar(40), dzz BIGINT UNSIGNED)',
    );
    await connection.query(
      `INSERT INTO dzz VALUES ${large.map((it) => `(${it}, '示例·党支部', ${large[2] ?? ''})`).join()}`,
    );
    await connection.end();
    const mapping = await folder.mapping(yaml(url, wholeKey));
    const source = openSource({ mapping });
    expect((await said(source)).listed).toEqual(large);
    const found = await source.affiliations(['9223372036854775808']);
    expect(found.get('9223372036854775808')?.parent).toBe(large[2]);
    await source.close();
  });
});

describe('ids beyond 2^53, as JSON numbers', () => {
  it.each([
    ['{"id":9007199254740993}', { id: '9007199254740993' }],
    [
      '[-9007199254740993, 18446744073709551615]',
      ['-9007199254740993', '18446744073709551615'],
    ],
    [
      '{"a":{"b":[1829000000000000001]}}',
      { a: { b: ['1829000000000000001'] } },
    ],
    [
      '{"n":9007199254740991,"x":1.5,"e":1e300}',
      { n: 9007199254740991, x: 1.5, e: 1e300 },
    ],
    ['{"text":"9007199254740993"}', { text: '9007199254740993' }],
  ])('are read with every digit from %s', (text, value) => {
    expect(parsePrecise(text)).toEqual(value);
  });

  it('are ids of a list and its superiors', async () => {
    const server = createServer((request, response) => {
      request.resume();
      const list = ids.map(
        (id, index) =>
          `{"id":${id},"mc":"示例·${index}号党支部","pid":${index === 0 ? 'null' : first}}`,
      );
      response.setHeader('content-type', 'application/json');
      response.end(`{"data":{"dzz":[${list.join()}]}}`);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const folder = await mappingFolder();
    const mapping = await folder.mapping(`system: ex
name: 示例·列表
districts: ['310116']
source: { kind: graphql, url: 'http://127.0.0.1:${port}', lists: { dzz: { query: '{ dzz { id mc pid } }', rows: dzz } } }
partyOrganizations:
  from: dzz
  key: id
  columns: { name: mc }
  hierarchy: { style: parent-key, column: pid }
`);
    const source = openSource({ mapping });
    const found = await source.partyOrganizations.byIds(ids);
    expect(found.map(({ localId }) => localId)).toEqual(ids);
    expect((await source.affiliations([second])).get(second)?.parent).toBe(
      first,
    );
    await source.close();
    server.close();
    await folder.remove();
  });
});
