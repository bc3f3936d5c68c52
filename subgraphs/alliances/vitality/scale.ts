import type { CurvePoint, Scale } from './policy.ts';

/**
 * The colour of a value; a value exactly on a threshold has the better colour.
 */
export function signalOn(
  scale: Scale,
  value: number,
): 'GREEN' | 'YELLOW' | 'RED' {
  const isWorse = (threshold: number) =>
    scale.better === 'HIGHER' ? value < threshold : value > threshold;
  if (scale.red !== null && isWorse(scale.red)) return 'RED';
  return isWorse(scale.yellow) ? 'YELLOW' : 'GREEN';
}

/** 0 to 100: interpolated between the points of the curve, constant outside. */
export function pointsOn({ curve }: Scale, value: number): number {
  let before: CurvePoint | undefined;
  for (const point of curve) {
    if (value <= point[0]) {
      return before ? between(before, point, value) : point[1];
    }
    before = point;
  }
  return before?.[1] ?? 0;
}

/** The thresholds in words, for the reader. */
export function describeScale({ better, yellow, red }: Scale): string {
  const sign = better === 'HIGHER' ? '<' : '>';
  const words = [`${sign}${yellow} 黄`];
  if (red !== null) words.push(`${sign}${red} 红`);
  return words.join('，');
}

function between(
  [fromValue, fromPoints]: CurvePoint,
  [toValue, toPoints]: CurvePoint,
  value: number,
): number {
  const share = (value - fromValue) / (toValue - fromValue);
  return fromPoints + share * (toPoints - fromPoints);
}
