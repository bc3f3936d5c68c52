import { hasty } from './activity-styles.ts';
import type { ActivityLog, AllianceLog } from './alliance-log.ts';
import { addDays } from './day.ts';
import { routine } from './governance.ts';
import { chooseMembers, rotating } from './members.ts';

const activeMembers = 96;

/** 1,150 members of whom 96 take part: V7 and V8 red, V9 yellow, E3, E9. */
export function thousandMembers(): AllianceLog {
  const members = chooseMembers(
    {
      '510112:lqydj': 240,
      '510114:lqydj': 150,
      '350100:fzhlw': 260,
      '310116:jszz': 240,
      '330110:hmtz': 260,
    },
    60,
  );
  return {
    id: 'demo-thousand-members',
    name: '示例·千家大盟',
    type: 'INDUSTRY',
    foundedOn: '2018-04-26',
    sharedGoals: ['汇聚行业资源'],
    members,
    governance: {
      ...routine,
      guidance: ['2019-11-20'],
      charter: { conferencesPerYear: 2, unsigned: rotating(900, 250, 1_150) },
    },
    activities: titles.map(activity),
    conferences: [
      {
        on: '2019-12-04',
        topic: '分片联络',
        proposedBy: 4,
        resolution: '试设五个片区联络点',
        dueOn: '2020-03-31',
        closedOn: null,
      },
      {
        on: '2020-06-18',
        topic: '分行业小组',
        proposedBy: 9,
        resolution: '征集小组召集单位',
        dueOn: '2020-07-31',
        closedOn: null,
      },
    ],
  };
}

const titles = [
  '供需信息发布',
  '联合招聘',
  '质量月行动',
  '用工政策宣讲',
  '物资调剂',
  '联合采购',
  '技能比武',
  '主题党日',
] as const;

/** The same 96 come to each, two thirds at a time. */
function activity(title: string, index: number): ActivityLog {
  const isParty = title === '主题党日';
  return {
    ...hasty,
    on: addDays('2019-09-20', index * 42),
    title,
    kind: isParty ? 'ORG_LIFE' : 'PROJECT_WORK',
    category: isParty ? 'ORGANIZATION_COBUILDING' : 'DEVELOPMENT_PROMOTION',
    attendees: rotating(index * 32, 64, activeMembers),
    partyElement: isParty,
    ...(index >= 6 && { need: { conference: 0 } }),
    ...([1, 4, 6].includes(index) && {
      outcome: {
        metric: 'NEEDS_MET',
        value: 3,
        description: '解决三项成员需求',
        evidence: 'DOCUMENTED',
      },
    }),
  };
}
