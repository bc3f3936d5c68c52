/** The sum; null if one of the figures is unknown. */
export function sumOfKnown(figures: readonly (number | null)[]): number | null {
  return figures.reduce(
    (sum, figure) => (sum === null || figure === null ? null : sum + figure),
    0,
  );
}
