import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';

import { createGateway } from '../../../../gateway/gateway.ts';
import { fixedClock } from '../../../../subgraphs/kit/values/clock.ts';
import { openDatabase } from '../../../../subgraphs/kit/storage/database.ts';
import { draftMapping } from '../../../../onboarding/draft/draft-mapping.ts';
import { surveyWorkbook } from '../../../../onboarding/draft/survey/survey-workbook.ts';
import { organizationsModel } from '../../../../subgraphs/organizations/model.ts';
import { createOrganizationsSubgraph } from '../../../../subgraphs/organizations/subgraph.ts';
import {
  brokenRules,
  listServer,
  serveMapping,
} from '../../../onboarding/conformance/contract-server.ts';
import { dataOf } from '../../kit/asking.ts';
import { mappingFolder, type MappingFolder } from '../mapping/mapping-file.ts';

const rows = [
  ['编号', '党组织名称', '上级编号', '所在单位'],
  ['1', '示例·总党委', '', ''],
  ['2', '示例·一支部', '1', '示例·一厂'],
  ['3', '示例·二支部', '1', ''],
];

const csv = rows.map((row) => row.join(',')).join('\n');

const yaml = (source: string, more = '') => `system: zb
name: 示例·智慧党建
districts: ['310116']
source: ${source}
partyOrganizations:
  ${source.includes('graphql') ? 'from: dw' : '# the first sheet'}
  key: 编号
  columns: { name: 党组织名称 }
  hierarchy: { style: parent-key, column: 上级编号 }
${more}`;

const derived = `units:
  key: 编号
  live: [{ column: 所在单位, filled: true }]
  columns: { name: 所在单位 }
links: { in: same-row }
`;

const query = `{
  partyOrganizations { totalCount nodes { name units { id } affiliation { path { name } } } }
  units { totalCount nodes { id } }
  unitStats(groupBy: [DISTRICT]) { districtCode count }
  dataSources { unitBasis unitCount }
}`;

const unknown = {
  partyOrganizations: {
    totalCount: 3,
    nodes: [
      { name: '示例·总党委', units: null, affiliation: pathOf('示例·总党委') },
      {
        name: '示例·一支部',
        units: null,
        affiliation: pathOf('示例·总党委', '示例·一支部'),
      },
      {
        name: '示例·二支部',
        units: null,
        affiliation: pathOf('示例·总党委', '示例·二支部'),
      },
    ],
  },
  units: { totalCount: null, nodes: [] },
  unitStats: [{ districtCode: '310116', count: null }],
  dataSources: [{ unitBasis: 'NONE', unitCount: null }],
};

function pathOf(...names: string[]) {
  return { path: names.map((name) => ({ name })) };
}

let folder: MappingFolder;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

async function answerOf(text: string, asked = query): Promise<unknown> {
  const subgraph = createOrganizationsSubgraph({
    sources: [{ mapping: await folder.mapping(text) }],
    dataSource: await openDatabase('sqlite::memory:', organizationsModel),
    clock: fixedClock('2020-08-11T12:00:00+08:00'),
  });
  try {
    return await dataOf(subgraph, asked);
  } finally {
    await subgraph.close();
  }
}

describe('party organizations without a table of units', () => {
  it.each([
    ['a CSV file', 'zb.csv', () => Promise.resolve(Buffer.from(csv))],
    [
      'a workbook',
      'zb.xlsx',
      () => writeXlsx({ sheets: [{ name: '党组织', rows }] }),
    ],
  ])('join from %s', async (_, file, content) => {
    await folder.write(file, await content());
    const source = `{ kind: spreadsheet, file: ${file} }`;
    expect(await answerOf(yaml(source))).toEqual(unknown);
  });

  it('join from a GraphQL server that can only list', async () => {
    const [header = [], ...cells] = rows;
    const server = await listServer(
      cells.map(
        (row) =>
          Object.fromEntries(
            row.map((cell, index) => [header[index] ?? '', cell]),
          ) as object,
      ),
    );
    const source = `{ kind: graphql, url: '${server.url}', lists: { dw: { query: '{ dw { id } }', rows: dw } } }`;
    expect(await answerOf(yaml(source))).toEqual(unknown);
    await server.close();
  });

  it('have host units of a stated column in a CSV file', async () => {
    await folder.write('zb.csv', csv);
    const source = '{ kind: spreadsheet, file: zb.csv }';
    expect(
      await answerOf(
        yaml(source, derived),
        '{ dataSources { unitBasis unitCount } partyOrganizations { nodes { units { name } } } }',
      ),
    ).toEqual({
      dataSources: [{ unitBasis: 'COLUMN', unitCount: 1 }],
      partyOrganizations: {
        nodes: [
          { units: [] },
          { units: [{ name: '示例·一厂' }] },
          { units: [] },
        ],
      },
    });
  });

  it('are drafted from a workbook without units, which is said', async () => {
    const file = await folder.write(
      'drafted.xlsx',
      await writeXlsx({
        sheets: [{ name: '党组织', rows: rows.map((row) => row.slice(0, 3)) }],
      }),
    );
    const entries = await draftMapping(await surveyWorkbook(file), {
      place: file,
    });
    const find = (path: string) =>
      entries.find((it) => it.path.join('.') === path);
    expect(find('partyOrganizations.columns.name')?.value).toBe('党组织名称');
    expect(find('units')).toMatchObject({
      value: undefined,
      evidence: expect.stringContaining('所在单位为空'),
    });
    expect(find('links')?.value).toBeUndefined();
  });
});

describe('a server of party organizations only', () => {
  it('keeps the contract, is passed on by another, and gathered as unknown', async () => {
    await folder.write('zb.csv', csv);
    await folder.write(
      'dj.csv',
      '编号,党组织名称,上级编号,所在单位\n7,示例·七支部,,示例·七厂\n8,示例·八支部,7,示例·八厂\n',
    );
    const zb = await serveMapping(
      await folder.mapping(yaml('{ kind: spreadsheet, file: zb.csv }')),
    );
    const dj = await serveMapping(
      await folder.mapping(
        yaml('{ kind: spreadsheet, file: dj.csv }', derived)
          .replace('system: zb', 'system: dj')
          .replace('310116', '330110'),
      ),
    );
    const gateway = await createGateway({
      supergraph: readFileSync('schema/supergraph.graphql', 'utf8'),
      partitions: {
        organizations: {
          endpoints: [
            { name: 'zb', url: zb.url, partitions: ['310116'] },
            { name: 'dj', url: dj.url, partitions: ['330110'] },
          ],
        },
      },
    });
    const gathered = async (text: string): Promise<unknown> => {
      const { data, errors } = await gateway.execute({ query: text });
      expect(errors).toBeUndefined();
      return JSON.parse(data?.join('') ?? 'null');
    };
    try {
      expect(await brokenRules(zb.url)).toEqual(new Map());
      expect(
        await answerOf(
          `system: zb\nname: 示例·转接\ndistricts: ['310116']\nsource: { kind: graphql-contract, url: ${zb.url} }\n`,
        ),
      ).toEqual({
        ...unknown,
        dataSources: [{ unitBasis: null, unitCount: null }],
      });
      expect(
        await gathered(`{
          units { totalCount nodes { name } }
          own: units(districts: ["330110"]) { totalCount }
          named: units(filter: { id: { in: ["330110:dj:7"] } }) { totalCount }
          unitStats(groupBy: [DISTRICT]) { districtCode count withPartyOrganization }
          all: unitStats(groupBy: []) { count }
          partyOrganization(id: "310116:zb:2") { name units { id } }
          hosted: partyOrganization(id: "330110:dj:7") { units { name } }
        }`),
      ).toEqual({
        units: {
          totalCount: null,
          nodes: [{ name: '示例·七厂' }, { name: '示例·八厂' }],
        },
        own: { totalCount: 2 },
        named: { totalCount: 1 },
        unitStats: [
          { districtCode: '310116', count: null, withPartyOrganization: null },
          { districtCode: '330110', count: 2, withPartyOrganization: 2 },
        ],
        all: [{ count: null }],
        partyOrganization: { name: '示例·一支部', units: null },
        hosted: { units: [{ name: '示例·七厂' }] },
      });
    } finally {
      await gateway.stop();
      await zb.close();
      await dj.close();
    }
  });
});
