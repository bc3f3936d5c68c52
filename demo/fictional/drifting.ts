import { hasty } from './activity-styles.ts';
import type { ActivityLog, AllianceLog, RequestLog } from './alliance-log.ts';
import { addDays } from './day.ts';
import { routine } from './governance.ts';
import { chooseMembers, regularsAndGuests } from './members.ts';

/** No guidance for 400 days, business only: V11 red, V12 yellow, E5. */
export function drifting(): AllianceLog {
  const members = chooseMembers(
    { '350100:fzhlw': 5, '310116:jszz': 4, '510112:lqydj': 3 },
    140,
  );
  return {
    id: 'demo-drifting',
    name: '示例·放任自流',
    type: 'INDUSTRY',
    foundedOn: '2018-10-18',
    sharedGoals: ['促进产销对接'],
    members,
    governance: { ...routine, guidance: ['2019-07-08'] },
    activities: titles.map((title, index) =>
      activity(title, index, members.length),
    ),
    conferences: [
      {
        on: '2019-11-28',
        topic: '联合采购',
        proposedBy: 2,
        resolution: '比价三家供应商',
        dueOn: '2020-01-31',
        closedOn: '2020-01-30',
      },
      {
        on: '2020-05-28',
        topic: '直播渠道',
        proposedBy: 7,
        resolution: '共用直播间',
        dueOn: '2020-07-15',
        closedOn: null,
      },
    ],
    requests,
  };
}

const titles = [
  '原料联合采购',
  '产销对接会',
  '联合参展备货',
  '线上订货会',
  '共用直播间促销',
  '仓配合作洽谈',
] as const;

const requests: readonly RequestLog[] = [
  asked('原料集采伙伴', 1, ['2019-09-03', '2019-10-20']),
  asked('滞销品销路', 4, ['2019-10-14', '2019-12-02']),
  asked('直播间', 8, ['2020-04-08', null]),
  asked('冷库拼仓', 10, ['2020-05-20', null]),
];

function asked(
  title: string,
  by: number,
  [raisedOn, confirmedOn]: readonly [string, string | null],
): RequestLog {
  return {
    title,
    kind: 'INFORMATION',
    by,
    raisedOn,
    matchedOn: addDays(raisedOn, 12),
    ...(confirmedOn !== null && { confirmedOn }),
  };
}

function activity(title: string, index: number, members: number): ActivityLog {
  return {
    ...hasty,
    on: addDays('2019-09-25', index * 58),
    title,
    kind: 'MARKET_PROMOTION',
    category: 'DEVELOPMENT_PROMOTION',
    attendees: regularsAndGuests(index, { regulars: 5, guests: 2, members }),
    ...(index < 2 && { need: { request: 0 } }),
    ...(index % 3 === 0 && {
      outcome: {
        metric: 'CONTRACT_CNY',
        value: 300_000 + index * 50_000,
        description: '签订供货合同',
        evidence: 'DOCUMENTED',
      },
    }),
  };
}
