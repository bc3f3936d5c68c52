/**
 * The partition a key belongs to: its text up to the first separator, or the
 * whole of it; undefined for what is no text and no number.
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
