import { wellPrepared } from './activity-styles.ts';
import type {
  ActivityLog,
  AllianceLog,
  ConferenceLog,
} from './alliance-log.ts';
import { orderly } from './governance.ts';
import { chooseMembers, rotating } from './members.ts';
import {
  precisionExchanges,
  precisionProjects,
  precisionRequests,
} from './precision-chain-needs.ts';

/** 9 joint activities, 14 exchanges, 6 of 7 claims confirmed: 活跃. */
export function precisionChain(): AllianceLog {
  const members = chooseMembers({
    '310116:jszz': 9,
    '510112:lqydj': 6,
    '330110:hmtz': 5,
    '350100:fzhlw': 4,
  });
  return {
    id: 'demo-precision-chain',
    name: '示例·精密制造链',
    type: 'INDUSTRIAL_CLUSTER',
    foundedOn: '2018-03-20',
    sharedGoals: ['补齐上下游配套', '共用检测与培训能力'],
    members,
    governance: {
      ...orderly,
      charter: {
        conferencesPerYear: 4,
        supersededOn: '2020-03-20',
        unsigned: [17, 22],
      },
      chairTerms: [
        { chair: 0, from: '2018-03-20', to: '2019-03-19' },
        { chair: 1, from: '2019-03-20', to: '2020-03-19' },
        { chair: 2, from: '2020-03-20', to: '2021-03-19' },
      ],
    },
    activities: activities.map((activity, index) => ({
      ...activity,
      attendees: rotating(index * 5, 10 + (index % 4), members.length),
    })),
    conferences,
    projects: precisionProjects,
    requests: precisionRequests,
    exchanges: precisionExchanges,
    offers: [
      { title: '三坐标测量室开放机时', kind: 'TECHNOLOGY', by: 0 },
      { title: '实训车间', kind: 'VENUE', by: 5 },
      { title: '出口转内销渠道', kind: 'INFORMATION', by: 9 },
    ],
    demandClusters: [
      {
        topic: '数控高级工联合培训',
        by: [1, 4, 6, 11, 18],
        raisedOn: '2020-06-22',
        venue: '示例·实训车间',
      },
    ],
  };
}

const activities: readonly Omit<ActivityLog, 'attendees'>[] = [
  {
    ...wellPrepared,
    on: '2019-09-18',
    title: '测量资源共享对接会',
    kind: 'PROJECT_WORK',
    category: 'RESOURCE_SHARING',
    need: { request: 0 },
    outcome: {
      metric: 'PLANS_AGREED',
      value: 1,
      description: '议定测量机时共享办法',
      evidence: 'DOCUMENTED',
    },
  },
  {
    ...wellPrepared,
    on: '2019-10-30',
    title: '数控编程联合培训',
    kind: 'TRAINING',
    category: 'TALENT_CULTIVATION',
    need: { request: 1 },
    outcome: {
      metric: 'PEOPLE_TRAINED',
      value: 46,
      description: '培训46人次',
      evidence: 'DOCUMENTED',
    },
  },
  {
    ...wellPrepared,
    on: '2019-12-11',
    title: '主题党日:车间里的技术课',
    kind: 'ORG_LIFE',
    category: 'ORGANIZATION_COBUILDING',
    partyElement: true,
  },
  {
    ...wellPrepared,
    on: '2020-01-10',
    title: '年度供需对接',
    kind: 'MARKET_PROMOTION',
    category: 'DEVELOPMENT_PROMOTION',
    need: { project: 1 },
    outcome: {
      metric: 'NEEDS_MET',
      value: 5,
      description: '五项配套需求对接成功',
      evidence: 'CONFIRMED_BY_BENEFICIARY',
    },
  },
  {
    ...wellPrepared,
    on: '2020-03-26',
    title: '复工复产线上会诊',
    kind: 'EMERGENCY',
    category: 'DEVELOPMENT_PROMOTION',
    online: true,
    need: { request: 4 },
    outcome: {
      metric: 'FIRMS_RESUMED',
      value: 11,
      description: '十一家成员单位恢复生产',
      evidence: 'CONFIRMED_BY_BENEFICIARY',
    },
  },
  {
    ...wellPrepared,
    on: '2020-05-14',
    title: '热处理工艺攻关现场会',
    kind: 'PROJECT_WORK',
    category: 'RESOURCE_SHARING',
    need: { request: 6 },
    outcome: {
      metric: 'NEEDS_MET',
      value: 1,
      description: '裂纹问题定位并改进',
      evidence: 'CONFIRMED_BY_BENEFICIARY',
    },
  },
  {
    ...wellPrepared,
    on: '2020-06-12',
    title: '链上企业互访',
    kind: 'VISIT',
    category: 'ACTIVITY_COHOSTING',
    outcome: {
      metric: 'PLANS_AGREED',
      value: 2,
      description: '形成两份配套意向',
      evidence: 'DOCUMENTED',
    },
  },
  {
    ...wellPrepared,
    on: '2020-07-08',
    title: '党员突击岗经验交流',
    kind: 'STUDY_SEMINAR',
    category: 'CULTURE_FLOURISHING',
    partyElement: true,
  },
  {
    ...wellPrepared,
    on: '2020-07-29',
    title: '模具维修互助日',
    kind: 'PROJECT_WORK',
    category: 'RESOURCE_SHARING',
    need: { project: 5 },
  },
];

const conferences: readonly ConferenceLog[] = [
  {
    on: '2019-09-26',
    topic: '测量资源共享办法',
    proposedBy: 3,
    resolution: '试行机时预约',
    dueOn: '2019-11-30',
    closedOn: '2019-11-22',
  },
  {
    on: '2019-12-18',
    superiorAttended: true,
    topic: '下一年共建项目',
    proposedBy: 7,
    resolution: '发布七个共建项目',
    dueOn: '2020-01-31',
    closedOn: '2020-01-20',
  },
  {
    on: '2020-03-18',
    topic: '修订盟约',
    proposedBy: 2,
    resolution: '增加三十日答复条款并重新签署',
    dueOn: '2020-04-30',
    closedOn: '2020-04-24',
  },
  {
    on: '2020-06-16',
    superiorAttended: true,
    topic: '联合培训场地与师资',
    proposedBy: 4,
    resolution: '由轮值盟主落实实训车间',
    dueOn: '2020-09-30',
    closedOn: null,
  },
];
