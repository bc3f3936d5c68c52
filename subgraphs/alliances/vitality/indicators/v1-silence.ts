import { type Day, yearBefore } from '../day.ts';
import { type Finding, grey, lacking, onScale, scaleOf } from '../finding.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { pointsOn, signalOn } from '../scale.ts';
import { activeDaysBetween, ageOf } from '../window.ts';

/** Days without a sign of life; paused days do not count. */
export interface Silence {
  /** Days since the last sign of life, or since the window's start. */
  readonly current: number;
  /** The longest silence in the window, in days. */
  readonly longest: number;
  readonly paused: number;
  /** The day of the last sign of life, or the window's start. */
  readonly since: Day;
  /** Whether there was any sign of life in the window. */
  readonly alive: boolean;
}

/**
 * Days of silence: red above 182, half-yearly [A]; yellow above 92, quarterly
 * [X]. The colour follows the current silence, the points the longest one; a
 * gap in the past makes the colour yellow at most.
 */
export function assessSilence(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const age = ageOf(observed.input);
  if (age !== null && age < observed.policy.newDays) {
    return grey(`成立不足 ${observed.policy.newDays} 天`);
  }
  const silence = silenceOf(observed);
  if (silence === null) return grey(lacking.either(observed));
  const { current, longest, paused } = silence;
  const scale = scaleOf(rule);
  const finding = onScale(rule, {
    value: current,
    statement: sentence(observed, silence),
    inputs: { currentSilence: current, maxSilentDays: longest, paused },
  });
  if (finding.kind !== 'ASSESSED') return finding;
  const pastGap = signalOn(scale, longest) !== 'GREEN';
  const signal =
    pastGap && finding.signal === 'GREEN' ? 'YELLOW' : finding.signal;
  return { ...finding, signal, points: pointsOn(scale, longest) };
}

const signs = '两家以上成员参加的活动、互助或联席会议';

function sentence(
  { window }: Observed,
  { current, longest, paused, alive }: Silence,
): string {
  const without = paused === 0 ? '' : `（已扣除暂停 ${paused} 天）`;
  if (!alive) return `评估期 ${current} 天内没有${signs}${without}。`;
  const last =
    current === 0 ? `截至日当天有${signs}` : `距最近一次${signs} ${current} 天`;
  const span =
    window.start === yearBefore(window.end) ? '过去一年' : '成立以来';
  return `${last}，${span}最长间隔 ${longest} 天${without}。`;
}

/**
 * Null when activities or exchanges are unknown, since either may end a
 * silence.
 */
export function silenceOf(observed: Observed): Silence | null {
  const { window } = observed;
  const found = signsOfLife(observed);
  if (found === null) return null;
  const days = [window.start, ...found, window.end];
  const gaps = days
    .slice(1)
    .map((day, index) =>
      activeDaysBetween(window.pauses, days[index] ?? day, day),
    );
  return {
    current: gaps.at(-1) ?? 0,
    longest: Math.max(...gaps),
    paused: window.end - window.start - window.activeDays,
    since: found.at(-1) ?? window.start,
    alive: found.length > 0,
  };
}

/** Whether a silence beyond the red threshold within the year has ended. */
export function hasRecovered(observed: Observed, rule: IndicatorRule): boolean {
  const silence = silenceOf(observed);
  if (silence === null) return false;
  const scale = scaleOf(rule);
  return (
    signalOn(scale, silence.longest) === 'RED' &&
    signalOn(scale, silence.current) === 'GREEN'
  );
}

/** Days of joint events, exchanges and conferences, in order. */
function signsOfLife({ activity, exchange }: Observed): Day[] | null {
  if (activity === null || exchange === null) return null;
  return [
    ...activity.jointEvents.map(({ endedOn }) => endedOn),
    ...activity.conferences.map(({ heldOn }) => heldOn),
    ...exchange.exchanges.map(({ confirmedOn }) => confirmedOn),
  ].sort((one, other) => one - other);
}
