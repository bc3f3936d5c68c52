/** Resolvers by type and field; a scalar's entry is the scalar itself. */
export type ResolverMap = Readonly<Record<string, object>>;

/**
 * Merges the resolvers of several aggregates, which may add fields to the same
 * type. Throws TypeError if two of them resolve the same field.
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
