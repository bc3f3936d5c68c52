/**
 * The partition that a key belongs to: its text up to the first separator, or
 * all of it if it has none. Undefined for a value that is neither text nor
 * number.
 */
export function partitionOf(
  key: unknown,
  separator: string | undefined,
): string | undefined {
  const text = typeof key === 'number' ? String(key) : key;
  if (typeof text !== 'string') return undefined;
  const end = separator === undefined ? -1 : text.indexOf(separator);
  return end < 0 ? text : text.slice(0, end);
}
