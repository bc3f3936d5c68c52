import { wellPrepared } from './activity-styles.ts';
import type { ActivityLog, AllianceLog } from './alliance-log.ts';
import { routine } from './governance.ts';
import { chooseMembers, rotating } from './members.ts';

/** Nothing for 210 days, then four activities in 80: “已恢复”, no warning. */
export function quietThenBack(): AllianceLog {
  const members = chooseMembers(
    { '510115:lqydj': 4, '330110:hmtz': 4, '350100:fzhlw': 3 },
    260,
  );
  return {
    id: 'demo-quiet-then-back',
    name: '示例·先忙后复',
    type: 'INDUSTRIAL_CLUSTER',
    foundedOn: '2018-12-06',
    sharedGoals: ['集群互助'],
    members,
    governance: routine,
    activities: activities.map((activity, index) => ({
      ...activity,
      attendees: rotating(index * 3, 7, members.length),
    })),
    conferences: [
      {
        on: '2019-10-28',
        topic: '集群共性难题',
        proposedBy: 2,
        resolution: '梳理共性难题清单',
        dueOn: '2019-12-31',
        closedOn: '2019-12-27',
      },
      {
        on: '2020-05-25',
        topic: '恢复活动',
        proposedBy: 5,
        resolution: '从清单中选题',
        dueOn: '2020-06-30',
        closedOn: '2020-06-22',
      },
    ],
  };
}

const activities: readonly Omit<ActivityLog, 'attendees'>[] = [
  {
    ...wellPrepared,
    on: '2019-09-10',
    title: '集群开放日',
    kind: 'VISIT',
    category: 'ACTIVITY_COHOSTING',
    outcome: {
      metric: 'PLANS_AGREED',
      value: 1,
      description: '形成一份共用方案',
      evidence: 'DOCUMENTED',
    },
  },
  {
    ...wellPrepared,
    on: '2019-10-28',
    title: '共性难题会商',
    kind: 'PROJECT_WORK',
    category: 'AFFAIRS_CONSULTATION',
    outcome: {
      metric: 'PLANS_AGREED',
      value: 1,
      description: '形成共性难题清单',
      evidence: 'DOCUMENTED',
    },
  },
  {
    ...wellPrepared,
    on: '2020-05-25',
    title: '清单选题会',
    kind: 'PROJECT_WORK',
    category: 'AFFAIRS_CONSULTATION',
    need: { conference: 0 },
    outcome: {
      metric: 'PLANS_AGREED',
      value: 2,
      description: '选定两项攻关',
      evidence: 'DOCUMENTED',
    },
  },
  {
    ...wellPrepared,
    on: '2020-06-16',
    title: '污水处理攻关',
    kind: 'PROJECT_WORK',
    category: 'DEVELOPMENT_PROMOTION',
    need: { conference: 0 },
  },
  {
    ...wellPrepared,
    on: '2020-07-10',
    title: '主题党日',
    kind: 'ORG_LIFE',
    category: 'ORGANIZATION_COBUILDING',
    partyElement: true,
    need: { conference: 1 },
  },
  {
    ...wellPrepared,
    on: '2020-08-04',
    title: '检测能力共享',
    kind: 'PROJECT_WORK',
    category: 'RESOURCE_SHARING',
    need: { conference: 1 },
  },
];
