/**
 * Negative, zero or positive: the order of texts by code point, as databases
 * with a binary collation have it. JavaScript's own `<` compares UTF-16 units,
 * which puts 𠮷 before （.
 */
export function compareCodePoints(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [one.charCodeAt(index), other.charCodeAt(index)];
    if (a !== b)
      return isSurrogate(a) === isSurrogate(b) ? a - b : rank(a) - rank(b);
  }
  return one.length - other.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Surrogates stand for code points above all others. */
function rank(unit: number): number {
  return isSurrogate(unit) ? 0x10000 : unit;
}
