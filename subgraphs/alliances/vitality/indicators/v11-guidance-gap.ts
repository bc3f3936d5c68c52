import { type Day, dayNumber, latestDay } from '../day.ts';
import { type Finding, grey, onScale } from '../finding.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { foundingDay } from '../window.ts';

/**
 * Calendar days since a visit, a plan review, or a superior's presence at a
 * conference. Paused days count, since plans can be reviewed from afar. [A],
 * [D]
 */
export function assessGuidanceGap(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const last = lastGuidance(observed);
  if (last === null && !observed.input.superior.connected) {
    return grey('未接入上级组织');
  }
  const since = last ?? foundingDay(observed.input, latestDay);
  if (since === null) return grey('没有指导记录，成立时间不详');
  const days = Math.max(0, observed.asOf - since);
  return onScale(rule, {
    value: days,
    statement:
      last === null
        ? `成立 ${days} 天以来没有上级指导的记录。`
        : days === 0
          ? '截至日当天有上级指导。'
          : `上级最近一次指导在 ${days} 天前。`,
    inputs: { days },
  });
}

export function lastGuidance({ input, activity, asOf }: Observed): Day | null {
  const visits = input.guidanceVisits.map(({ heldOn }) => dayNumber(heldOn));
  const attended = (activity?.conferences ?? [])
    .filter(({ superiorAttended }) => superiorAttended)
    .map(({ heldOn }) => heldOn);
  const past = [...visits, ...attended].filter((day) => day <= asOf);
  return past.length === 0 ? null : Math.max(...past);
}
