/**
 * Negative, zero or positive: the order of texts by code point, as databases
 * with a binary collation have it. JavaScript's own `<` compares UTF-16 units,
 * which puts 𠮷 before （.
 */
export function compareCodePoints(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const a = one.charCodeAt(index);
    const b = other.charCodeAt(index);
    if (a !== b) return rank(a) - rank(b);
  }
  return one.length - other.length;
}

/** UTF-16 puts surrogates before U+E000 to U+FFFF; code points do not. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
