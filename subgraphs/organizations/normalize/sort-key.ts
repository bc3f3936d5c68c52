/**
 * A whole number as a text that sorts by code point as numbers do: its length
 * and its digits. Negative ones come first, with both complemented.
 */
export function integerSortKey(integer: string): string {
  if (integer.startsWith('-')) return `-${complement(sized(integer.slice(1)))}`;
  return sized(integer);
}

/** The number of such a text; null if it is none. */
export function integerOfSortKey(sortKey: string): string | null {
  const isNegative = sortKey.startsWith('-');
  const plain = isNegative ? complement(sortKey.slice(1)) : sortKey;
  const digits = plain.slice(2);
  if (!/^\d+$/u.test(digits) || sized(digits) !== plain) return null;
  return isNegative ? `-${digits}` : digits;
}

function sized(digits: string): string {
  return String(digits.length).padStart(2, '0') + digits;
}

function complement(digits: string): string {
  return digits.replace(/\d/gu, (digit) => String(9 - Number(digit)));
}
