import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { oneDecimal } from '../figures.ts';
import { preparations } from '../joint-events.ts';
import type { Observed, ObservedActivity } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';

/** Share of the five preparations that the joint events had, 0 to 1. [D] */
export function assessPlanReadiness(
  { activity }: Observed,
  rule: IndicatorRule,
): Finding {
  if (activity === null) return grey(lacking.activity);
  const events = activity.jointEvents.length;
  if (events < rule.minimumCases) {
    return grey(`活动不足 ${rule.minimumCases} 次`, { events });
  }
  const value = planReadinessOf(activity);
  return onScale(rule, {
    value,
    statement:
      `${events} 次活动平均具备 5 项准备中的 ${oneDecimal(value * 5)} 项` +
      (value < 1 ? `，最常缺的是“${mostMissing(activity)}”。` : '。'),
    inputs: { events, ...missingCounts(activity) },
  });
}

/** A summary that is not due yet is neither met nor missed. */
export function planReadinessOf({ jointEvents }: ObservedActivity): number {
  const due = jointEvents
    .flatMap(({ prepared }) => prepared)
    .filter((preparation) => preparation !== 'NOT_DUE');
  const met = due.filter((preparation) => preparation === 'YES');
  return met.length / Math.max(1, due.length);
}

/** The first of the most often missing preparations. */
function mostMissing(activity: ObservedActivity): string {
  const counts = Object.entries(missingCounts(activity));
  const [name] = counts.reduce((most, next) =>
    next[1] > most[1] ? next : most,
  );
  return name;
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
