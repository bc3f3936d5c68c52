import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { mean, percent } from '../figures.ts';
import type { Observed, ObservedActivity } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';

/** [X] 社区共建制度: every half year, where the charter promises no number. */
const customaryPerYear = 2;

/**
 * Mean of conferences held ÷ promised, at most 1, and resolutions closed ÷ due,
 * each where something was due. [D] The promise shrinks with pauses and youth.
 */
export function assessConferences(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { activity } = observed;
  if (activity === null) return grey(lacking.activity);
  const promised = observed.input.charter?.conferencesPerYear ?? null;
  const perYear = promised ?? customaryPerYear;
  const expected = Math.floor((perYear * observed.window.activeMonths) / 12);
  const held = activity.conferences.length;
  const kept = expected === 0 ? [] : [Math.min(1, held / expected)];
  const closing = closedShare(activity);
  const value = mean([...kept, ...(closing === null ? [] : [closing])]);
  const inputs = { perYear, expected, held, resolutionsClosed: closing };
  if (value === null) return grey('约定的联席会议和议定事项均未到期', inputs);
  const promise =
    promised === null
      ? `章程未约定次数，按惯例每年 ${perYear} 次计`
      : `章程约定每年 ${perYear} 次`;
  const resolutions =
    closing === null
      ? '没有到期的议定事项'
      : `议定事项办结 ${percent(closing)}`;
  return onScale(rule, {
    value,
    statement: `${promise}，实际 ${held} 次；${resolutions}。`,
    inputs,
  });
}

function closedShare({ resolutions }: ObservedActivity): number | null {
  if (resolutions.length === 0) return null;
  const closed = resolutions.filter((resolution) => resolution.closed);
  return closed.length / resolutions.length;
}
