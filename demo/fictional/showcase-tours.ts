import { hasty } from './activity-styles.ts';
import type { ActivityLog, AllianceLog } from './alliance-log.ts';
import { addDays } from './day.ts';
import { routine } from './governance.ts';
import { chooseMembers, regularsAndGuests } from './members.ts';

/** 4 visits, 3 seminars, 2 road shows, 1 sale a member asked for: V5, V6 red. */
export function showcaseTours(): AllianceLog {
  const members = chooseMembers({ '330110:hmtz': 6, '310116:jszz': 6 }, 90);
  return {
    id: 'demo-showcase-tours',
    name: '示例·看展团',
    type: 'ENTERPRISE_CATEGORY',
    foundedOn: '2018-11-08',
    sharedGoals: ['学习先进经验'],
    members,
    governance: routine,
    activities: tours.map(([title, kind], index) =>
      tour({ title, kind, index, members: members.length }),
    ),
    conferences: [
      {
        on: '2019-12-10',
        topic: '参观线路',
        proposedBy: 1,
        resolution: '排定参观线路',
        dueOn: '2020-01-31',
        closedOn: null,
      },
      {
        on: '2020-06-09',
        topic: '路演报名',
        proposedBy: 5,
        resolution: '公布路演名单',
        dueOn: '2020-06-30',
        closedOn: null,
      },
    ],
    requests: [
      {
        title: '滞销库存促销渠道',
        kind: 'INFORMATION',
        by: 3,
        raisedOn: '2020-04-20',
        matchedOn: '2020-05-06',
        confirmedOn: '2020-06-20',
      },
      {
        title: '寻找注塑配套',
        kind: 'INFORMATION',
        by: 8,
        raisedOn: '2020-07-20',
      },
    ],
  };
}

const tours = [
  ['参观智能工厂', 'VISIT'],
  ['政策学习研讨', 'STUDY_SEMINAR'],
  ['参观党建展馆', 'VISIT'],
  ['项目路演', 'ROADSHOW'],
  ['经验学习研讨', 'STUDY_SEMINAR'],
  ['参观双创园', 'VISIT'],
  ['管理学习研讨', 'STUDY_SEMINAR'],
  ['库存联合促销', 'MARKET_PROMOTION'],
  ['参观特色小镇', 'VISIT'],
  ['新品路演', 'ROADSHOW'],
] as const;

function tour({
  title,
  kind,
  index,
  members,
}: {
  title: string;
  kind: ActivityLog['kind'];
  index: number;
  members: number;
}): ActivityLog {
  const isParty = title.includes('党建');
  return {
    ...hasty,
    on: addDays('2019-09-06', index * 36),
    title,
    kind,
    category: isParty ? 'CULTURE_FLOURISHING' : 'DEVELOPMENT_PROMOTION',
    attendees: regularsAndGuests(index, { regulars: 5, guests: 1, members }),
    partyElement: isParty,
    ...(kind === 'MARKET_PROMOTION' && { need: { request: 0 } }),
    ...(index % 3 === 0 && {
      outcome: {
        metric: 'PLANS_AGREED',
        value: 1,
        description: '形成一份考察建议',
        evidence: 'DOCUMENTED',
      },
    }),
  };
}
