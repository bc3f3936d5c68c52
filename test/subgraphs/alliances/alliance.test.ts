import { beforeAll, describe, expect, it } from '@jest/globals';

import { alliancesModel } from '../../../subgraphs/alliances/model.ts';
import { createAlliancesSubgraph } from '../../../subgraphs/alliances/subgraph.ts';
import { fixedClock } from '../../../subgraphs/kit/values/clock.ts';
import type { Subgraph } from '../../../subgraphs/kit/serve/subgraph.ts';
import { dataOf, entitiesOf } from '../kit/asking.ts';
import { cited, citedFields } from '../kit/storage/cited.ts';
import { describeOnBothEngines, statementsOf } from '../kit/engines.ts';
import { currentHash, fillCovenant, formerHash } from './covenant.ts';

const [unit1, unit2, unit3] = [1, 2, 3].map((local) => ({
  id: `310116:jszz:${local}`,
}));

describeOnBothEngines(alliancesModel, fillCovenant, (database) => {
  let subgraph: Subgraph;

  beforeAll(() => {
    subgraph = createAlliancesSubgraph({
      dataSource: database(),
      clock: fixedClock('2020-08-11T12:00:00+08:00'),
    });
  });

  async function covenant(selection: string): Promise<unknown> {
    const data = await dataOf(
      subgraph,
      `{ alliance(id: "covenant") { ${selection} } }`,
    );
    return (data as { alliance: unknown }).alliance;
  }

  it('tells what an alliance is', async () => {
    expect(
      await covenant(
        'id name type state lead { id } leadText sharedGoals exploringSince foundedOn memberCountText provenance evidence memberRecords ' +
          citedFields,
      ),
    ).toEqual({
      id: 'covenant',
      name: '示例·盟约',
      type: 'ADJACENT_REGION',
      state: 'ACTIVE',
      lead: unit1,
      leadText: '示例·牵头单位',
      sharedGoals: ['优化产业生态', '引领区域协同'],
      exploringSince: '2017',
      foundedOn: '2018-05',
      memberCountText: '“4家”',
      provenance: 'RECORDED',
      evidence: 'DOCUMENTED',
      memberRecords: 'COMPLETE',
      ...cited,
    });
  });

  it('answers null for an id that no alliance has', async () => {
    expect(await dataOf(subgraph, '{ alliance(id: "no") { id } }')).toEqual({
      alliance: null,
    });
  });

  it('names members by their unit, with role, status and successor', async () => {
    expect(
      await covenant(
        'memberships { nodes { id alliance { id } unitId unit { id } role status since until successor { id } ' +
          `${citedFields} } }`,
      ),
    ).toEqual({
      memberships: {
        nodes: [
          member(1, { role: 'LEAD', since: '2018-05' }),
          member(2, { status: 'PAUSED' }),
          member(3, { since: '2019' }),
          member(4, {
            status: 'TRANSFERRED',
            until: '2019-12-31',
            successor: unit3,
          }),
        ],
      },
    });
  });

  it('lists the records of an alliance in their order', async () => {
    expect(
      await covenant(
        `offices { role unit { id } holderText }
        chairTerms { ordinal unit { id } state from to }
        institutions { kind version adoptedOn reviewedOn lastUsedOn }
        suspensions { from to reason scope }
        supportPlan { year budgetCny staffFte coordinationCostCny liaisonOffices }
        guidanceVisits { heldOn kind by }
        evaluationRounds { from to policyVersion state }
        recognitions { unit { id } title grantedOn grantedBy }`,
      ),
    ).toEqual({
      offices: [
        { role: 'GUIDANCE', unit: null, holderText: '示例·上级党委' },
        { role: 'SECRETARIAT', unit: unit2, holderText: '示例·秘书处' },
      ],
      chairTerms: [
        {
          ordinal: 1,
          unit: unit1,
          state: 'HANDED_OVER',
          from: '2018-05',
          to: '2019-05',
        },
        {
          ordinal: 2,
          unit: unit2,
          state: 'SERVING',
          from: '2019-05-17',
          to: null,
        },
      ],
      institutions: [
        {
          kind: 'JOINT_CONFERENCE',
          version: 1,
          adoptedOn: '2018-06-01',
          reviewedOn: '2020-01-08',
          lastUsedOn: null,
        },
      ],
      suspensions: [
        {
          from: '2020-01-25',
          to: '2020-04-10',
          reason: '疫情',
          scope: 'OFFLINE',
        },
      ],
      supportPlan: {
        year: 2020,
        budgetCny: 120000.5,
        staffFte: 0.5,
        coordinationCostCny: null,
        liaisonOffices: 2,
      },
      guidanceVisits: [
        { heldOn: '2020-05-01', kind: 'VISIT', by: '示例·上级党委' },
        { heldOn: '2019-11-02', kind: 'VISIT', by: '示例·上级党委' },
      ],
      evaluationRounds: [
        {
          from: '2019-01-01',
          to: '2019-12-31',
          policyVersion: '2020.1',
          state: 'CLOSED',
        },
      ],
      recognitions: [
        {
          unit: null,
          title: '示例·先进联盟',
          grantedOn: '2019-12-30',
          grantedBy: '示例·市委',
        },
        {
          unit: unit1,
          title: '示例·先进单位',
          grantedOn: '2020-07-01',
          grantedBy: '示例·市委',
        },
      ],
    });
  });

  describe('charter', () => {
    it('keeps old signatures with the old text', async () => {
      expect(
        await covenant(
          `charter { conferencesPerYear quorum effective { number }
            versions { number state contentHash frozenOn effectiveFrom
              clauses { number text mandatory }
              signatures { unit { id } contentHash signedAt isCurrent } } }`,
        ),
      ).toMatchObject({
        charter: {
          conferencesPerYear: 4,
          quorum: 0.75,
          effective: { number: 2 },
          versions: [
            {
              number: 1,
              state: 'SUPERSEDED',
              contentHash: formerHash,
              signatures: [
                { unit: unit1, contentHash: formerHash, isCurrent: false },
                { unit: unit3, contentHash: formerHash, isCurrent: false },
              ],
            },
            {
              number: 2,
              state: 'AMENDING',
              contentHash: currentHash,
              clauses: [
                {
                  number: 1,
                  text: '不改变成员单位的隶属关系。',
                  mandatory: true,
                },
                { number: 2, text: '每季度召开联席会议。', mandatory: false },
              ],
              signatures: [
                {
                  unit: unit1,
                  contentHash: currentHash,
                  signedAt: '2019-06-02T09:30:00+08:00',
                  isCurrent: true,
                },
                { unit: unit2, contentHash: formerHash, isCurrent: false },
              ],
            },
            { number: 3, state: 'DRAFT', contentHash: null, signatures: [] },
          ],
        },
      });
    });

    it('waits for members that have not signed the text in force', async () => {
      expect(await covenant('charter { pending { id } }')).toEqual({
        charter: { pending: [unit2, unit3] },
      });
    });

    it('waits for nobody while no version is in force', async () => {
      const data = await dataOf(
        subgraph,
        '{ alliance(id: "drafting") { charter { effective { id } pending { id } } } }',
      );
      expect(data).toEqual({
        alliance: { charter: { effective: null, pending: null } },
      });
    });

    it('is null where none is recorded', async () => {
      expect(
        await dataOf(
          subgraph,
          '{ alliance(id: "bare-1") { charter { id } supportPlan { year } } }',
        ),
      ).toEqual({ alliance: { charter: null, supportPlan: null } });
    });
  });

  it('lists the units that are members now, each once', async () => {
    expect(await dataOf(subgraph, '{ memberUnitIds }')).toEqual({
      memberUnitIds: [
        ...[1, 2, 3, 5, 6].map((local) => `310116:jszz:${local}`),
        '330482:phdj:9',
      ],
    });
  });

  describe('references', () => {
    it.each<[string, string, object]>([
      ['Alliance', 'covenant', { name: '示例·盟约' }],
      ['Membership', 'm-2', { unitId: unit2?.id }],
      ['ChairTerm', 'term-2', { ordinal: 2 }],
      ['Charter', 'charter', { quorum: 0.75 }],
      ['CharterVersion', 'v-2', { number: 2 }],
      ['Signature', 's-1', { isCurrent: false }],
      ['GuidanceVisit', 'covenant-2020-05-01', { heldOn: '2020-05-01' }],
      ['EvaluationRound', 'round', { state: 'CLOSED' }],
      ['Recognition', 'honour-1', { grantedOn: '2020-07-01' }],
    ])('%s', async (__typename, id, expected) => {
      const keys = [id, 'no'].map((key) => ({ __typename, id: key }));
      const fields = Object.keys(expected).join(' ');
      expect(
        await entitiesOf(subgraph, keys, `... on ${__typename} { ${fields} }`),
      ).toEqual([expected, null]);
    });

    it('of units: their memberships and chair terms', async () => {
      const keys = ['310116:jszz:1', '310116:jszz:99'].map((id) => ({
        __typename: 'Unit',
        id,
      }));
      expect(
        await entitiesOf(
          subgraph,
          keys,
          `... on Unit { memberships(filter: { status: { eq: ACTIVE } }) { nodes { id } totalCount }
            chairTerms { id } }`,
        ),
      ).toEqual([
        {
          memberships: { nodes: [{ id: 'd-1' }, { id: 'm-1' }], totalCount: 2 },
          chairTerms: [{ id: 'term-1' }],
        },
        { memberships: { nodes: [], totalCount: 0 }, chairTerms: [] },
      ]);
    });

    it('of districts: their alliances and reported issues', async () => {
      const data = await dataOf(
        subgraph,
        `{ _entities(representations: [
            { __typename: "District", code: "330482" }, { __typename: "District", code: "110000" }
          ]) { ... on District { alliances { nodes { id } totalCount } reportedIssues { code label ${citedFields} } } } }`,
      );
      expect(data).toEqual({
        _entities: [
          {
            alliances: {
              nodes: [{ id: 'covenant' }, { id: 'drafting' }],
              totalCount: 2,
            },
            reportedIssues: [
              {
                code: 'TOO_RARE',
                label: '活动间隔过长',
                ...cited,
              },
            ],
          },
          { alliances: { nodes: [], totalCount: 0 }, reportedIssues: [] },
        ],
      });
    });
  });

  it('reads 52 alliances in as many statements as one', async () => {
    const query = `query ($filter: AllianceFilter) { alliances(first: 100, filter: $filter) {
      totalCount nodes { id districts { code } crossDistrict lead { id }
      memberships { totalCount nodes { id alliance { name } unit { id } } }
      offices { role } chairTerms { ordinal } institutions { kind }
      charter { pending { id } versions { clauses { text } signatures { isCurrent } } }
      suspensions { from } supportPlan { year } guidanceVisits { heldOn }
      evaluationRounds { from } recognitions { title } } } }`;
    const count = async (filter: object) => {
      const statements = await statementsOf(database(), () =>
        dataOf(subgraph, query, { filter }),
      );
      return statements.length;
    };
    const one = await count({ id: { eq: 'covenant' } });
    expect(one).toBeLessThanOrEqual(24);
    expect(await count({})).toBe(one);
  });
});

function member(local: number, given: object): object {
  const unitId = `310116:jszz:${local}`;
  return {
    id: `m-${local}`,
    alliance: { id: 'covenant' },
    unitId,
    unit: { id: unitId },
    role: 'MEMBER',
    status: 'ACTIVE',
    since: null,
    until: null,
    successor: null,
    statement: null,
    wording: null,
    citation: null,
    ...given,
  };
}
