import { type Day, latestDay } from '../day.ts';
import { type Finding, scaleOf } from '../finding.ts';
import { percent } from '../figures.ts';
import type { Findings } from '../indicators/catalogue.ts';
import { silenceOf } from '../indicators/v1-silence.ts';
import { lastGuidance } from '../indicators/v11-guidance-gap.ts';
import type { Observed } from '../observe.ts';
import { participationOf } from '../participation.ts';
import { sayPart } from '../sentence.ts';
import {
  activeDaysBetween,
  ageOf,
  dayAfterActiveDays,
  foundingDay,
} from '../window.ts';
import type { WarningRule } from '../../contract/generated.ts';

/** A rule of early warnings (E1 …), with a suggestion of what could be done. */
export interface RuleOfWarning {
  readonly rule: WarningRule;
  readonly suggestion: string;
  /** Null when it does not apply, or when the facts cannot tell. */
  readonly check: (observed: Observed, findings: Findings) => Firing | null;
}

export interface Firing {
  readonly statement: string;
  /** Replaces the rule's own suggestion. */
  readonly suggestion?: string;
  /** The day since when the rule holds; null when the facts do not tell. */
  readonly since: Day | null;
}

const yearDays = 365;

export const warningRules: readonly RuleOfWarning[] = [
  {
    rule: 'E1',
    suggestion: '由轮值方召集一次小型事务共商。',
    check: checkSilence,
  },
  {
    rule: 'E2',
    suggestion: '合并频次，先收集需求再办活动。',
    check: (_, { V3 }) => whenRed(V3),
  },
  {
    rule: 'E3',
    suggestion: '分行业或片区建立小组。',
    check: (_, { V8 }) => whenRed(V8),
  },
  {
    rule: 'E4',
    suggestion: '从尚未回应的需求中选题。',
    check: checkShowcase,
  },
  {
    rule: 'E5',
    suggestion: '上级由安排转为指导，请成员提出活动。',
    check: checkSuperior,
  },
  { rule: 'E6', suggestion: '尽快办理轮值盟主移交。', check: checkChair },
  {
    rule: 'E7',
    suggestion: '召开联席会议，或协商修订章程约定。',
    check: checkCharterPromise,
  },
  {
    rule: 'E8',
    suggestion: '转入开放领办，请所有成员单位认领。',
    check: checkClaims,
  },
  { rule: 'E9', suggestion: '逐家回访，听取意见。', check: checkMembers },
  {
    rule: 'E10',
    suggestion: '从一件小的互助做起，并请受益方确认。',
    check: checkFruitless,
  },
];

function checkSilence(observed: Observed, { V1 }: Findings): Firing | null {
  const silence = silenceOf(observed);
  const fired = whenRed(V1);
  if (fired === null || silence === null) return null;
  const days = redLimit(observed, 'V1') + 1;
  const { pauses } = observed.window;
  return { ...fired, since: dayAfterActiveDays(pauses, silence.since, days) };
}

function whenRed(finding: Finding): Firing | null {
  const red = finding.kind === 'ASSESSED' && finding.signal === 'RED';
  return red ? { statement: finding.statement, since: null } : null;
}

/** The indicator's threshold for red; the indicator must have one. */
function redLimit({ policy }: Observed, id: 'V1' | 'V11'): number {
  return scaleOf(policy.indicators[id]).red ?? Infinity;
}

function checkShowcase(_: Observed, { V5, V6 }: Findings): Firing | null {
  const showcase = whenRed(V5);
  const need = whenRed(V6);
  if (showcase === null || need === null) return null;
  return { statement: `${showcase.statement}${need.statement}`, since: null };
}

/**
 * Two opposite faults of guidance: the superior arranges everything, or
 * nothing.
 */
function checkSuperior(observed: Observed, findings: Findings): Firing | null {
  const control = whenRed(findings.V10);
  const drift = checkDrift(observed, findings);
  if (control === null || drift === null) return control ?? drift;
  return {
    statement: `${control.statement}${drift.statement}`,
    suggestion: '上级由安排转为指导，并补一次指导。',
    since: drift.since,
  };
}

function checkDrift(observed: Observed, { V11 }: Findings): Firing | null {
  const fired = whenRed(V11);
  if (fired === null) return null;
  const from = lastGuidance(observed) ?? foundingDay(observed.input, latestDay);
  return {
    ...fired,
    suggestion: '请上级补一次指导。',
    since: from === null ? null : from + redLimit(observed, 'V11') + 1,
  };
}

/** Checks the serving chair's term only; a vacant chair is not seen here. */
function checkChair({ input, asOf, policy }: Observed): Firing | null {
  const serving = input.chairTerms
    .filter(({ state }) => state === 'SERVING')
    .sort((one, other) => other.ordinal - one.ordinal);
  const term = serving[0];
  if (!term?.to) return null;
  const { chairDays } = policy.warnings;
  const ended = latestDay(term.to);
  if (asOf - ended <= chairDays) return null;
  return {
    statement: `第 ${term.ordinal} 届轮值盟主任期已过 ${asOf - ended} 天，尚未移交。`,
    since: ended + chairDays + 1,
  };
}

/**
 * No conference in the charter's last two periods. With one conference a year
 * it is never decided: two periods are 24 months, and the facts go back 12.
 */
function checkCharterPromise({
  input,
  activity,
  window,
  policy,
}: Observed): Firing | null {
  const { missedPeriods } = policy.warnings;
  const perYear = input.charter?.conferencesPerYear ?? 0;
  if (activity === null || perYear <= 0) return null;
  const days = Math.ceil((missedPeriods * yearDays) / perYear);
  const last = Math.max(
    window.start,
    ...activity.conferences.map(({ heldOn }) => heldOn),
  );
  const silent = activeDaysBetween(window.pauses, last, window.end);
  if (silent < days) return null;
  return {
    statement: `章程约定每年 ${perYear} 次联席会议，已连续 ${missedPeriods} 期没有召开。`,
    since: dayAfterActiveDays(window.pauses, last, days),
  };
}

/**
 * Overdue claims and projects that were not claimed for long, together at least
 * three.
 */
function checkClaims({ activity, window, policy }: Observed): Firing | null {
  const { unclaimedDays, overdueItems } = policy.warnings;
  if (activity === null) return null;
  const claims = activity.claims
    .filter(({ dueOn, confirmed }) => !confirmed && dueOn < window.end)
    .map(({ dueOn }) => dueOn + 1);
  const projects = activity.projects
    .filter(
      ({ publishedOn, claimed }) =>
        !claimed && window.end - publishedOn > unclaimedDays,
    )
    .map(({ publishedOn }) => publishedOn + unclaimedDays + 1);
  const days = [...claims, ...projects].sort((one, other) => one - other);
  const since = days[overdueItems - 1];
  if (since === undefined) return null;
  return {
    statement: `${[
      ...(claims.length === 0 ? [] : [`${claims.length} 个认领逾期`]),
      ...(projects.length === 0
        ? []
        : [`${projects.length} 个项目超过 ${unclaimedDays} 天无人认领`]),
    ].join('，')}。`,
    since,
  };
}

/** Only members for a year count; newer ones could not be silent for a year. */
function checkMembers(observed: Observed, { V7 }: Findings): Firing | null {
  const members = observed.members.yearLong.length;
  const age = ageOf(observed.input);
  const silent = participationOf(observed)?.silent;
  if (V7.kind !== 'ASSESSED' || silent === undefined) return null;
  if (age !== null && age < yearDays) return null;
  if (members < observed.policy.indicators.V7.minimumCases) return null;
  if (silent / members < observed.policy.warnings.silentMembers) return null;
  return {
    statement: `${sayPart({
      part: silent,
      whole: members,
      unit: '家入盟满一年的成员一年内',
      yes: '没有参与记录',
      no: '有参与记录',
      some: `${members} 家入盟满一年的成员中，${silent} 家（${percent(silent / members)}）一年内没有参与记录`,
    })}。`,
    since: null,
  };
}

/** The facts go back 12 months, so "never" is said of these months only. */
function checkFruitless(observed: Observed): Firing | null {
  const { activity, exchange, input } = observed;
  const age = ageOf(input);
  if (activity === null || exchange === null) return null;
  if (age === null || age < yearDays) return null;
  const fruits =
    exchange.exchanges.length +
    activity.claims.filter(({ confirmed }) => confirmed).length +
    activity.recorded.filter(({ outcomeCount }) => outcomeCount > 0).length;
  if (fruits > 0) return null;
  return {
    statement: '成立已满一年，近 12 个月没有经确认的互助、认领或成果。',
    since: null,
  };
}
