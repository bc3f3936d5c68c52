/**
 * Whether the values of variables nest deeper than this, since coercing them is
 * recursive. This check is not recursive, and stops at the limit.
 */
export function isNestedBeyond(
  limit: number,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  let level = Object.values(variables).filter(isNested);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((value) => Object.values(value).filter(isNested));
  }
  return false;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
