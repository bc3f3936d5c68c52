import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { divisionOfRecord } from '../../../subgraphs/organizations/districts/divisions.ts';
import { dataOf, entitiesOf } from '../kit/asking.ts';
import { startOnSqlite, type Systems } from './systems.ts';

describe('administrative divisions (GB/T 2260)', () => {
  let systems: Systems;
  beforeAll(async () => {
    systems = await startOnSqlite(50);
  });
  afterAll(() => systems.stop());

  const data = (query: string) => dataOf(systems.subgraph, query);

  it('knows provinces, prefectures and counties, and whose they are', async () => {
    expect(
      await data(`{
        county: district(code: "510112") { name level parent { name level parent { name level parent { name } } } }
        municipal: district(code: "310116") { name parent { name } }
        direct: district(code: "419001") { name parent { name } }
        province: district(code: "810000") { name level parent { name } }
        none: district(code: "310100") { name } }`),
    ).toEqual({
      county: {
        name: '龙泉驿区',
        level: 'COUNTY',
        parent: {
          name: '成都市',
          level: 'PREFECTURE',
          parent: { name: '四川省', level: 'PROVINCE', parent: null },
        },
      },
      municipal: { name: '金山区', parent: { name: '上海市' } },
      direct: { name: '济源市', parent: { name: '河南省' } },
      province: { name: '香港特别行政区', level: 'PROVINCE', parent: null },
      none: null,
    });
  });

  it('has 34 provinces and 333 prefectures', async () => {
    expect(
      await data(`{
        provinces: districts(first: 0, filter: { level: { eq: PROVINCE } }) { totalCount }
        prefectures: districts(first: 0, filter: { level: { eq: PREFECTURE } }) { totalCount } }`),
    ).toEqual({
      provinces: { totalCount: 34 },
      prefectures: { totalCount: 333 },
    });
  });

  it('knows that 临平 was split off from 余杭 in 2021', async () => {
    expect(
      await data(`{
        yuhang: district(code: "330110") { validTo successors { code name validFrom } dataSources { system } }
        linping: district(code: "330113") { dataSources { system } }
        jianggan: district(code: "330104") { name validTo successors { name } } }`),
    ).toEqual({
      yuhang: {
        validTo: null,
        successors: [
          { code: '330113', name: '临平区', validFrom: '2021-04-09' },
        ],
        dataSources: [{ system: 'hmtz' }],
      },
      linping: { dataSources: [] },
      jianggan: {
        name: '江干区',
        validTo: '2021-04-08',
        successors: [{ name: '上城区' }, { name: '钱塘区' }],
      },
    });
  });

  it('keeps records of 2020 where they were: nothing is in 临平', async () => {
    expect(
      await data(`{
        before: units(first: 0, filter: { district: { eq: "330110" } }) { totalCount }
        after: units(first: 0, filter: { district: { eq: "330113" } }) { totalCount } }`),
    ).toMatchObject({ after: { totalCount: 0 } });
  });

  it('lists the connected ones, in code order, page by page', async () => {
    const first = (await data(
      '{ districts(first: 3, filter: { connected: { eq: true } }) { totalCount nodes { code } pageInfo { hasNextPage endCursor } } }',
    )) as { districts: { pageInfo: { endCursor: string } } };
    expect(first).toMatchObject({
      districts: {
        totalCount: 8,
        nodes: [{ code: '310116' }, { code: '330110' }, { code: '350100' }],
        pageInfo: { hasNextPage: true },
      },
    });
    const { endCursor } = first.districts.pageInfo;
    expect(
      await data(
        `{ districts(after: "${endCursor}", filter: { connected: { eq: true } }) { nodes { code } pageInfo { hasNextPage hasPreviousPage } } }`,
      ),
    ).toMatchObject({
      districts: {
        nodes: ['510100', '510107', '510112', '510114', '510115'].map(
          (code) => ({ code }),
        ),
        pageInfo: { hasNextPage: false, hasPreviousPage: true },
      },
    });
  });

  it('finds them by name', async () => {
    expect(
      await data(
        '{ districts(filter: { name: { contains: "龙泉" }, level: { in: [COUNTY] } }) { nodes { code name } } }',
      ),
    ).toEqual({
      districts: {
        nodes: [
          { code: '331181', name: '龙泉市' },
          { code: '510112', name: '龙泉驿区' },
        ],
      },
    });
  });

  it('resolves references by code', async () => {
    expect(
      await entitiesOf(
        systems.subgraph,
        [{ __typename: 'District', code: '330482' } as never],
        '... on District { name }',
      ),
    ).toEqual([{ name: '平湖市' }]);
  });

  it("shows a district's pseudo-code for what it is", () => {
    expect(divisionOfRecord('510109')).toMatchObject({
      code: '510109',
      name: '未知区划 510109',
      parentCode: '510100',
    });
  });
});
