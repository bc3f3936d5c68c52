/**
 * What a loader found for many keys. An error among them is GraphQL's to tell,
 * at its place in the list, and so is a null where the contract has none.
 */
export function found<Value>(
  values: readonly (Value | Error | null)[],
): readonly Value[] {
  return values as readonly Value[];
}
