import { beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { activityAllianceEntity } from '../../../../subgraphs/activities/activity/activity-alliance.ts';
import { activityHostEntity } from '../../../../subgraphs/activities/activity/activity-host.ts';
import { activityEntity } from '../../../../subgraphs/activities/activity/activity.ts';
import { jointConferenceEntity } from '../../../../subgraphs/activities/conference/joint-conference.ts';
import { outcomeEntity } from '../../../../subgraphs/activities/outcome/outcome.ts';
import { participationEntity } from '../../../../subgraphs/activities/participation/participation.ts';
import { projectClaimEntity } from '../../../../subgraphs/activities/project/project-claim.ts';
import { projectEntity } from '../../../../subgraphs/activities/project/project.ts';
import { resolutionEntity } from '../../../../subgraphs/activities/conference/resolution.ts';
import { activitiesModel } from '../../../../subgraphs/activities/model.ts';
import { createActivitiesSubgraph } from '../../../../subgraphs/activities/subgraph.ts';
import { fixedClock } from '../../../../subgraphs/kit/values/clock.ts';
import type { Subgraph } from '../../../../subgraphs/kit/serve/subgraph.ts';
import { entitiesOf } from '../../kit/asking.ts';
import { describeOnBothEngines, insert } from '../../kit/engines.ts';
import {
  activityRow,
  claimRow,
  outcomeRow,
  participationRow,
  projectRow,
} from '../rows.ts';

describeOnBothEngines(activitiesModel, fill, (database) => {
  let subgraph: Subgraph;

  beforeAll(() => {
    subgraph = createActivitiesSubgraph({
      dataSource: database(),
      // Still the 10th in UTC.
      clock: fixedClock('2020-08-11T00:30:00+08:00'),
    });
  });

  async function factsOf(alliance: string, selection: string) {
    const [entity] = (await entitiesOf(
      subgraph,
      [{ __typename: 'Alliance', id: alliance }],
      `... on Alliance { facts12m { ${selection} } }`,
    )) as { facts12m: Record<string, unknown> }[];
    return entity?.facts12m;
  }

  it('is as of the day in Shanghai', async () => {
    expect(await factsOf('a', 'asOf')).toEqual({ asOf: '2020-08-11' });
  });

  it('takes activities that ended in the window, on a known day', async () => {
    expect(await factsOf('a', 'events { id endedOn }')).toEqual({
      events: [
        { id: 'first-day', endedOn: '2019-08-12' },
        { id: 'whole', endedOn: '2020-05-20' },
        { id: 'bare', endedOn: '2020-08-11' },
      ],
    });
  });

  it('tells of an event all that vitality asks', async () => {
    const facts = await factsOf(
      'b',
      `events { id kind startedOn endedOn recordedOn planFiledOn hasObjective
        needKind needRaisedOn hostCount summarizedOn initiatedBy partyElement
        outcomeCount online attendeeUnitIds }`,
    );
    expect(facts).toEqual({
      events: [
        {
          id: 'whole',
          kind: 'VISIT',
          startedOn: '2020-05-18',
          endedOn: '2020-05-20',
          recordedOn: '2020-05-30',
          planFiledOn: '2020-05-01',
          hasObjective: true,
          needKind: 'REQUEST',
          needRaisedOn: '2020-04-01',
          hostCount: 2,
          summarizedOn: '2020-05-25',
          initiatedBy: 'SUPERIOR',
          partyElement: true,
          outcomeCount: 1,
          online: true,
          attendeeUnitIds: ['u1', 'u2'],
        },
      ],
    });
  });

  it('takes the least favourable day for what is not known', async () => {
    const { events } = (await factsOf(
      'a',
      'events { id startedOn recordedOn hasObjective }',
    )) as { events: unknown[] };
    expect([events[0], events[2]]).toEqual([
      {
        id: 'first-day',
        startedOn: '2019-08-01',
        recordedOn: '2020-08-11',
        hasObjective: false,
      },
      {
        id: 'bare',
        startedOn: '2020-08-11',
        recordedOn: '2020-08-11',
        hasObjective: false,
      },
    ]);
  });

  it('takes conferences held and resolutions due in the window', async () => {
    const facts = await factsOf(
      'a',
      'conferences { heldOn superiorAttended } resolutions { dueOn closedOn }',
    );
    expect(facts).toEqual({
      conferences: [
        { heldOn: '2019-08-12', superiorAttended: true },
        { heldOn: '2020-08-11', superiorAttended: false },
      ],
      resolutions: [
        { dueOn: '2019-09-01', closedOn: '2019-08-30' },
        { dueOn: '2020-08-11', closedOn: null },
      ],
    });
  });

  it('takes claims due in the window that were not dropped', async () => {
    expect(await factsOf('a', 'claims { unitId dueOn confirmedOn }')).toEqual({
      claims: [
        { unitId: 'u2', dueOn: '2020-01-01', confirmedOn: '2020-01-05' },
        { unitId: 'u1', dueOn: '2020-08-11', confirmedOn: null },
      ],
    });
  });

  it('takes projects published in the window with their first claim', async () => {
    expect(
      await factsOf('a', 'publishedProjects { publishedOn claimedOn }'),
    ).toEqual({
      publishedProjects: [
        { publishedOn: '2019-12-01', claimedOn: '2019-12-20' },
        { publishedOn: '2020-07-01', claimedOn: null },
      ],
    });
  });

  it('is empty for an alliance that has nothing', async () => {
    expect(
      await factsOf(
        'nobody',
        'events { id } conferences { heldOn } resolutions { dueOn } claims { dueOn } publishedProjects { publishedOn }',
      ),
    ).toEqual({
      events: [],
      conferences: [],
      resolutions: [],
      claims: [],
      publishedProjects: [],
    });
  });
});

async function fill(dataSource: DataSource): Promise<void> {
  await fillEvents(dataSource);
  await fillConferences(dataSource);
  const own = { allianceId: 'a' };
  await insert(dataSource, projectEntity, [
    projectRow({ ...own, id: 'p1', publishedOn: '2019-12-01' }),
    projectRow({ ...own, id: 'p2', publishedOn: '2020-07-01' }),
    projectRow({ ...own, id: 'p3', publishedOn: '2019-08-11' }),
    projectRow({ ...own, id: 'p4' }),
  ]);
  const claims = { projectId: 'p1', claimedOn: '2019-12-20' };
  await insert(dataSource, projectClaimEntity, [
    claimRow({ ...claims, id: 'c1', unitId: 'u1', dueOn: '2020-08-11' }),
    claimRow({
      ...claims,
      id: 'c2',
      unitId: 'u2',
      claimedOn: '2020-01-01',
      dueOn: '2020-01-01',
      confirmedOn: '2020-01-05',
    }),
    claimRow({ ...claims, id: 'c3', dueOn: '2020-08-12' }),
    claimRow({
      ...claims,
      id: 'c4',
      state: 'REJECTED',
      claimedOn: '2019-12-02',
      dueOn: '2020-02-01',
    }),
    claimRow({ ...claims, id: 'c5', projectId: 'p4' }),
  ]);
}

async function fillEvents(dataSource: DataSource): Promise<void> {
  const activities = [
    activityRow({
      id: 'whole',
      kind: 'VISIT',
      state: 'SUMMARIZED',
      startedOn: '2020-05-18',
      endedOn: '2020-05-20',
      recordedOn: '2020-05-30',
      planFiledOn: '2020-05-01',
      objective: '目标',
      needKind: 'REQUEST',
      needRaisedOn: '2020-04-01',
      summarizedOn: '2020-05-25',
      initiatedBy: 'SUPERIOR',
      partyElement: true,
      online: true,
    }),
    activityRow({ id: 'bare', endedOn: '2020-08-11', objective: '' }),
    activityRow({
      id: 'first-day',
      startedOn: '2019-08',
      endedOn: '2019-08-12',
    }),
    activityRow({ id: 'too-early', endedOn: '2019-08-11' }),
    activityRow({ id: 'too-late', endedOn: '2020-08-12' }),
    activityRow({ id: 'month-only', endedOn: '2020-05' }),
    activityRow({ id: 'year-only', endedOn: '2020' }),
    activityRow({ id: 'unknown' }),
    activityRow({ id: 'cancelled', endedOn: '2020-05-01', state: 'CANCELLED' }),
    activityRow({ id: 'ongoing', endedOn: '2020-05-01', state: 'ONGOING' }),
  ];
  await insert(dataSource, activityEntity, activities);
  await insert(dataSource, activityAllianceEntity, [
    ...activities.map(({ id }) => ({ activityId: id, allianceId: 'a' })),
    { activityId: 'whole', allianceId: 'b' },
  ]);
  await insert(dataSource, activityHostEntity, [
    { activityId: 'whole', unitId: 'u1' },
    { activityId: 'whole', unitId: 'u2' },
  ]);
  const whole = { activityId: 'whole' };
  await insert(dataSource, participationEntity, [
    participationRow({ ...whole, id: '1', unitId: 'u2' }),
    participationRow({ ...whole, id: '2', unitId: 'u1', role: 'HOST' }),
    participationRow({ ...whole, id: '3', unitId: 'u1' }),
    participationRow({ ...whole, id: '4', unitId: 'u3', attended: false }),
  ]);
  await insert(dataSource, outcomeEntity, [
    outcomeRow({ ...whole, id: '1', evidence: 'DOCUMENTED' }),
    outcomeRow({ ...whole, id: '2', evidence: 'NONE' }),
  ]);
}

async function fillConferences(dataSource: DataSource): Promise<void> {
  const own = {
    allianceId: 'a',
    provenance: 'SYNTHETIC',
    superiorAttended: false,
  } as const;
  await insert(dataSource, jointConferenceEntity, [
    { ...own, id: 'k1', heldOn: '2020-08-11' },
    { ...own, id: 'k2', heldOn: '2019-08-12', superiorAttended: true },
    { ...own, id: 'k3', heldOn: '2019-08-11' },
    { ...own, id: 'k4', heldOn: '2020-08-12' },
  ]);
  const resolution = { text: '决议', closedOn: null };
  await insert(dataSource, resolutionEntity, [
    { ...resolution, id: 'r1', conferenceId: 'k1', dueOn: '2020-08-11' },
    { ...resolution, id: 'r2', conferenceId: 'k1', dueOn: '2020-12-31' },
    {
      ...resolution,
      id: 'r3',
      conferenceId: 'k3',
      dueOn: '2019-09-01',
      closedOn: '2019-08-30',
    },
  ]);
}
