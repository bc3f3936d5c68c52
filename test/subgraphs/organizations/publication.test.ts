import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { realNamesIn } from '../../../demo/article/real-names.ts';
import {
  articleUnitId,
  articleUnits,
  type ArticleUnitKey,
} from '../../../demo/article/units.ts';
import { ask, dataOf, entitiesOf } from '../kit/asking.ts';
import { startOnSqlite, type Systems } from './systems.ts';

interface Named {
  readonly name: string;
}

interface Counted {
  readonly totalCount: number;
  readonly nodes: readonly Named[];
}

const keys = Object.keys(articleUnits) as ArticleUnitKey[];

describe('the units that the article names', () => {
  let systems: Systems;
  beforeAll(async () => {
    systems = await startOnSqlite();
  });
  afterAll(() => systems.stop());

  const data = <Data>(query: string) =>
    dataOf(systems.subgraph, query) as Promise<Data>;

  it('say what the article says, and that the rest is unknown', async () => {
    const fields = `name uscc nature industry district { code }
      partyOrganizations { name category partyCode establishedOn memberCountBand
        affiliation { parent { name } doubts } units { id } }
      aliases { name }
      record { localId dataSource { name provenance districts { code } } }`;
    const wanted = (['zhongche', 'hezong', 'xincang'] as const).map((key) => ({
      __typename: 'Unit',
      id: articleUnitId(key),
    }));
    const unknown = { uscc: null, nature: null, industry: null, aliases: [] };
    const record = (localId: string) => ({
      localId,
      dataSource: {
        name: '文章所述',
        provenance: 'ARTICLE',
        districts: [],
      },
    });
    expect(
      await entitiesOf(systems.subgraph, wanted, `... on Unit { ${fields} }`),
    ).toEqual([
      {
        name: '中车',
        ...unknown,
        district: { code: '510114' },
        partyOrganizations: null,
        record: record('zhongche'),
      },
      {
        name: '合纵重工',
        ...unknown,
        district: { code: '310116' },
        partyOrganizations: [
          {
            name: '合纵重工党支部',
            category: 'BRANCH',
            partyCode: null,
            establishedOn: null,
            memberCountBand: null,
            affiliation: null,
            units: [{ id: articleUnitId('hezong') }],
          },
        ],
        record: record('hezong'),
      },
      {
        name: '新仓镇',
        ...unknown,
        district: { code: '330482' },
        partyOrganizations: null,
        record: record('xincang'),
      },
    ]);
  });

  it('have no affiliation and no empty list, any of them', async () => {
    const all = (await entitiesOf(
      systems.subgraph,
      keys.map((key) => ({ __typename: 'Unit', id: articleUnitId(key) })),
      '... on Unit { name partyOrganizations { name affiliation { level } } }',
    )) as (Named & {
      readonly partyOrganizations:
        readonly (Named & { readonly affiliation: object | null })[] | null;
    })[];
    expect(all).toHaveLength(18);
    for (const { name, partyOrganizations } of all) {
      expect(realNamesIn(name)).not.toEqual([]);
      expect(partyOrganizations).not.toEqual([]);
      for (const { affiliation } of partyOrganizations ?? []) {
        expect(affiliation).toBeNull();
      }
    }
  });

  it('are in no list and no statistic of the districts', async () => {
    const ids = JSON.stringify(keys.map(articleUnitId));
    const answer = await data<Record<string, Counted> & { stats: Counted[] }>(`{
      byId: units(filter: { id: { in: ${ids} } }) { totalCount nodes { name } }
      cars: units(filter: { name: { contains: "中车" } }) { totalCount nodes { name } }
      committees: partyOrganizations(filter: { category: { eq: CLUSTER_COMMITTEE } }) { totalCount nodes { name } }
      invented: units(provenance: [SYNTHETIC], filter: { name: { in: ["中车", "吕巷镇"] } }) { totalCount nodes { name } }
      stats: unitStats(groupBy: [], filter: { id: { in: ${ids} } }) { count }
    }`);
    const empty = { totalCount: 0, nodes: [] };
    expect(answer).toEqual({
      byId: empty,
      cars: empty,
      committees: empty,
      invented: empty,
      stats: [],
    });
  });

  it('are listed and counted when they are asked for', async () => {
    const answer = await data<{ own: Counted; both: Counted; all: Counted }>(`{
      own: units(provenance: [ARTICLE], first: 100) { totalCount nodes { name } }
      clusters: partyOrganizations(provenance: [ARTICLE], filter: { category: { eq: CLUSTER_COMMITTEE } }) { nodes { name } }
      stats: unitStats(provenance: [ARTICLE], groupBy: [HAS_PARTY_ORGANIZATION]) { hasPartyOrganization count withPartyOrganization }
      without: units(provenance: [ARTICLE], filter: { hasPartyOrganization: { eq: false } }) { totalCount }
      with: units(provenance: [ARTICLE], filter: { hasPartyOrganization: { eq: true } }) { totalCount }
      all: units { totalCount }
      both: units(provenance: [SYNTHETIC, ARTICLE]) { totalCount }
    }`);
    expect(answer.own.nodes.map(({ name }) => name).sort()).toEqual(
      keys.map((key) => articleUnits[key].name).sort(),
    );
    expect(answer).toMatchObject({
      clusters: {
        nodes: [
          { name: '高端智能装备产业集群党委' },
          { name: '生命健康产业集群党委' },
        ],
      },
      // The article says of none that it has no party organization.
      stats: [
        { hasPartyOrganization: null, count: 6, withPartyOrganization: 0 },
        { hasPartyOrganization: true, count: 12, withPartyOrganization: 12 },
      ],
      without: { totalCount: 0 },
      with: { totalCount: 12 },
      both: { totalCount: answer.all.totalCount + 18 },
    });
  });

  it('page together with those of the districts, in one order', async () => {
    interface Page {
      readonly nodes: readonly { readonly id: string }[];
      readonly pageInfo: { endCursor: string; hasNextPage: boolean };
    }
    const ids: string[] = [];
    let after = 'null';
    for (let more = true; more;) {
      const { units } = await data<{ units: Page }>(
        `{ units(provenance: [SYNTHETIC, ARTICLE], first: 100, after: ${after}) { nodes { id } pageInfo { endCursor hasNextPage } } }`,
      );
      ids.push(...units.nodes.map(({ id }) => id));
      more = units.pageInfo.hasNextPage;
      after = JSON.stringify(units.pageInfo.endCursor);
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(-18).every((id) => id.startsWith('article:'))).toBe(true);
    expect(ids.slice(0, -18).some((id) => id.startsWith('a'))).toBe(false);
  });

  it('stand in a source of no district, whose size is not known', async () => {
    expect(
      await data(`{ connectedDistrictCodes
        dataSources { name kind provenance districts { code } unitCount partyOrganizationCount completeness lastSyncAt } }`),
    ).toMatchObject({
      connectedDistrictCodes: expect.not.arrayContaining([
        'article',
        '330482',
      ]) as unknown,
      dataSources: [
        ...['龙泉驿区', '福州', '金山', '余杭区'].map((place) => ({
          name: expect.stringMatching(`^示例·${place}`),
          provenance: 'SYNTHETIC',
        })),
        {
          name: '文章所述',
          kind: 'PUBLICATION',
          provenance: 'ARTICLE',
          districts: [],
          unitCount: null,
          partyOrganizationCount: null,
          completeness: null,
          lastSyncAt: null,
        },
      ],
    });
  });

  it('are no district: article is refused where districts are asked for', async () => {
    const { errors } = await ask(
      systems.subgraph,
      '{ units(districts: ["article"]) { totalCount } }',
    );
    expect(errors).toMatchObject([
      { message: expect.stringContaining('codes of six digits') as unknown },
    ]);
  });
});

describe('the invented systems', () => {
  let systems: Systems;
  beforeAll(async () => {
    systems = await startOnSqlite(2_000);
  });
  afterAll(() => systems.stop());

  it.each(['units', 'partyOrganizations'])(
    'call every one of their %s 示例·, and none by a real name',
    async (list) => {
      let after = 'null';
      let seen = 0;
      for (let more = true; more;) {
        const { page } = (await dataOf(
          systems.subgraph,
          `{ page: ${list}(first: 100, after: ${after}) { nodes { name } pageInfo { endCursor hasNextPage } } }`,
        )) as {
          page: Counted & {
            pageInfo: { endCursor: string; hasNextPage: boolean };
          };
        };
        for (const { name } of page.nodes) {
          expect(name).toMatch(/^示例·./u);
          expect(realNamesIn(name)).toEqual([]);
        }
        seen += page.nodes.length;
        more = page.pageInfo.hasNextPage;
        after = JSON.stringify(page.pageInfo.endCursor);
      }
      expect(seen).toBeGreaterThan(5_000);
    },
  );
});
