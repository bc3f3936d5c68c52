import { wellPrepared } from './activity-styles.ts';
import type { ActivityLog, AllianceLog, ExchangeLog } from './alliance-log.ts';
import { orderly } from './governance.ts';
import { chooseMembers, rotating } from './members.ts';

/**
 * Offline activity suspended from 25 January to 10 April 2020 while members
 * went on helping one another: 暂停 then, normal now, its days taken out.
 */
export function pausedAndBack(): AllianceLog {
  const members = chooseMembers(
    { '510114:lqydj': 4, '350100:fzhlw': 4, '310116:jszz': 4 },
    200,
  );
  return {
    id: 'demo-paused-and-back',
    name: '示例·暂停复归',
    type: 'FUNCTIONAL_ZONE',
    foundedOn: '2018-07-03',
    sharedGoals: ['疫情期间互助不断'],
    members,
    governance: {
      ...orderly,
      suspensions: [
        {
          from: '2020-01-25',
          to: '2020-04-10',
          reason: '疫情防控,暂停实体活动',
          scope: 'OFFLINE',
        },
      ],
    },
    activities: activities.map((activity, index) => ({
      ...activity,
      attendees: rotating(index * 4, 8, members.length),
    })),
    conferences: [
      {
        on: '2019-11-14',
        topic: '互助清单',
        proposedBy: 3,
        resolution: '每季更新互助清单',
        dueOn: '2019-12-31',
        closedOn: '2019-12-20',
      },
      {
        on: '2020-05-22',
        superiorAttended: true,
        topic: '复工后的互助',
        proposedBy: 6,
        resolution: '保留线上互助群',
        dueOn: '2020-06-30',
        closedOn: '2020-06-26',
      },
    ],
    requests: [
      {
        title: '口罩缺口',
        kind: 'SUPPLIES',
        by: 5,
        raisedOn: '2020-02-03',
        matchedOn: '2020-02-04',
        confirmedOn: '2020-02-12',
      },
      {
        title: '线上办公工具',
        kind: 'DIGITAL_PRODUCT',
        by: 2,
        raisedOn: '2020-02-15',
        matchedOn: '2020-02-20',
        confirmedOn: '2020-03-05',
      },
      {
        title: '复工审批咨询',
        kind: 'INFORMATION',
        by: 9,
        raisedOn: '2020-02-24',
        matchedOn: '2020-02-26',
        confirmedOn: '2020-03-18',
      },
    ],
    exchanges,
  };
}

const activities: readonly Omit<ActivityLog, 'attendees'>[] = [
  {
    ...wellPrepared,
    on: '2019-09-12',
    title: '互助清单对接',
    kind: 'PROJECT_WORK',
    category: 'RESOURCE_SHARING',
    outcome: {
      metric: 'NEEDS_MET',
      value: 4,
      description: '解决四项需求',
      evidence: 'DOCUMENTED',
    },
  },
  {
    ...wellPrepared,
    on: '2019-12-05',
    title: '主题党日',
    kind: 'ORG_LIFE',
    category: 'ORGANIZATION_COBUILDING',
    partyElement: true,
    need: { conference: 0 },
  },
  {
    ...wellPrepared,
    on: '2020-05-08',
    title: '复工互助对接',
    kind: 'PROJECT_WORK',
    category: 'DEVELOPMENT_PROMOTION',
    need: { request: 2 },
    outcome: {
      metric: 'FIRMS_RESUMED',
      value: 8,
      description: '八家成员单位恢复生产',
      evidence: 'CONFIRMED_BY_BENEFICIARY',
    },
  },
  {
    ...wellPrepared,
    on: '2020-06-19',
    title: '用工余缺调剂',
    kind: 'PROJECT_WORK',
    category: 'RESOURCE_SHARING',
    need: { conference: 1 },
    outcome: {
      metric: 'NEEDS_MET',
      value: 3,
      description: '调剂三家用工',
      evidence: 'CONFIRMED_BY_BENEFICIARY',
    },
  },
  {
    ...wellPrepared,
    on: '2020-07-23',
    title: '应急演练',
    kind: 'EMERGENCY',
    category: 'ACTIVITY_COHOSTING',
    need: { conference: 1 },
  },
];

const exchanges: readonly ExchangeLog[] = [
  {
    title: '口罩调剂',
    kind: 'SUPPLIES',
    from: 1,
    to: 5,
    agreedOn: '2020-02-05',
    confirmedOn: '2020-02-12',
    request: 0,
  },
  {
    title: '线上办公工具开放',
    kind: 'DIGITAL_PRODUCT',
    from: 7,
    to: 2,
    agreedOn: '2020-02-21',
    confirmedOn: '2020-03-05',
    request: 1,
  },
  {
    title: '复工审批线上咨询',
    kind: 'INFORMATION',
    from: 5,
    to: 9,
    agreedOn: '2020-02-27',
    confirmedOn: '2020-03-18',
    request: 2,
  },
  {
    title: '消杀设备借用',
    kind: 'SUPPLIES',
    from: 2,
    to: 10,
    agreedOn: '2020-03-20',
    confirmedOn: '2020-04-02',
  },
];
