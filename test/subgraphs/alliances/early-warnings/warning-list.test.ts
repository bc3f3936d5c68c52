import { beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import type { AllianceRow } from '../../../../subgraphs/alliances/alliance/alliance.ts';
import { allianceEntity } from '../../../../subgraphs/alliances/alliance/alliance.ts';
import { chairTermEntity } from '../../../../subgraphs/alliances/chair/chair-term.ts';
import { guidanceVisitEntity } from '../../../../subgraphs/alliances/guidance/guidance-visit.ts';
import { membershipEntity } from '../../../../subgraphs/alliances/membership/membership.ts';
import { suspensionEntity } from '../../../../subgraphs/alliances/alliance/suspension.ts';
import { alliancesModel } from '../../../../subgraphs/alliances/model.ts';
import { createAlliancesSubgraph } from '../../../../subgraphs/alliances/subgraph.ts';
import { fixedClock } from '../../../../subgraphs/kit/values/clock.ts';
import type { Subgraph } from '../../../../subgraphs/kit/serve/subgraph.ts';
import { dataOf, entitiesOf } from '../../kit/asking.ts';
import {
  describeOnBothEngines,
  insert,
  statementsOf,
} from '../../kit/engines.ts';
import { allianceRow, chairTermRow, memberRow, visitRow } from '../rows.ts';

/** Founded long ago, its superior connected, unless `given` says otherwise. */
function old(id: string, given: Partial<AllianceRow> = {}): AllianceRow {
  const foundedOn = '2018-05-01';
  return allianceRow({ id, foundedOn, superiorConnected: true, ...given });
}

const guided = { superiorConnected: false };

const alliances = [
  old('e5-article', { provenance: 'ARTICLE' }),
  old('e5-external', { provenance: 'EXTERNAL' }),
  old('e5-dormant', { state: 'DORMANT' }),
  old('e5-negotiating', { state: 'NEGOTIATING' }),
  old('e5-never', { foundedOn: '2018' }),
  old('e5-on-day-365'),
  old('e5-on-day-366', guided),
  old('e5-paused'),
  old('e5-suspended', { state: 'SUSPENDED' }),
  old('e5-unconnected', { superiorConnected: false }),
  old('e5-undated', { foundedOn: null }),
  old('e5-young', { foundedOn: '2020-07-01' }),
  old('e5-visited'),
  old('e6-dormant', { ...guided, state: 'DORMANT' }),
  old('e6-handed-over', guided),
  old('e6-in-june', guided),
  old('e6-on-day-30', guided),
  old('e6-on-day-31', guided),
  old('e6-open-ended', guided),
  old('both', guided),
];

async function fill(dataSource: DataSource): Promise<void> {
  await insert(dataSource, allianceEntity, alliances);
  await insert(dataSource, guidanceVisitEntity, [
    visitRow('e5-on-day-365', '2019-08-12'),
    visitRow('e5-on-day-366', '2019-08-11'),
    visitRow('e5-paused', '2019-01-01'),
    visitRow('e5-visited', '2019-01-01'),
    visitRow('e5-visited', '2020-01-01'),
    visitRow('e5-article', '2019-01-01'),
    visitRow('both', '2019-08-01'),
    visitRow('both', '2020-08-12'),
  ]);
  await insert(dataSource, suspensionEntity, [
    {
      id: 'pause',
      allianceId: 'e5-paused',
      startsOn: '2020-01-25',
      endsOn: null,
      reason: '疫情',
      scope: 'OFFLINE',
    },
  ]);
  await insert(dataSource, chairTermEntity, [
    term('e6-dormant', '2020-01'),
    { ...term('e6-handed-over', '2020-01'), state: 'HANDED_OVER' },
    term('e6-in-june', '2020-06'),
    term('e6-on-day-30', '2020-07-12'),
    term('e6-on-day-31', '2020-07-11'),
    term('e6-open-ended', null),
    term('both', '2019-12-31'),
  ]);
}

function term(allianceId: string, endsOn: string | null) {
  return chairTermRow({ id: allianceId, allianceId, endsOn, ordinal: 2 });
}

/** [id, since, daysOutstanding], longest first. */
const expected: readonly (readonly [string, string, number])[] = [
  ['e5-never:E5', '2020-01-01', 223],
  ['both:E6', '2020-01-31', 193],
  ['e6-dormant:E6', '2020-03-02', 162],
  ['e6-in-june:E6', '2020-07-31', 11],
  ['both:E5', '2020-08-01', 10],
  ['e5-on-day-366:E5', '2020-08-11', 0],
  ['e6-on-day-31:E6', '2020-08-11', 0],
];

interface Warnings {
  readonly nodes: readonly {
    readonly id: string;
    readonly since: string;
    readonly daysOutstanding: number;
  }[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor: string;
  };
}

describeOnBothEngines(alliancesModel, fill, (database) => {
  let subgraph: Subgraph;

  beforeAll(() => {
    subgraph = createAlliancesSubgraph({
      dataSource: database(),
      clock: fixedClock('2020-08-11T12:00:00+08:00'),
    });
  });

  async function warnings(args = ''): Promise<Warnings> {
    const data = await dataOf(
      subgraph,
      `{ earlyWarnings${args} { nodes { id since daysOutstanding } totalCount pageInfo { hasNextPage endCursor } } }`,
    );
    return (data as { earlyWarnings: Warnings }).earlyWarnings;
  }

  it('warns of what the records decide, longest outstanding first', async () => {
    const { nodes, totalCount } = await warnings();
    expect(
      nodes.map(({ id, since, daysOutstanding }) => [
        id,
        since,
        daysOutstanding,
      ]),
    ).toEqual(expected);
    expect(totalCount).toBe(expected.length);
  });

  it('pages through the warnings', async () => {
    const ids: string[] = [];
    let args = '(first: 2)';
    for (;;) {
      const { nodes, pageInfo, totalCount } = await warnings(args);
      expect(totalCount).toBe(expected.length);
      ids.push(...nodes.map(({ id }) => id));
      if (!pageInfo.hasNextPage) break;
      args = `(first: 2, after: "${pageInfo.endCursor}")`;
    }
    expect(ids).toEqual(expected.map(([id]) => id));
  });

  it.each([
    ['rule: { eq: E5 }', ['e5-never:E5', 'both:E5', 'e5-on-day-366:E5']],
    ['rule: { in: [E1, E2] }', []],
    ['alliance: { in: ["both"] }', ['both:E6', 'both:E5']],
    [
      'rule: { eq: E6 }, alliance: { notIn: ["both", "e6-dormant", "e6-in-june"] }',
      ['e6-on-day-31:E6'],
    ],
  ])('filters by %s', async (filter, ids) => {
    const { nodes, totalCount } = await warnings(`(filter: { ${filter} })`);
    expect(nodes.map(({ id }) => id)).toEqual(ids);
    expect(totalCount).toBe(ids.length);
  });

  it('says of which alliance, in a sentence and with what to do', async () => {
    const selection =
      '... on EarlyWarning { rule alliance { name } statement suggestion }';
    const keys = ['both:E6', 'both:E5', 'both:E1', 'nobody:E5', 'nonsense'].map(
      (id) => ({ __typename: 'EarlyWarning', id }),
    );
    expect(await entitiesOf(subgraph, keys, selection)).toEqual([
      {
        rule: 'E6',
        alliance: { name: '示例·both' },
        statement: expect.stringContaining('224 天'),
        suggestion: expect.stringContaining('移交'),
      },
      {
        rule: 'E5',
        alliance: { name: '示例·both' },
        statement: expect.stringContaining('376 天'),
        suggestion: expect.stringContaining('指导'),
      },
      null,
      null,
      null,
    ]);
  });

  it('reads many alliances in few statements, and no memberships', async () => {
    await insert(database(), membershipEntity, [
      memberRow({ id: 'm', allianceId: 'both', unitId: '310116:jszz:1' }),
    ]);
    const statements = await statementsOf(database(), () => warnings());
    expect(statements.length).toBeLessThanOrEqual(4);
    expect(statements.filter((sql) => sql.includes('membership'))).toEqual([]);
  });
});
