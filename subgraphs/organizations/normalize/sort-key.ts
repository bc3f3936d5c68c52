/**
 * A whole number as a text that sorts by code point like the number: its
 * length, then its digits. Negative numbers come first, with both complemented.
 */
export function integerSortKey(integer: string): string {
  if (integer.startsWith('-')) return `-${complement(sized(integer.slice(1)))}`;
  return sized(integer);
}

/** The number of such a text; null if it is no such text. */
export function integerOfSortKey(sortKey: string): string | null {
  const isNegative = sortKey.startsWith('-');
  const plain = isNegative ? complement(sortKey.slice(1)) : sortKey;
  const digits = plain.slice(2);
  if (!/^\d+$/u.test(digits) || sized(digits) !== plain) return null;
  return isNegative ? `-${digits}` : digits;
}

/**
 * Joins the sort keys of a composite key's columns. A part that is the
 * beginning of another sorts first, as in the order of the columns.
 */
export function sortKeyOfParts(parts: readonly string[]): string {
  if (parts.length === 1) return parts[0] ?? '';
  return parts
    .map((part) => part.replaceAll('\u0000', '\u0000\u0002'))
    .join('\u0000\u0001');
}

/** The parts of such a text; null if their number is another. */
export function partsOfSortKey(
  sortKey: string,
  columns: number,
): readonly string[] | null {
  if (columns === 1) return [sortKey];
  const parts = sortKey
    .split('\u0000\u0001')
    .map((part) => part.replaceAll('\u0000\u0002', '\u0000'));
  return parts.length === columns ? parts : null;
}

function sized(digits: string): string {
  return String(digits.length).padStart(2, '0') + digits;
}

function complement(digits: string): string {
  return digits.replace(/\d/gu, (digit) => String(9 - Number(digit)));
}
