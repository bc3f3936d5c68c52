import type { DataSource } from 'typeorm';

import { activityAllianceEntity } from '../../../subgraphs/activities/activity/activity-alliance.ts';
import { activityHostEntity } from '../../../subgraphs/activities/activity/activity-host.ts';
import { activityLogEntity } from '../../../subgraphs/activities/log/activity-log.ts';
import { activityEntity } from '../../../subgraphs/activities/activity/activity.ts';
import { agendaItemEntity } from '../../../subgraphs/activities/conference/agenda-item.ts';
import { jointConferenceEntity } from '../../../subgraphs/activities/conference/joint-conference.ts';
import { outcomeEntity } from '../../../subgraphs/activities/outcome/outcome.ts';
import { participationEntity } from '../../../subgraphs/activities/participation/participation.ts';
import { projectClaimEntity } from '../../../subgraphs/activities/project/project-claim.ts';
import { projectEntity } from '../../../subgraphs/activities/project/project.ts';
import { resolutionEntity } from '../../../subgraphs/activities/conference/resolution.ts';
import { trainingPlanEntity } from '../../../subgraphs/activities/training/training-plan.ts';
import { cited } from '../kit/storage/cited.ts';
import { insert } from '../kit/engines.ts';
import {
  activityRow,
  claimRow,
  outcomeRow,
  participationRow,
  projectRow,
} from './rows.ts';

/** An activity with all that it may have, as the subgraph answers it. */
export const sampleWeek = {
  id: 'week',
  title: '“红色助力”体验周',
  kind: 'MARKET_PROMOTION',
  categories: ['ACTIVITY_COHOSTING', 'DEVELOPMENT_PROMOTION'],
  theme: 'MARKET_PROMOTION',
  state: 'SUMMARIZED',
  startedOn: '2020-05',
  endedOn: '2020-05-20',
  online: true,
  initiatedBy: 'LEAD',
  planFiledOn: '2020-04-01',
  objective: '促销',
  partyElement: true,
  summarizedOn: '2020-06-01',
  summary: '总结',
  recordedOn: '2020-06-02',
  provenance: 'ARTICLE',
  evidence: 'DOCUMENTED',
  ...cited,
  need: { kind: 'REQUEST', raisedOn: '2020-03-01', reference: 'r1' },
  alliances: [{ id: 'wj-food' }, { id: 'wj-print' }],
  hosts: [{ id: 'u1' }, { id: 'u2' }],
  participations: {
    nodes: [
      {
        id: 'w1',
        unitId: 'u1',
        unit: { id: 'u1' },
        role: 'HOST',
        attended: true,
        headcount: 12,
        activity: { id: 'week' },
      },
    ],
  },
  outcomes: [
    {
      id: 'o1',
      metric: 'SALES_CNY',
      value: 6_500_000.5,
      qualifier: '余',
      withinDays: 7,
      description: '现场',
      evidence: 'REPORTED',
      provenance: 'ARTICLE',
      ...cited,
    },
  ],
};

/** Rows of every table, few enough to list them in a test. */
export async function fillSample(dataSource: DataSource): Promise<void> {
  await insert(dataSource, activityLogEntity, [{ allianceId: 'fz' }]);
  await fillActivities(dataSource);
  await fillConferences(dataSource);
  await insert(dataSource, projectEntity, [
    projectRow({ id: 'p2', allianceId: 'fz', state: 'CLAIMED' }),
    projectRow({ id: 'p1', allianceId: 'fz' }),
    projectRow({ id: 'p3', state: 'DRAFT' }),
  ]);
  await insert(dataSource, projectClaimEntity, [
    claimRow({ id: 'c1', projectId: 'p1', unitId: 'u1', dueOn: '2020-08-10' }),
    claimRow({ id: 'c2', projectId: 'p1', unitId: 'u1', dueOn: '2020-08-11' }),
    claimRow({
      id: 'c3',
      projectId: 'p1',
      state: 'WITHDRAWN',
      dueOn: '2020-01-01',
    }),
    claimRow({
      id: 'c4',
      projectId: 'p1',
      dueOn: '2020-01-01',
      confirmedOn: '2020-01-02',
    }),
  ]);
  await insert(dataSource, trainingPlanEntity, [
    {
      id: 't1',
      topic: '高等级技术培训',
      state: 'LANDED',
      venue: null,
      demandClusterId: 'd1',
      allianceId: 'fz',
      provenance: 'ARTICLE',
      evidence: 'REPORTED',
      ...cited,
    },
  ]);
}

async function fillActivities(dataSource: DataSource): Promise<void> {
  const { need, alliances, hosts, participations, outcomes, ...own } =
    sampleWeek;
  await insert(dataSource, activityEntity, [
    activityRow({
      ...(own as Parameters<typeof activityRow>[0]),
      needKind: 'REQUEST',
      needRaisedOn: need.raisedOn,
      needReference: need.reference,
    }),
    activityRow({
      id: 'forum',
      kind: 'FORUM',
      startedOn: '2019',
      needKind: 'ISSUE',
    }),
    activityRow({
      id: 'visit',
      kind: 'VISIT',
      startedOn: '2020-04-30',
      online: false,
    }),
    activityRow({ id: 'study', kind: 'STUDY_SEMINAR', state: 'PLANNED' }),
  ]);
  await insert(dataSource, activityAllianceEntity, [
    ...alliances.map(({ id }) => ({ activityId: 'week', allianceId: id })),
    { activityId: 'forum', allianceId: 'fz' },
    { activityId: 'study', allianceId: 'fz' },
  ]);
  await insert(
    dataSource,
    activityHostEntity,
    hosts.map(({ id }) => ({ activityId: 'week', unitId: id })),
  );
  const visit = { activityId: 'visit' };
  await insert(dataSource, participationEntity, [
    ...participations.nodes.map(({ id, unitId, headcount }) =>
      participationRow({
        id,
        unitId,
        headcount,
        activityId: 'week',
        role: 'HOST',
      }),
    ),
    participationRow({ ...visit, id: 'v2', unitId: 'u2' }),
    participationRow({ ...visit, id: 'v1', unitId: 'u1', role: 'HOST' }),
    participationRow({ ...visit, id: 'v3', unitId: 'u3', attended: false }),
  ]);
  await insert(
    dataSource,
    outcomeEntity,
    outcomes.map((outcome) =>
      outcomeRow({
        ...(outcome as Parameters<typeof outcomeRow>[0]),
        activityId: 'week',
      }),
    ),
  );
}

async function fillConferences(dataSource: DataSource): Promise<void> {
  const own = { allianceId: 'fz', provenance: 'SYNTHETIC' } as const;
  await insert(dataSource, jointConferenceEntity, [
    { ...own, id: 'k3', heldOn: '2020-05-01', superiorAttended: false },
    { ...own, id: 'k1', heldOn: '2020-05-01', superiorAttended: false },
    { ...own, id: 'k2', heldOn: '2020-06-01', superiorAttended: true },
  ]);
  await insert(dataSource, agendaItemEntity, [
    {
      id: 'a1',
      conferenceId: 'k1',
      title: '议题',
      proposedById: 'u1',
      proposedOn: null,
    },
  ]);
  await insert(dataSource, resolutionEntity, [
    {
      id: 'r1',
      conferenceId: 'k1',
      text: '决议',
      dueOn: '2020-06-30',
      closedOn: null,
    },
  ]);
}
