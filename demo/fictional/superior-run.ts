import { hasty } from './activity-styles.ts';
import type { ActivityLog, AllianceLog } from './alliance-log.ts';
import { addDays } from './day.ts';
import { routine } from './governance.ts';
import { chooseMembers, regularsAndGuests } from './members.ts';

/** 8 of 9 activities are the superior's, who came last week: V10 red, E5. */
export function superiorRun(): AllianceLog {
  const members = chooseMembers({ '510115:lqydj': 6, '510107:lqydj': 4 }, 20);
  return {
    id: 'demo-superior-run',
    name: '示例·上级包办',
    type: 'SUBDISTRICT',
    foundedOn: '2018-05-22',
    sharedGoals: ['服务街区'],
    members,
    governance: {
      ...routine,
      guidance: ['2019-10-15', '2020-01-14', '2020-04-16', '2020-08-04'],
    },
    activities: titles.map((title, index) =>
      activity(title, index, members.length),
    ),
    conferences: [
      {
        on: '2019-11-12',
        superiorAttended: true,
        topic: '街区停车',
        proposedBy: 2,
        resolution: '错时开放内部车位',
        dueOn: '2020-01-31',
        closedOn: '2020-01-22',
      },
      {
        on: '2020-05-19',
        superiorAttended: true,
        topic: '街区用工',
        proposedBy: 6,
        resolution: '建立用工信息群',
        dueOn: '2020-06-30',
        closedOn: null,
      },
    ],
  };
}

const titles = [
  '文明街区行动',
  '主题党日',
  '错时停车推进',
  '防疫值守',
  '复工政策上门',
  '志愿服务日',
  '街区用工对接',
  '安全生产检查',
  '商户互助日',
] as const;

function activity(title: string, index: number, members: number): ActivityLog {
  const isParty = title === '主题党日';
  const isMembers = title === '商户互助日';
  return {
    ...hasty,
    on: addDays('2019-10-21', index * 34),
    title,
    kind: isParty ? 'ORG_LIFE' : 'VOLUNTEER',
    category: isParty ? 'ORGANIZATION_COBUILDING' : 'ACTIVITY_COHOSTING',
    attendees: regularsAndGuests(index, { regulars: 4, guests: 1, members }),
    initiatedBy: isMembers ? 'MEMBER' : 'SUPERIOR',
    partyElement: isParty,
    ...(index > 5 && { need: { conference: index < 7 ? 0 : 1 } }),
    ...(index % 3 === 0 && {
      outcome: {
        metric: 'DESCRIBED',
        description: '完成街区服务一次',
        evidence: 'DOCUMENTED',
      },
    }),
  };
}
