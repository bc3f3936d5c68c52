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

/** Rules that need only the alliance's own records. */
const ownRecordRules: ReadonlySet<WarningRule> = new Set(['E5', 'E6']);

/**
 * Warnings that apply, longest outstanding first. An alliance that is paused,
 * new, ended or known from a publication only gets none. If its data cannot be
 * trusted (`untrusted`), only the rules on its own records apply.
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
 * E5 (guidance) and E6 (chair) without facts of other subgraphs: recorded
 * visits and plan reviews count as guidance, a superior's presence at a
 * conference is not seen here.
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

/**
 * DORMANT is already a person's judgement that it idles, so only the rule about
 * the chair's term is left.
 */
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

/** Days since then, without paused ones. */
function daysOutstanding(
  { since }: Firing,
  { asOf, window }: Observed,
): number {
  return since === null ? 0 : activeDaysBetween(window.pauses, since, asOf);
}

function byDaysOutstanding(one: EarlyWarning, other: EarlyWarning): number {
  return other.daysOutstanding - one.daysOutstanding;
}
