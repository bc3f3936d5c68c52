import { sloppy } from './activity-styles.ts';
import type { ActivityLog, AllianceLog } from './alliance-log.ts';
import { addDays } from './day.ts';
import { orderly } from './governance.ts';
import { chooseMembers } from './members.ts';
import type { ActivityKind } from '../../subgraphs/activities/contract/generated.ts';

/** 16 activities planned on the day itself, 2 with a result: V3 red, E2. */
export function monthlyBusy(): AllianceLog {
  return {
    id: 'demo-monthly-busy',
    name: '示例·月月忙',
    type: 'INDUSTRY',
    foundedOn: '2018-09-10',
    sharedGoals: ['活跃行业交流'],
    members: chooseMembers({ '350100:fzhlw': 5, '330110:hmtz': 4 }, 40),
    governance: {
      ...orderly,
      institutions: [
        { kind: 'JOINT_CONFERENCE', reviewedOn: null, lastUsedOn: null },
        { kind: 'MUTUAL_SUPPORT', reviewedOn: null, lastUsedOn: null },
        { kind: 'ACTIVITY', reviewedOn: null, lastUsedOn: null },
      ],
      guidance: ['2019-08-20'],
    },
    activities: outings.map(([title, kind], index) =>
      outing(title, kind, index),
    ),
    conferences: [
      {
        on: '2019-11-20',
        topic: '年度活动安排',
        proposedBy: 0,
        resolution: '按月安排活动',
        dueOn: '2019-12-31',
        closedOn: null,
      },
      {
        on: '2020-05-21',
        topic: '下半年活动安排',
        proposedBy: 1,
        resolution: '征集活动主题',
        dueOn: '2020-07-31',
        closedOn: null,
      },
    ],
  };
}

const outings: readonly (readonly [string, ActivityKind])[] = [
  ['行业茶叙', 'STUDY_SEMINAR'],
  ['样板车间参观', 'VISIT'],
  ['读书分享', 'STUDY_SEMINAR'],
  ['产业园参观', 'VISIT'],
  ['新品发布', 'RELEASE_PROMOTION'],
  ['节前联欢参观', 'VISIT'],
  ['线上讲座', 'STUDY_SEMINAR'],
  ['线上沙龙', 'STUDY_SEMINAR'],
  ['植树活动', 'VOLUNTEER'],
  ['展会观摩', 'VISIT'],
  ['社区清洁日', 'VOLUNTEER'],
  ['项目路演', 'ROADSHOW'],
  ['消防演练', 'VOLUNTEER'],
  ['企业开放日', 'VISIT'],
  ['端午慰问', 'VOLUNTEER'],
  ['特色小镇参观', 'VISIT'],
];

/** Three come each time: always the same, but for two outings of the others. */
function outing(title: string, kind: ActivityKind, index: number): ActivityLog {
  const isAsked = kind === 'VOLUNTEER';
  const isUseful = index === 10 || index === 12;
  return {
    ...sloppy,
    on: addDays('2019-08-23', index * 23),
    title,
    kind,
    category: 'ACTIVITY_COHOSTING',
    attendees: attendeesOf(index),
    initiatedBy: isAsked ? 'MEMBER' : 'SUPERIOR',
    ...(isAsked && { need: { conference: 0 } }),
    ...(isUseful && {
      outcome: {
        metric: 'DESCRIBED',
        description: '完成一次公共服务',
        evidence: 'REPORTED',
      },
    }),
  };
}

function attendeesOf(index: number): number[] {
  if (index === 3) return [3, 4, 5];
  return index === 11 ? [6, 7, 8] : [0, 1, 2];
}
