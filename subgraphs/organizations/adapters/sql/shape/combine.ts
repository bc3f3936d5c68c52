/** SQL that is true if all of these are; of none, always. */
export function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? '1 = 1' : conditions.join(' AND ');
}
