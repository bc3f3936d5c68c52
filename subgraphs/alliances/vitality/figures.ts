/**
 * `0.905` as `90.5%`. Rounding never gives 0% or 100% for a share that is
 * neither.
 */
export function percent(share: number): string {
  const rounded = oneDecimal(share * 100);
  if (share > 0 && rounded === 0) return '不足 0.1%';
  if (share < 1 && rounded === 100) return '超过 99.9%';
  return `${rounded}%`;
}

export function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

export function threeDecimals(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

/** The quantile, interpolated linearly as spreadsheets do it. */
export function quantile(
  values: readonly number[],
  share: number,
): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}
