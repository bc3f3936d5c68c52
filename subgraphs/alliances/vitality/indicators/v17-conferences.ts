import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { mean, percent } from '../figures.ts';
import type { Observed, ObservedActivity } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { joinClauses } from '../sentence.ts';

/** [X] 社区共建制度: one every half year, where the charter names no number. */
const customaryPerYear = 2;

/**
 * Mean of two shares, each only where something was due: conferences held ÷
 * promised (at most 1), and resolutions closed ÷ due. [D] Fewer are promised
 * where the alliance was paused or is new.
 */
export function assessConferences(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { activity } = observed;
  if (activity === null) return grey(lacking.activity(observed));
  const promised = observed.input.charter?.conferencesPerYear ?? null;
  const perYear = promised ?? customaryPerYear;
  const expected = Math.floor((perYear * observed.window.activeMonths) / 12);
  const held = activity.conferences.length;
  const kept = expected === 0 ? [] : [Math.min(1, held / expected)];
  const closing = closedShare(activity);
  const value = mean([...kept, ...(closing === null ? [] : [closing])]);
  const inputs = { perYear, expected, held, resolutionsClosed: closing };
  if (value === null) return grey('约定的联席会议和议定事项均未到期', inputs);
  const due = expected === perYear ? '' : `，按评估期折算应召开 ${expected} 次`;
  return onScale(rule, {
    value,
    statement: joinClauses(
      `${promiseOf(observed, perYear)}${due}，实际召开 ${held} 次`,
      sayClosing(closing),
    ),
    inputs,
  });
}

function promiseOf({ input }: Observed, perYear: number): string {
  if (input.charter === null)
    return `没有章程的记录，按惯例每年 ${perYear} 次计`;
  return input.charter.conferencesPerYear === null
    ? `章程未约定次数，按惯例每年 ${perYear} 次计`
    : `章程约定每年 ${perYear} 次`;
}

function sayClosing(share: number | null): string {
  if (share === null) return '没有到期的议定事项';
  if (share === 0) return '到期的议定事项都没有办结';
  if (share === 1) return '到期的议定事项都已办结';
  return `议定事项办结 ${percent(share)}`;
}

function closedShare({ resolutions }: ObservedActivity): number | null {
  if (resolutions.length === 0) return null;
  const closed = resolutions.filter((resolution) => resolution.closed);
  return closed.length / resolutions.length;
}
