/** What one of several does not know, their sum does not know either. */
export function sumOfKnown(figures: readonly (number | null)[]): number | null {
  return figures.reduce(
    (sum, figure) => (sum === null || figure === null ? null : sum + figure),
    0,
  );
}
