/** Resolvers by type, then by field; a scalar stands for itself. */
export type ResolverMap = Readonly<Record<string, object>>;

/**
 * One map of what several aggregates resolve: they may add fields to one type.
 * Throws TypeError if two of them resolve one field.
 */
export function mergeResolvers(maps: readonly ResolverMap[]): ResolverMap {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const [type, fields] of maps.flatMap((map) => Object.entries(map))) {
    const known = (merged[type] ??= {});
    for (const [field, resolver] of Object.entries(fields)) {
      if (Object.hasOwn(known, field)) {
        throw new TypeError(
          `Expected one aggregate to resolve ${type}.${field}, but got: two.`,
        );
      }
      known[field] = resolver;
    }
  }
  return merged;
}
