/** AND of all conditions; true if there are none. */
export function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? '1 = 1' : conditions.join(' AND ');
}
