import { describe, expect, it } from '@jest/globals';

import { assessVitality } from '../../../../subgraphs/alliances/vitality/assess/assess.ts';
import { percent } from '../../../../subgraphs/alliances/vitality/figures.ts';
import type {
  EventFact,
  VitalityInput,
} from '../../../../subgraphs/alliances/vitality/input.ts';
import {
  buildActivityFacts,
  buildAlliance,
  buildExchangeFacts,
  buildInput,
  buildInstitutions,
  buildMembers,
  claimAgo,
  conferenceAgo,
  daysAgo,
  eventAgo,
  exchangeAgo,
  requestAgo,
  unit,
  wellPrepared,
} from './build-input.ts';
import { readIndicator } from './read-report.ts';
import type {
  IndicatorId,
  WarningRule,
} from '../../../../subgraphs/alliances/contract/generated.ts';

/** One event a row, 60 days apart from 60 days ago on. */
function events(...changes: Partial<EventFact>[]): Partial<VitalityInput> {
  return {
    activityFacts: buildActivityFacts({
      events: changes.map((change, index) =>
        eventAgo(60 + 10 * index, { id: String(index), ...change }),
      ),
    }),
  };
}

function repeated<Change>(count: number, change: Change): Change[] {
  return Array.from({ length: count }, () => change);
}

const prepared = (index: number) => wellPrepared(60 + 10 * index);
const allPrepared = [0, 1, 2].map(prepared);
const need = { needKind: 'REQUEST', needRaisedOn: daysAgo(300) } as const;
const visit = { kind: 'VISIT' } as const;
const outcome = { outcomeCount: 1 };
const arranged = { initiatedBy: 'SUPERIOR' } as const;
const unproposed = { initiatedBy: null };
const untold = { partyElement: null };
const party = { partyElement: true };

function requests(...confirmed: boolean[]): Partial<VitalityInput> {
  return {
    exchangeFacts: buildExchangeFacts({
      requests: confirmed.map((isConfirmed, index) =>
        requestAgo(60 + index, {
          matchedOn: daysAgo(60 + index),
          confirmedOn: isConfirmed ? daysAgo(50) : null,
        }),
      ),
    }),
  };
}

function exchanges(...pairs: [number, number][]): Partial<VitalityInput> {
  return {
    exchangeFacts: buildExchangeFacts({
      exchanges: pairs.map(([from, to], index) =>
        exchangeAgo(50 + index, [unit(from), unit(to)]),
      ),
    }),
  };
}

function claims(...confirmed: boolean[]): Partial<VitalityInput> {
  return {
    activityFacts: buildActivityFacts({
      claims: confirmed.map((each) => claimAgo(40, each)),
    }),
  };
}

function conferences(
  days: readonly number[],
  resolutions: readonly boolean[],
): Partial<VitalityInput> {
  return {
    charter: { conferencesPerYear: 2 },
    activityFacts: buildActivityFacts({
      conferences: days.map((each) => conferenceAgo(each)),
      resolutions: resolutions.map((closed) => ({
        dueOn: daysAgo(30),
        closedOn: closed ? daysAgo(31) : null,
      })),
    }),
  };
}

function support(budgetCny: number | null, recognised: boolean) {
  return {
    supportPlan: {
      year: 2020,
      budgetCny,
      coordinationCostCny: null,
      liaisonOffices: budgetCny === null ? 0 : 10,
    },
    recognitions: recognised ? [{ grantedOn: daysAgo(30) }] : [],
  };
}

/** None, one, some, all and unknown, of each sentence that has such edges. */
const table: [IndicatorId, string, Partial<VitalityInput>, string][] = [
  [
    'V1',
    'no sign at all',
    {},
    '评估期 366 天内没有两家以上成员参加的活动、互助或联席会议。',
  ],
  [
    'V1',
    'a sign today',
    exchangesAgo(0),
    '截至日当天有两家以上成员参加的活动、互助或联席会议，过去一年最长间隔 366 天。',
  ],
  [
    'V1',
    'founded within the year',
    {
      ...exchangesAgo(20),
      alliance: buildAlliance({ foundedOn: daysAgo(200) }),
    },
    '距最近一次两家以上成员参加的活动、互助或联席会议 20 天，成立以来最长间隔 180 天。',
  ],
  ['V2', 'none prepared', events({}, {}, {}), '3 次活动的 5 项准备都不具备。'],
  [
    'V2',
    'all prepared',
    events(...allPrepared),
    '3 次活动已到期的准备都具备。',
  ],
  [
    'V2',
    'one lacking twice',
    events(
      prepared(0),
      ...[1, 2].map((n) => ({ ...prepared(n), hostCount: 1 })),
    ),
    '3 次活动平均具备 5 项准备中的 4.3 项，最常缺的是“两家以上共办”（2 次）。',
  ],
  [
    'V2',
    'two lacking alike',
    events(prepared(0), prepared(1), {
      ...prepared(2),
      hostCount: 1,
      hasObjective: false,
    }),
    '3 次活动平均具备 5 项准备中的 4.3 项，最常缺的是“明确目标”、“两家以上共办”（各 1 次）。',
  ],
  ['V3', 'no event', {}, '没有两家以上成员参加的活动，谈不上忙而不实。'],
  ['V3', 'one event', events({}), '平均每月 0.1 次，未见忙而不实。'],
  [
    'V3',
    'busy, some fruit',
    events(outcome, outcome, ...repeated(12, {})),
    '平均每月 1.2 次，但准备平均不足一半，满 45 天的 14 次只有 2 次有可查的成果。',
  ],
  ['V4', 'none', events({}, {}, {}), '3 次活动都没有登记可查的成果。'],
  [
    'V4',
    'all',
    events(...repeated(3, outcome)),
    '3 次活动都登记了可查的成果。',
  ],
  ['V4', 'some', events(outcome, {}, {}), '1/3 次活动登记了可查的成果。'],
  [
    'V5',
    'none',
    events(...repeated(4, {})),
    '4 次活动都不限于学习、参观、路演、发布四类，或回应了需求。',
  ],
  [
    'V5',
    'all',
    events(...repeated(4, visit)),
    '4 次活动都只属于学习、参观、路演、发布四类，未回应需求。',
  ],
  ['V6', 'none of one', events({}), '唯一 1 次活动没有回应成员先提出的需求。'],
  ['V6', 'one of one', events(need), '唯一 1 次活动回应了成员先提出的需求。'],
  ['V6', 'all', events(need, need), '2 次活动都回应了成员先提出的需求。'],
  ['V7', 'none', {}, '10 家成员一年内都没有参与满两次，也没有完成互助。'],
  [
    'V7',
    'all',
    { memberships: buildMembers(3), ...exchanges([1, 2], [3, 1]) },
    '3 家成员一年内都至少参与两次或完成一次互助。',
  ],
  [
    'V8',
    'no member for 90 days',
    { memberships: buildMembers(3, daysAgo(20)) },
    '入盟满 90 天的成员 0 家，其中活跃 0 家。',
  ],
  ['V9', 'all by two', events({}), '2 家成员承担了全部参与。'],
  ['V10', 'all of one', events({}), '唯一 1 次活动由成员提出。'],
  ['V10', 'all', events({}, {}), '2 次活动都由成员提出。'],
  ['V10', 'none', events(arranged, arranged), '2 次活动都由上级安排。'],
  [
    'V10',
    'some, one unknown',
    events({}, arranged, unproposed),
    '50% 的活动由成员提出，其余由上级安排；另有 1 次未记录由谁提出。',
  ],
  [
    'V11',
    'today',
    { guidanceVisits: [{ heldOn: daysAgo(0) }] },
    '截至日当天有上级指导。',
  ],
  ['V12', 'none', events(...repeated(4, {})), '4 次活动都不含党建内容。'],
  ['V12', 'all', events(...repeated(4, party)), '4 次活动都含党建内容。'],
  [
    'V12',
    'all known, one untold',
    events(...repeated(4, party), untold),
    '4 次活动都含党建内容；另有 1 次未记录有无党建内容。',
  ],
  [
    'V13',
    'none',
    requests(false, false, false),
    '3 条需求都还没有经提出方确认解决，匹配用时中位不足 1 天。',
  ],
  [
    'V13',
    'all',
    requests(true, true, true),
    '3 条需求都经提出方确认解决，匹配用时中位不足 1 天。',
  ],
  [
    'V14',
    'none of one',
    claims(false),
    '唯一 1 个到期的认领项目还没有确认完成。',
  ],
  ['V14', 'all', claims(true, true), '2 个到期的认领项目都已确认完成。'],
  [
    'V15',
    'none',
    exchanges([1, 2], [3, 4], [5, 6]),
    '6 家参与单位都只提供或只获得过资源。',
  ],
  [
    'V15',
    'all',
    exchanges([1, 2], [2, 1], [1, 2]),
    '2 家参与单位都既提供也获得过资源。',
  ],
  ['V16', 'none exists', {}, '四项制度都没有建立的记录。'],
  [
    'V16',
    'none used',
    { institutions: buildInstitutions(30, 300) },
    '四项制度建立了 4 项，近半年都没有使用的记录。',
  ],
  [
    'V17',
    'none held, none closed',
    conferences([], [false]),
    '章程约定每年 2 次，实际召开 0 次；到期的议定事项都没有办结。',
  ],
  [
    'V17',
    'all held, all closed',
    conferences([10, 100], [true]),
    '章程约定每年 2 次，实际召开 2 次；到期的议定事项都已办结。',
  ],
  [
    'V19',
    'none',
    support(null, false),
    '经费、联络员、激励三项都没有具备的记录。',
  ],
  ['V19', 'all', support(1, true), '经费、联络员、激励三项都具备。'],
  ['V19', 'unknown', {}, '未评估：没有经费与人员保障的记录。'],
  [
    'V20',
    'none',
    { formation: { total: 8, formed: 0 } },
    '8 家入盟时未建党组织的单位都还没有建立。',
  ],
  [
    'V20',
    'all of one',
    { formation: { total: 1, formed: 1 } },
    '唯一 1 家入盟时未建党组织的单位已建立。',
  ],
  [
    'V20',
    'nobody',
    { formation: { total: 0, formed: 0 } },
    '未评估：没有入盟时未建党组织的单位。',
  ],
];

function exchangesAgo(days: number): Partial<VitalityInput> {
  return {
    exchangeFacts: buildExchangeFacts({ exchanges: [exchangeAgo(days)] }),
  };
}

describe('the sentence', () => {
  it.each(table)('of %s reads right: %s', (...row) => {
    const [id, , changes, statement] = row;
    expect(readIndicator(buildInput(changes), id).statement).toBe(statement);
  });

  it.each<[WarningRule, Partial<VitalityInput>, string]>([
    ['E8', claims(false, false, false), '3 个认领逾期。'],
    ['E8', published(3), '3 个项目超过 30 天无人认领。'],
    ['E9', {}, '10 家入盟满一年的成员一年内都没有参与记录。'],
  ])('of %s says nothing of what there is none', (rule, changes, words) => {
    const { warnings } = assessVitality(buildInput(changes));
    expect(warnings.find((each) => each.rule === rule)?.statement).toBe(words);
  });

  it.each([
    [0, '0%'],
    [0.0001, '不足 0.1%'],
    [0.905, '90.5%'],
    [0.9999, '超过 99.9%'],
    [1, '100%'],
  ])('rounds the share %d to no edge that it does not have', (share, words) => {
    expect(percent(share)).toBe(words);
  });
});

function published(count: number): Partial<VitalityInput> {
  const publishedProjects = repeated(count, {
    publishedOn: daysAgo(60),
    claimedOn: null,
  });
  return { activityFacts: buildActivityFacts({ publishedProjects }) };
}
