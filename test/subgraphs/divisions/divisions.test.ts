import { describe, expect, it } from '@jest/globals';

import { createDivisionsSubgraph } from '../../../subgraphs/divisions/subgraph.ts';
import { ask, dataOf, entitiesOf } from '../kit/asking.ts';

describe('administrative divisions (GB/T 2260)', () => {
  const subgraph = createDivisionsSubgraph({});
  const data = (query: string) => dataOf(subgraph, query);

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
        yuhang: district(code: "330110") { validTo successors { code name validFrom } }
        jianggan: district(code: "330104") { name validTo successors { name } } }`),
    ).toEqual({
      yuhang: {
        validTo: null,
        successors: [
          { code: '330113', name: '临平区', validFrom: '2021-04-09' },
        ],
      },
      jianggan: {
        name: '江干区',
        validTo: '2021-04-08',
        successors: [{ name: '上城区' }, { name: '钱塘区' }],
      },
    });
  });

  it('are listed in code order, page by page, both ways', async () => {
    const filter = 'filter: { code: { in: ["510114", "310116", "510112"] } }';
    const first = (await data(
      `{ districts(first: 2, ${filter}) { totalCount nodes { code } pageInfo { hasNextPage endCursor } } }`,
    )) as { districts: { pageInfo: { endCursor: string } } };
    expect(first).toMatchObject({
      districts: {
        totalCount: 3,
        nodes: [{ code: '310116' }, { code: '510112' }],
        pageInfo: { hasNextPage: true },
      },
    });
    const { endCursor } = first.districts.pageInfo;
    expect(
      await data(
        `{ districts(after: "${endCursor}", ${filter}) { nodes { code } pageInfo { hasNextPage hasPreviousPage } }
           ends: districts(last: 2) { nodes { code } pageInfo { hasNextPage hasPreviousPage } } }`,
      ),
    ).toMatchObject({
      districts: {
        nodes: [{ code: '510114' }],
        pageInfo: { hasNextPage: false, hasPreviousPage: true },
      },
      ends: {
        nodes: [{ code: '810000' }, { code: '820000' }],
        pageInfo: { hasNextPage: false, hasPreviousPage: true },
      },
    });
  });

  it('are ordered by name, by code point', async () => {
    expect(
      await data(
        '{ districts(orderBy: [{ name: DESC }], filter: { code: { in: ["510114", "310116", "510112"] } }) { nodes { name } } }',
      ),
    ).toEqual({
      districts: {
        nodes: [{ name: '龙泉驿区' }, { name: '金山区' }, { name: '新都区' }],
      },
    });
  });

  it('leave what another subgraph knows to the gateway', async () => {
    const { errors } = await ask(
      subgraph,
      '{ districts(filter: { connected: { eq: true } }) { totalCount } }',
    );
    expect(errors?.[0]?.message).toContain('connected');
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
        subgraph,
        [{ __typename: 'District', code: '330482' } as never],
        '... on District { name }',
      ),
    ).toEqual([{ name: '平湖市' }]);
  });

  it("shows a district's pseudo-code for what it is", async () => {
    expect(
      await entitiesOf(
        subgraph,
        [{ __typename: 'District', code: '510109' } as never],
        '... on District { code name parent { code } }',
      ),
    ).toEqual([
      { code: '510109', name: '未知区划 510109', parent: { code: '510100' } },
    ]);
  });
});
