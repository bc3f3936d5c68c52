import { wellPrepared } from './activity-styles.ts';
import type { ActivityLog, AllianceLog } from './alliance-log.ts';
import { addDays } from './day.ts';
import { orderly } from './governance.ts';
import { chooseMembers, rotating } from './members.ts';

/** Members of three districts, two of five activities entered late: 数据不足. */
export function missingData(): AllianceLog {
  const members = chooseMembers(
    { '310116:jszz': 4, '330110:hmtz': 4, '350100:fzhlw': 4 },
    230,
  );
  return {
    id: 'demo-missing-data',
    name: '示例·缺数',
    type: 'ADJACENT_REGION',
    foundedOn: '2018-08-16',
    sharedGoals: ['跨区共建'],
    members,
    governance: orderly,
    activities: titles.map((title, index) =>
      activity(title, index, members.length),
    ),
    conferences: [
      {
        on: '2019-12-12',
        topic: '记录补齐',
        proposedBy: 1,
        resolution: '各区指定记录联络点',
        dueOn: '2020-02-28',
        closedOn: '2020-02-25',
      },
      {
        on: '2020-06-10',
        topic: '跨区项目',
        proposedBy: 4,
        resolution: '发布两个跨区项目',
        dueOn: '2020-07-31',
        closedOn: '2020-07-29',
      },
    ],
  };
}

const titles = [
  '跨区对接会',
  '联合培训',
  '主题党日',
  '物资互助',
  '项目共商',
  '志愿服务',
  '跨区招聘',
  '技术会诊',
  '联合参保咨询',
  '仓储共享洽谈',
] as const;

/** Four of ten were entered two months late, without a plan or a summary. */
function activity(title: string, index: number, members: number): ActivityLog {
  const isLate = index % 5 < 2;
  const isParty = title === '主题党日';
  return {
    ...wellPrepared,
    on: addDays('2019-09-04', index * 35),
    title,
    kind: isParty ? 'ORG_LIFE' : 'PROJECT_WORK',
    category: isParty ? 'ORGANIZATION_COBUILDING' : 'DEVELOPMENT_PROMOTION',
    attendees: rotating(index * 4, 6, members),
    partyElement: isParty,
    ...(index > 3 && { need: { conference: 0 } }),
    ...(isLate && {
      plannedBefore: null,
      objective: null,
      summarizedAfter: null,
      initiatedBy: null,
      recordedAfter: 62,
    }),
    ...(index % 2 === 0 && {
      outcome: {
        metric: 'NEEDS_MET',
        value: 1,
        description: '解决一项需求',
        evidence: 'DOCUMENTED',
      },
    }),
  };
}
