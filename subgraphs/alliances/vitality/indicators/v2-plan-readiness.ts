import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { oneDecimal } from '../figures.ts';
import { preparations } from '../joint-events.ts';
import type { Observed, ObservedActivity } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';

/** Share of the five preparations that the joint events had, 0 to 1. [D] */
export function assessPlanReadiness(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { activity } = observed;
  if (activity === null) return grey(lacking.activity(observed));
  const events = activity.jointEvents.length;
  if (events < rule.minimumCases) {
    return grey(`活动不足 ${rule.minimumCases} 次`, { events });
  }
  const value = planReadinessOf(activity);
  return onScale(rule, {
    value,
    statement: sentence(activity, value),
    inputs: { events, ...namedAsMissing(missingCounts(activity)) },
  });
}

/**
 * The mean share of preparations. A summary that is not due yet is left out.
 */
export function planReadinessOf({ jointEvents }: ObservedActivity): number {
  const due = jointEvents
    .flatMap(({ prepared }) => prepared)
    .filter((preparation) => preparation !== 'NOT_DUE');
  const met = due.filter((preparation) => preparation === 'YES');
  return met.length / Math.max(1, due.length);
}

function sentence(activity: ObservedActivity, value: number): string {
  const events = activity.jointEvents.length;
  if (value === 1) return `${events} 次活动已到期的准备都具备。`;
  if (value === 0) return `${events} 次活动的 5 项准备都不具备。`;
  const lacking = mostMissing(activity);
  return `${events} 次活动平均具备 5 项准备中的 ${ofFive(value)} 项，最常缺的是${lacking}。`;
}

/**
 * Rounds to a number of five. Only a complete value gives 5, and only 0 gives
 * 0.
 */
function ofFive(value: number): string {
  const rounded = oneDecimal(value * 5);
  if (rounded === 5) return '不到 5';
  return rounded === 0 ? '不到 0.1' : String(rounded);
}

/** The preparations that are missing most often, and how often. */
function mostMissing(activity: ObservedActivity): string {
  const counts = Object.entries(missingCounts(activity));
  const most = Math.max(...counts.map(([, count]) => count));
  const names = counts
    .filter(([, count]) => count === most)
    .map(([name]) => `“${name}”`);
  return `${names.join('、')}（${names.length > 1 ? '各 ' : ''}${most} 次）`;
}

/** Renames the figure to show that it counts what is missing. */
function namedAsMissing(
  counts: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [`缺“${name}”`, count]),
  );
}

function missingCounts({
  jointEvents,
}: ObservedActivity): Record<string, number> {
  return Object.fromEntries(
    preparations.map((name, index) => [
      name,
      jointEvents.filter(({ prepared }) => prepared[index] === 'NO').length,
    ]),
  );
}
