import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';

import { inspectSystem } from '../../../../onboarding/check/quality/inspect-system.ts';
import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import { mappingFolder, type MappingFolder } from '../mapping/mapping-file.ts';

let folder: MappingFolder;
let server: Server;
beforeAll(async () => {
  folder = await mappingFolder();
  server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { query } = JSON.parse(Buffer.concat(chunks).toString()) as {
        query: string;
      };
      const rows = query.includes('gx') ? pairs : organizations;
      response.end(JSON.stringify({ data: { rows } }));
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await folder.remove();
});

const header = ['编号', '党组织名称'];
const names = [
  ['1', '示例·街道党工委'],
  ['2', '示例·甲党委'],
  ['3', '示例·一支部'],
  ['4', '示例·联合支部'],
];
const organizations = names.map(([id, name]) => ({ id, name }));
const relations = [
  ['2', '1', '示例·甲党委', '示例·街道党工委', ''],
  ['3', '2', '示例·一支部', '示例· 甲党委', ''],
  ['4', '1', '示例·联合支部', '示例·街道党工委', ''],
  ['4', '2', '示例·联合支部', '示例·甲党委', ''],
  ['3', '1', '示例·一支部', '示例·街道党工委', '已解除'],
];
const pairs = relations.map(([xj, sj, , , zt]) => ({
  org: { xj: Number(xj), sj: Number(sj) },
  zt,
}));

async function read(text: string) {
  const mapping = await folder.mapping(`system: tz
name: 示例·台账
districts: ['310116']
${text}`);
  const source = openSource({ mapping });
  try {
    const records = await source.partyOrganizations.page({
      district: '310116',
      filter: null,
      after: null,
      limit: 10,
    });
    const byName = new Map(records.map((it) => [it.name, it.localId]));
    const ids = [...byName.values()];
    const found = await source.affiliations(ids);
    const { book } = await inspectSystem(mapping, {
      keep: 0,
      progress: () => undefined,
    });
    return {
      count: records.length,
      rules: book
        .groups()
        .filter(({ severity }) => severity !== 'note')
        .map(({ rule, count }) => [rule, count]),
      of: (name: string) => found.get(byName.get(name) ?? ''),
      idOf: (name: string) => byName.get(name),
    };
  } finally {
    await source.close();
  }
}

const live = 'live: [{ column: 状态, not: [已解除] }]';

describe('a sheet of pairs', () => {
  beforeAll(async () => {
    const sheets = [
      { name: '党组织', rows: [header, ...names] },
      {
        name: '隶属关系',
        rows: [
          ['示例·隶属关系表'],
          ['下级编号', '上级编号', '下级', '上级', '状态'],
          ...relations,
        ],
      },
    ];
    await folder.write('gx.xlsx', await writeXlsx({ sheets }));
  });

  it.each([
    {
      how: 'by key',
      key: 'key: 编号',
      ends: 'organization: 下级编号, superior: 上级编号',
      doubts: [],
    },
    {
      how: 'by another column',
      key: '# keyless',
      ends: 'organization: { column: 下级编号, references: 编号 }, superior: { column: 上级编号, references: 编号 }',
      doubts: [],
    },
    {
      how: 'by name where there is no key',
      key: '# keyless',
      ends: 'organization: 下级, superior: 上级',
      doubts: ['PARENT_BY_NAME'],
    },
  ])('says the hierarchy $how', async ({ key, ends, doubts }) => {
    const { of, idOf, count, rules } =
      await read(`source: { kind: spreadsheet, file: gx.xlsx }
partyOrganizations:
  from: 党组织
  ${key}
  columns: { name: 党组织名称 }
  hierarchy: { style: table, from: 隶属关系, ${ends}, ${live} }
`);
    expect(count).toBe(4);
    expect(of('示例·一支部')).toMatchObject({
      path: ['示例·街道党工委', '示例·甲党委', '示例·一支部'].map(idOf),
      doubts,
    });
    expect(of('示例·联合支部')).toMatchObject({
      parent: null,
      doubts: [...doubts, 'PARENT_NOT_UNIQUE'],
    });
    expect(rules).toEqual([['parent-not-unique', 1]]);
  });

  it('that is not there is told', async () => {
    await expect(
      read(`source: { kind: spreadsheet, file: gx.xlsx }
partyOrganizations:
  from: 党组织
  columns: { name: 党组织名称 }
  hierarchy: { style: table, from: 隶属, organization: 下级, superior: 上级 }
`),
    ).rejects.toThrow('Expected a sheet 隶属, but got: 党组织, 隶属关系');
  });
});

it('refuses `of` where there is one table of organizations', async () => {
  const problem = await read(`source: { kind: spreadsheet, file: gx.xlsx }
partyOrganizations:
  from: 党组织
  columns: { name: 党组织名称 }
  hierarchy: { style: table, from: 隶属关系, organization: 下级, superior: 上级, of: 党组织 }
`).catch((error: unknown) => JSON.stringify(error));
  expect(problem).toContain(
    'Expected of only where partyOrganizations is a list of tables',
  );
});

describe('a list of pairs', () => {
  const text = (from: string) => `source:
  kind: graphql
  url: http://127.0.0.1:${(server.address() as AddressInfo).port}/
  lists:
    dzz: { query: '{ rows { id name } }', rows: rows }
    gx: { query: 'query gx { rows { org { xj sj } zt } }', rows: rows }
partyOrganizations:
  from: dzz
  key: id
  columns: { name: name }
  hierarchy: { style: table, from: ${from}, organization: org.xj, superior: org.sj, live: [{ column: zt, not: [已解除] }] }
`;

  it('says the hierarchy', async () => {
    const { of, rules } = await read(text('gx'));
    expect(of('示例·一支部')).toMatchObject({ path: ['1', '2', '3'] });
    expect(of('示例·联合支部')).toMatchObject({
      parent: null,
      doubts: ['PARENT_NOT_UNIQUE'],
    });
    expect(rules).toEqual([['parent-not-unique', 1]]);
  });

  it('is one of those that the source has', async () => {
    const problem = await read(text('xg')).catch((error: unknown) =>
      JSON.stringify(error),
    );
    expect(problem).toContain('partyOrganizations.hierarchy.from');
    expect(problem).toContain(
      'Expected one of the lists of the source, dzz, gx',
    );
  });
});
