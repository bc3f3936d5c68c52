import { textOf } from '../day.ts';
import { assessIndicators, type Findings } from '../indicators/catalogue.ts';
import type { AllianceRecords } from '../input.ts';
import { type Observed, observe } from '../observe.ts';
import type { IndicatorPolicy } from '../policy.ts';
import type { EarlyWarning } from '../report.ts';
import { standingOf, whyUnassessable } from '../standing.ts';
import { activeDaysBetween } from '../window.ts';
import { type Firing, type RuleOfWarning, warningRules } from './rules.ts';
import type { WarningRule } from '../../contract/generated.ts';

/** The rules that the alliance's own records decide. */
const ownRecordRules: ReadonlySet<WarningRule> = new Set(['E5', 'E6']);

/**
 * What fired, longest outstanding first. An alliance that is paused, new, over or
 * known from a text only gets none; data not to be trusted (`untrusted`) leave
 * only what its own records decide.
 */
export function listWarnings(
  observed: Observed,
  findings: Findings,
  untrusted: boolean,
): EarlyWarning[] {
  const { input, policy } = observed;
  if (standingOf(input, policy).phase !== 'RUNNING') return [];
  if (untrusted) return ownRecordWarnings(input, policy);
  return rulesFor(input)
    .flatMap((rule) => warningOf(rule, observed, findings))
    .sort(byDaysOutstanding);
}

/**
 * E5 (guidance) and E6, without any fact of a neighbour: a superior who came to
 * a conference is not seen here, only recorded visits and plan reviews.
 */
export function ownRecordWarnings(
  records: AllianceRecords,
  policy: IndicatorPolicy,
): EarlyWarning[] {
  const { phase } = standingOf(records, policy);
  if (phase !== 'RUNNING' || whyUnassessable(records) !== null) return [];
  const observed = observe({
    ...records,
    activityFacts: null,
    exchangeFacts: null,
    policy,
  });
  const findings = assessIndicators(observed);
  return rulesFor(records)
    .filter(({ rule }) => ownRecordRules.has(rule))
    .flatMap((rule) => warningOf(rule, observed, findings))
    .sort(byDaysOutstanding);
}

/** DORMANT is a person's judgement of the idling: only the chair's term is left. */
function rulesFor({ alliance }: AllianceRecords): readonly RuleOfWarning[] {
  return alliance.state === 'DORMANT'
    ? warningRules.filter(({ rule }) => rule === 'E6')
    : warningRules;
}

function warningOf(
  { rule, suggestion, check }: RuleOfWarning,
  observed: Observed,
  findings: Findings,
): EarlyWarning[] {
  const firing = check(observed, findings);
  if (firing === null) return [];
  const allianceId = observed.input.alliance.id;
  return [
    {
      id: `${allianceId}:${rule}`,
      rule,
      allianceId,
      statement: firing.statement,
      suggestion: firing.suggestion ?? suggestion,
      since: firing.since === null ? null : textOf(firing.since),
      daysOutstanding: daysOutstanding(firing, observed),
    },
  ];
}

/** Paused days do not count. */
function daysOutstanding(
  { since }: Firing,
  { asOf, window }: Observed,
): number {
  return since === null ? 0 : activeDaysBetween(window.pauses, since, asOf);
}

function byDaysOutstanding(one: EarlyWarning, other: EarlyWarning): number {
  return other.daysOutstanding - one.daysOutstanding;
}
