import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';

import { allianceDistrictEntity } from '../../../subgraphs/alliances/alliance/alliance-district.ts';
import { allianceEntity } from '../../../subgraphs/alliances/alliance/alliance.ts';
import { membershipEntity } from '../../../subgraphs/alliances/membership/membership.ts';
import { alliancesModel } from '../../../subgraphs/alliances/model.ts';
import { createAlliancesSubgraph } from '../../../subgraphs/alliances/subgraph.ts';
import { fixedClock } from '../../../subgraphs/kit/values/clock.ts';
import type { Subgraph } from '../../../subgraphs/kit/serve/subgraph.ts';
import { ask, dataOf } from '../kit/asking.ts';
import { describeOnBothEngines, insert } from '../kit/engines.ts';
import { allianceRow, memberRow } from './rows.ts';

/** In order of code point, which is not the order of UTF-16 units. */
const names = ['A', 'a', '一', '盟', '\u{e000}', 'Ａ', '￥', '😀', '𠀀', '𠮷'];

const alliances = [
  allianceRow({ id: 'cluster', type: 'INDUSTRIAL_CLUSTER', name: '装备集群' }),
  allianceRow({ id: 'empty', state: 'PROPOSED', name: '尚无成员' }),
  allianceRow({ id: 'left', state: 'DORMANT', name: '已退出' }),
  allianceRow({ id: 'local', name: '本区联盟' }),
  allianceRow({ id: 'mixed', name: '原文与成员' }),
  allianceRow({
    id: 'quoted',
    provenance: 'ARTICLE',
    memberRecords: 'NONE',
    name: '成德临港',
  }),
];

/** 24 more in each of two districts. */
const others = Array.from({ length: 24 }, (_, index) =>
  allianceRow({ id: `z-${String(index).padStart(2, '0')}` }),
);

const memberships = [
  memberRow({ id: '1', allianceId: 'cluster', unitId: '310116:jszz:1' }),
  memberRow({
    id: '2',
    allianceId: 'cluster',
    unitId: '330482:phdj:1',
    status: 'PAUSED',
    role: 'CHAIR',
  }),
  memberRow({ id: '3', allianceId: 'local', unitId: '310116:jszz:1' }),
  memberRow({ id: '4', allianceId: 'local', unitId: '310116:jszz:2' }),
  memberRow({ id: '5', allianceId: 'mixed', unitId: '310116:jszz:2' }),
  memberRow({ id: '6', allianceId: 'left', unitId: '310116:jszz:3' }),
  memberRow({
    id: '7',
    allianceId: 'left',
    unitId: '330482:phdj:2',
    status: 'WITHDRAWN',
  }),
  ...others.flatMap(({ id: allianceId }) =>
    ['310116:jszz:8', '350100:fzhlw:8'].map((unitId) =>
      memberRow({ id: `${allianceId}-${unitId}`, allianceId, unitId }),
    ),
  ),
];

async function fill(dataSource: DataSource): Promise<void> {
  await insert(dataSource, allianceEntity, [...alliances, ...others]);
  await insert(dataSource, membershipEntity, memberships);
  await insert(dataSource, allianceDistrictEntity, [
    { allianceId: 'mixed', districtCode: '330482' },
    { allianceId: 'local', districtCode: '310116' },
    { allianceId: 'quoted', districtCode: '510600' },
    { allianceId: 'quoted', districtCode: '510100' },
  ]);
}

interface List {
  readonly nodes: readonly { readonly id: string }[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor: string | null;
  };
}

const page = '{ nodes { id } totalCount pageInfo { hasNextPage endCursor } }';

describeOnBothEngines(alliancesModel, fill, (database) => {
  let subgraph: Subgraph;

  beforeAll(() => {
    subgraph = createAlliancesSubgraph({
      dataSource: database(),
      clock: fixedClock('2020-08-11T12:00:00+08:00'),
    });
  });

  async function list(args: object): Promise<List> {
    const data = await dataOf(
      subgraph,
      `query ($first: Int, $after: String, $filter: AllianceFilter) {
        alliances(first: $first, after: $after, filter: $filter) ${page}
      }`,
      { ...args },
    );
    return (data as { alliances: List }).alliances;
  }

  async function messageOf(query: string): Promise<string | undefined> {
    const { errors } = await ask(subgraph, query);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    return errors?.[0]?.message;
  }

  describe('filters', () => {
    const first = alliances.map(({ id }) => id);
    const among = { id: { in: first } };

    it.each<[string, object, string[]]>([
      ['none', {}, first],
      ['id eq', { id: { eq: 'left' } }, ['left']],
      [
        'id notIn',
        { id: { notIn: ['left', 'mixed'] } },
        ['cluster', 'empty', 'local', 'quoted'],
      ],
      ['id in nothing', { id: { in: [] } }, []],
      ['name', { name: { contains: '联盟' } }, ['local']],
      ['type', { type: { eq: 'INDUSTRIAL_CLUSTER' } }, ['cluster']],
      ['state', { state: { in: ['PROPOSED', 'DORMANT'] } }, ['empty', 'left']],
      ['provenance', { provenance: { eq: 'ARTICLE' } }, ['quoted']],
      ['memberRecords', { memberRecords: { eq: 'NONE' } }, ['quoted']],
      [
        'district of members',
        { district: { eq: '310116' } },
        ['cluster', 'left', 'local', 'mixed'],
      ],
      [
        'district of members or stated',
        { district: { eq: '330482' } },
        ['cluster', 'mixed'],
      ],
      [
        'prefecture as it is',
        { district: { in: ['510100', '510116'] } },
        ['quoted'],
      ],
      [
        'no such district',
        { district: { notIn: ['310116', '510100'] } },
        ['empty'],
      ],
      [
        'crossing',
        { crossDistrict: { eq: true } },
        ['cluster', 'mixed', 'quoted'],
      ],
      [
        'not crossing',
        { crossDistrict: { eq: false } },
        ['empty', 'left', 'local'],
      ],
      ['not', { not: { district: { eq: '310116' } } }, ['empty', 'quoted']],
      [
        'or',
        {
          or: [{ id: { eq: 'left' } }, { type: { eq: 'INDUSTRIAL_CLUSTER' } }],
        },
        ['cluster', 'left'],
      ],
      [
        'and',
        {
          and: [
            { district: { eq: '310116' } },
            { crossDistrict: { eq: false } },
          ],
        },
        ['left', 'local'],
      ],
    ])('alliances by %s', async (_, filter, expected) => {
      const { nodes, totalCount } = await list({
        filter: { and: [among, filter] },
      });
      expect(nodes.map(({ id }) => id)).toEqual(expected);
      expect(totalCount).toBe(expected.length);
    });

    it.each<[string, string, string[]]>([
      ['role', '{ role: { eq: CHAIR } }', ['2']],
      ['status', '{ status: { in: [ACTIVE] } }', ['1']],
      ['district', '{ district: { eq: "330482" } }', ['2']],
      ['not', '{ not: { role: { eq: CHAIR } } }', ['1']],
    ])('memberships by %s', async (_, filter, expected) => {
      expect(
        await dataOf(
          subgraph,
          `{ alliance(id: "cluster") { memberships(filter: ${filter}) { nodes { id } totalCount } } }`,
        ),
      ).toEqual({
        alliance: {
          memberships: {
            nodes: expected.map((id) => ({ id })),
            totalCount: expected.length,
          },
        },
      });
    });

    it('agree with what an alliance says of its districts', async () => {
      const data = await dataOf(
        subgraph,
        '{ alliances(first: 6) { nodes { id districts { code } crossDistrict } } }',
      );
      const codes = (...all: string[]) => all.map((code) => ({ code }));
      expect(data).toEqual({
        alliances: {
          nodes: [
            {
              id: 'cluster',
              districts: codes('310116', '330482'),
              crossDistrict: true,
            },
            { id: 'empty', districts: [], crossDistrict: false },
            { id: 'left', districts: codes('310116'), crossDistrict: false },
            { id: 'local', districts: codes('310116'), crossDistrict: false },
            {
              id: 'mixed',
              districts: codes('310116', '330482'),
              crossDistrict: true,
            },
            {
              id: 'quoted',
              districts: codes('510100', '510600'),
              crossDistrict: true,
            },
          ],
        },
      });
    });
  });

  it('know nothing of what a text does not name, and zero of what is recorded', async () => {
    const data = await dataOf(
      subgraph,
      `{ alliances(filter: { id: { in: ["empty", "quoted"] } }) { nodes {
          memberships { totalCount recordedCount nodes { id } } offices { role }
          chairTerms { id } institutions { kind } suspensions { from }
          guidanceVisits { id } evaluationRounds { id } recognitions { id } } } }`,
    );
    const lists = {
      offices: [],
      chairTerms: [],
      institutions: [],
      suspensions: [],
      guidanceVisits: [],
      evaluationRounds: [],
      recognitions: [],
    };
    const unknown = Object.fromEntries(
      Object.keys(lists).map((name) => [name, null]),
    );
    const none = { recordedCount: 0, nodes: [] };
    expect(data).toEqual({
      alliances: {
        nodes: [
          { ...lists, memberships: { ...none, totalCount: 0 } },
          { ...unknown, memberships: { ...none, totalCount: null } },
        ],
      },
    });
  });

  describe('pages', () => {
    it('make up the whole list, whatever their size', async () => {
      const whole = (await list({ first: 100 })).nodes;
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (first) => {
          expect(await walk((after) => list({ first, after }))).toEqual(whole);
        }),
        { numRuns: 8 },
      );
    });

    it('make up the whole list below a parent too', async () => {
      const read = async (args: string) => {
        const data = await dataOf(
          subgraph,
          `{ _entities(representations: [{ __typename: "District", code: "310116" }]) {
            ... on District { alliances(${args}) ${page} } } }`,
        );
        const [district] = (data as { _entities: [{ alliances: List }] })
          ._entities;
        return district.alliances;
      };
      const whole = await read('first: 100');
      expect(whole.totalCount).toBe(28);
      expect(whole.nodes).toHaveLength(28);
      const walked = await walk((after) =>
        read(`first: 9, after: ${JSON.stringify(after)}`),
      );
      expect(walked).toEqual(whole.nodes);
    });

    it('give no rows but the count for first: 0', async () => {
      expect(await list({ first: 0 })).toEqual({
        nodes: [],
        totalCount: 30,
        pageInfo: { hasNextPage: true, endCursor: null },
      });
    });

    it('go by code point', async () => {
      const rows = names.toReversed().map((id) => allianceRow({ id }));
      await insert(database(), allianceEntity, rows);
      try {
        const filter = { id: { in: names } };
        const walked = await walk((after) => list({ first: 3, after, filter }));
        expect(walked.map(({ id }) => id)).toEqual(names);
      } finally {
        await database()
          .createQueryBuilder()
          .delete()
          .from(allianceEntity)
          .where('id IN (:...names)', { names })
          .execute();
      }
    });
  });

  describe('bad input', () => {
    it.each([
      ['first: -1', 'Expected first to be from 0 to 100, but got: -1.'],
      ['first: 101', 'Expected first to be from 0 to 100, but got: 101.'],
      [
        'after: "x"',
        'Expected after to be a cursor of this connection\'s, but got: "x".',
      ],
      [
        'filter: { id: { eq: null } }',
        'Expected a value for eq (isNull finds none), but got: null.',
      ],
    ])('says what was expected of %s', async (args, message) => {
      expect(await messageOf(`{ alliances(${args}) { totalCount } }`)).toBe(
        message,
      );
      expect(
        await messageOf(
          `{ earlyWarnings(${args.replace('id:', 'alliance:')}) { totalCount } }`,
        ),
      ).toBe(message);
    });
  });
});

async function walk(
  read: (after: string | null) => Promise<List>,
): Promise<{ readonly id: string }[]> {
  const nodes = [];
  let after: string | null = null;
  for (;;) {
    const { nodes: some, pageInfo }: List = await read(after);
    nodes.push(...some);
    if (!pageInfo.hasNextPage) return nodes;
    after = pageInfo.endCursor;
  }
}
