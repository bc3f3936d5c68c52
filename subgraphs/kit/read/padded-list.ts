/** Longer lists are rare, and near the most values of a statement. */
const longestPadded = 8_192;

/**
 * The values of an `IN (...)`, the last one repeated up to a power of two:
 * lists of any length then make only a few different statements, which
 * databases keep prepared.
 */
export function paddedList<Value>(values: readonly Value[]): readonly Value[] {
  const { length } = values;
  if (length === 0 || length > longestPadded) return values;
  const padded = 2 ** Math.ceil(Math.log2(length));
  const last = values[length - 1] as Value;
  return [...values, ...new Array<Value>(padded - length).fill(last)];
}
