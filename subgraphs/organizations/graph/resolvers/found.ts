/**
 * The results of a loader for many keys. GraphQL reports an error among them at
 * its place in the list, and likewise a null where the contract allows none.
 */
export function found<Value>(
  values: readonly (Value | Error | null)[],
): readonly Value[] {
  return values as readonly Value[];
}
