import { beforeAll, expect, it } from '@jest/globals';

import { activityEntity } from '../../../subgraphs/activities/activity/activity.ts';
import { projectEntity } from '../../../subgraphs/activities/project/project.ts';
import { activitiesModel } from '../../../subgraphs/activities/model.ts';
import { createActivitiesSubgraph } from '../../../subgraphs/activities/subgraph.ts';
import { fixedClock } from '../../../subgraphs/kit/values/clock.ts';
import type { Subgraph } from '../../../subgraphs/kit/serve/subgraph.ts';
import { ask, dataOf, entitiesOf } from '../kit/asking.ts';
import { citedFields } from '../kit/storage/cited.ts';
import { describeOnBothEngines, insert } from '../kit/engines.ts';
import { activityRow, projectRow } from './rows.ts';
import { fillSample, sampleWeek } from './sample.ts';

describeOnBothEngines(activitiesModel, fillSample, (database) => {
  let subgraph: Subgraph;

  beforeAll(() => {
    subgraph = createActivitiesSubgraph({
      dataSource: database(),
      clock: fixedClock('2020-08-11T00:30:00+08:00'),
    });
  });

  async function idsOf(
    filter: object,
    field = 'activities',
    type = 'Activity',
  ) {
    const query = `query ($filter: ${type}Filter) { list: ${field}(filter: $filter) { nodes { id } totalCount } }`;
    const data = await dataOf(subgraph, query, { filter });
    const { nodes, totalCount } = (data as { readonly list: Ids }).list;
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ id }) => id);
  }

  it('tells all of an activity', async () => {
    const data = await dataOf(
      subgraph,
      `{ activity(id: "week") {
        id title kind categories theme state startedOn endedOn online
        initiatedBy planFiledOn objective partyElement summarizedOn summary
        recordedOn provenance evidence ${citedFields}
        need { kind raisedOn reference } alliances { id } hosts { id }
        participations { nodes { id unitId unit { id } role attended headcount activity { id } } }
        outcomes { id metric value qualifier withinDays description evidence provenance ${citedFields} }
      } }`,
    );
    expect(data).toEqual({ activity: sampleWeek });
  });

  it('answers null for ids that nothing has', async () => {
    expect(
      await dataOf(
        subgraph,
        '{ activity(id: "no") { id } project(id: "no") { id } }',
      ),
    ).toEqual({ activity: null, project: null });
  });

  it('has no need where its kind or its day is missing', async () => {
    expect(
      await dataOf(subgraph, '{ activity(id: "forum") { need { kind } } }'),
    ).toEqual({ activity: { need: null } });
  });

  it.each<[string, object, string[]]>([
    ['no filter', {}, ['forum', 'study', 'visit', 'week']],
    ['kind', { kind: { in: ['FORUM', 'VISIT'] } }, ['forum', 'visit']],
    ['state', { state: { eq: 'PLANNED' } }, ['study']],
    ['title', { title: { contains: '体验' } }, ['week']],
    ['alliance eq', { alliance: { eq: 'wj-food' } }, ['week']],
    [
      'alliance in',
      { alliance: { in: ['wj-food', 'fz'] } },
      ['forum', 'study', 'week'],
    ],
    [
      'alliance notIn',
      { alliance: { notIn: ['wj-food'] } },
      ['forum', 'study', 'visit'],
    ],
    [
      'alliance eq and notIn',
      { alliance: { eq: 'wj-print', notIn: ['wj-food'] } },
      [],
    ],
    ['provenance', { provenance: { eq: 'ARTICLE' } }, ['week']],
    ['started in a year', { startedOn: { eq: '2020' } }, ['visit', 'week']],
    ['started since', { startedOn: { gte: '2019-06' } }, ['visit', 'week']],
    ['started until', { startedOn: { lte: '2020-04' } }, ['forum', 'visit']],
    ['no start', { startedOn: { isNull: true } }, ['study']],
    ['not', { not: { startedOn: { gte: '2020' } } }, ['forum', 'study']],
    [
      'or',
      { or: [{ id: { eq: 'forum' } }, { kind: { eq: 'VISIT' } }] },
      ['forum', 'visit'],
    ],
    [
      'and',
      { and: [{ id: { notIn: ['forum'] } }, { kind: { eq: 'FORUM' } }] },
      [],
    ],
  ])('filters activities by %s', async (_, filter, expected) => {
    expect(await idsOf(filter)).toEqual(expected);
  });

  it.each<[string, object, string[]]>([
    ['state', { state: { in: ['PUBLISHED', 'CLAIMED'] } }, ['p1', 'p2']],
    ['alliance', { alliance: { eq: 'fz' } }, ['p1', 'p2']],
    ['not of the alliance', { alliance: { notIn: ['fz'] } }, ['p3']],
    ['title', { title: { contains: 'p3' } }, ['p3']],
  ])('filters projects by %s', async (_, filter, expected) => {
    expect(await idsOf(filter, 'projects', 'Project')).toEqual(expected);
  });

  it('pages through activities', async () => {
    const query = `query ($after: String) { activities(first: 3, after: $after) {
      nodes { id } edges { cursor node { id } } totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
    const first = (await dataOf(subgraph, query)) as Paged;
    const { pageInfo, edges } = first.activities;
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: edges[2]?.cursor,
    });
    const second = await dataOf(subgraph, query, { after: pageInfo.endCursor });
    expect(second).toMatchObject({
      activities: {
        nodes: [{ id: 'week' }],
        totalCount: 4,
        pageInfo: { hasNextPage: false, hasPreviousPage: true },
      },
    });
  });

  it.each([
    ['first: 101', 'Expected first to be from 0 to 100, but got: 101.'],
    [
      'after: "x"',
      'Expected after to be a cursor of this connection\'s, but got: "x".',
    ],
    [
      'filter: { title: { eq: null } }',
      'Expected a value for eq (isNull finds none), but got: null.',
    ],
    [
      'filter: { alliance: { notIn: null } }',
      'Expected a value for notIn (isNull finds none), but got: null.',
    ],
  ])('refuses %s', async (argument, message) => {
    const query = `{ activities(${argument}) { totalCount } }`;
    const { errors } = await ask(subgraph, query);
    expect(errors).toMatchObject([
      { message, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('lists participations by filter below activity and unit', async () => {
    const data = await dataOf(
      subgraph,
      `{ activity(id: "visit") {
        came: participations(filter: { attended: { eq: true } }) { nodes { id } totalCount }
        missed: participations(filter: { attended: { eq: false } }) { nodes { id } }
        hosts: participations(filter: { role: { eq: HOST } }) { nodes { id } }
      } }`,
    );
    expect(data).toEqual({
      activity: {
        came: { nodes: [{ id: 'v1' }, { id: 'v2' }], totalCount: 2 },
        missed: { nodes: [{ id: 'v3' }] },
        hosts: { nodes: [{ id: 'v1' }] },
      },
    });
  });

  it('resolves what other subgraphs refer to, in their order', async () => {
    const keys = [
      { __typename: 'Project', id: 'p2' },
      { __typename: 'Activity', id: 'missing' },
      { __typename: 'Activity', id: 'forum' },
      { __typename: 'ProjectClaim', id: 'c1' },
      { __typename: 'Outcome', id: 'o1' },
      { __typename: 'Participation', id: 'v3' },
      { __typename: 'JointConference', id: 'k1' },
      { __typename: 'AgendaItem', id: 'a1' },
      { __typename: 'Resolution', id: 'r1' },
      { __typename: 'TrainingPlan', id: 't1' },
    ];
    const selection = `
      ... on Project { title } ... on Activity { title }
      ... on ProjectClaim { project { id } unit { id } }
      ... on Outcome { metric } ... on Participation { activity { id } }
      ... on JointConference { heldOn } ... on AgendaItem { title }
      ... on Resolution { dueOn } ... on TrainingPlan { topic }`;
    expect(await entitiesOf(subgraph, keys, selection)).toEqual([
      { title: 'Project p2' },
      null,
      { title: 'Activity forum' },
      { project: { id: 'p1' }, unit: { id: 'u1' } },
      { metric: 'SALES_CNY' },
      { activity: { id: 'visit' } },
      { heldOn: '2020-05-01' },
      { title: '议题' },
      { dueOn: '2020-06-30' },
      { topic: '高等级技术培训' },
    ]);
  });

  it('adds to alliances, units and demand clusters', async () => {
    const keys = [
      { __typename: 'Alliance', id: 'fz' },
      { __typename: 'Unit', id: 'u1' },
      { __typename: 'DemandCluster', id: 'd1' },
    ];
    const selection = `
      ... on Alliance {
        activities(filter: { state: { eq: COMPLETED } }) { nodes { id } totalCount }
        projects { nodes { id alliance { id } } }
        conferences {
          id alliance { id } superiorAttended
          agenda { id proposedBy { id } proposedOn } resolutions { id text closedOn }
        }
        trainingPlans { id }
      }
      ... on Unit { participations { nodes { id } totalCount } claims { id } }
      ... on DemandCluster { trainingPlans { id demandCluster { id } venue } }`;
    expect(await entitiesOf(subgraph, keys, selection)).toEqual([
      {
        activities: { nodes: [{ id: 'forum' }], totalCount: 1 },
        projects: {
          nodes: [
            { id: 'p1', alliance: { id: 'fz' } },
            { id: 'p2', alliance: { id: 'fz' } },
          ],
        },
        conferences: [
          conference('k2', true),
          {
            ...conference('k1', false),
            agenda: [{ id: 'a1', proposedBy: { id: 'u1' }, proposedOn: null }],
            resolutions: [{ id: 'r1', text: '决议', closedOn: null }],
          },
          conference('k3', false),
        ],
        trainingPlans: [{ id: 't1' }],
      },
      {
        participations: { nodes: [{ id: 'v1' }, { id: 'w1' }], totalCount: 2 },
        claims: [{ id: 'c1' }, { id: 'c2' }],
      },
      {
        trainingPlans: [{ id: 't1', demandCluster: { id: 'd1' }, venue: null }],
      },
    ]);
  });

  it('knows no total of an alliance that keeps no log here', async () => {
    const selection = `... on Alliance {
      activityRecords activities { totalCount recordedCount }
      projects { totalCount recordedCount } conferences { id }
      trainingPlans { id } facts12m { hasLog events { id } } }`;
    const [logged, told, unheard] = (await entitiesOf(
      subgraph,
      ['fz', 'wj-food', 'unheard'].map((id) => ({
        __typename: 'Alliance',
        id,
      })),
      selection,
    )) as unknown[];
    expect(logged).toMatchObject({
      activityRecords: 'COMPLETE',
      projects: { totalCount: 2, recordedCount: 2 },
      facts12m: { hasLog: true },
    });
    const unknown = {
      projects: { totalCount: null, recordedCount: 0 },
      conferences: null,
      trainingPlans: null,
      facts12m: { hasLog: false },
    };
    expect(told).toMatchObject({
      ...unknown,
      activityRecords: 'PARTIAL',
      activities: { totalCount: null, recordedCount: 1 },
    });
    expect(unheard).toMatchObject({
      ...unknown,
      activityRecords: 'NONE',
      activities: { totalCount: null, recordedCount: 0 },
    });
  });

  it('knows nothing of what a text or the logs do not name', async () => {
    const told = { id: 'told', provenance: 'EXTERNAL' } as const;
    await insert(database(), projectEntity, [projectRow(told)]);
    await insert(database(), activityEntity, [
      activityRow({ ...told, online: null, partyElement: null }),
    ]);
    const data = await dataOf(
      subgraph,
      `{ project(id: "told") { claims { id } }
        activity(id: "told") { online partyElement hosts { id } outcomes { id }
          participations { totalCount recordedCount } } }`,
    );
    await database().getRepository(projectEntity).delete('told');
    await database().getRepository(activityEntity).delete('told');
    expect(data).toEqual({
      project: { claims: null },
      activity: {
        online: null,
        partyElement: null,
        hosts: null,
        outcomes: null,
        participations: { totalCount: null, recordedCount: 0 },
      },
    });
    const nobody = [{ __typename: 'Unit', id: 'nobody' }];
    const selection = `... on Unit { claims { id }
      participations { totalCount recordedCount } }`;
    expect(await entitiesOf(subgraph, nobody, selection)).toEqual([
      { claims: null, participations: { totalCount: null, recordedCount: 0 } },
    ]);
  });

  it('derives overdue from the day in Shanghai', async () => {
    const data = await dataOf(
      subgraph,
      '{ project(id: "p1") { claims { id overdue } } }',
    );
    expect(data).toEqual({
      project: {
        claims: [
          { id: 'c1', overdue: true },
          { id: 'c2', overdue: false },
          { id: 'c3', overdue: false },
          { id: 'c4', overdue: false },
        ],
      },
    });
  });
});

interface Ids {
  readonly nodes: readonly { readonly id: string }[];
  readonly totalCount: number;
}

interface Paged {
  readonly activities: {
    readonly edges: readonly { readonly cursor: string }[];
    readonly pageInfo: { readonly endCursor: string };
  };
}

function conference(id: string, superiorAttended: boolean) {
  const alliance = { id: 'fz' };
  return { id, alliance, superiorAttended, agenda: [], resolutions: [] };
}
