/**
 * Compares two texts by code point, as databases with a binary collation do;
 * negative, zero or positive. JavaScript's own `<` compares UTF-16 units, which
 * puts 𠮷 before （.
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

/**
 * Ranks a UTF-16 unit by code point: surrogates, which stand for code points
 * above U+FFFF, come after U+E000 to U+FFFF, though their numbers are smaller.
 */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
