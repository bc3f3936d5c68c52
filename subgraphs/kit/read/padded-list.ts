/**
 * Longer lists are not padded: they are rare, and might exceed the parameters
 * of a statement.
 */
const longestPadded = 8_192;

/**
 * Pads the values of `IN (...)` to a power of two by repeating the last one.
 * Lists of any length then make only a few different statements, which
 * databases keep prepared.
 */
export function paddedList<Value>(values: readonly Value[]): readonly Value[] {
  const { length } = values;
  if (length === 0 || length > longestPadded) return values;
  const padded = 2 ** Math.ceil(Math.log2(length));
  const last = values[length - 1] as Value;
  return [...values, ...new Array<Value>(padded - length).fill(last)];
}
