import { toHalfWidth } from '../../kit/values/half-width.ts';

/** Characters of GB 32100-2015 in order of value: no I, O, S, V, Z. */
export const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Weights of the first 17 characters: powers of 3 modulo 31. */
export const usccWeights = [
  1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
] as const;

export const usccLength = 18;

/**
 * A unified social credit code (统一社会信用代码) in its standard form: half
 * width, upper case. Null unless the check character of GB 32100-2015 agrees.
 */
export function normalizeUscc(text: string | null): string | null {
  if (text === null) return null;
  const code = toHalfWidth(text.replace(/^ +| +$/gu, '')).toUpperCase();
  if (code.length !== usccLength) return null;
  return usccCheckCharacter(code.slice(0, -1)) === code.at(-1) ? code : null;
}

/** The 18th character for 17 given ones; null if one is not of the alphabet. */
export function usccCheckCharacter(body: string): string | null {
  const values = Array.from(body, (character) =>
    usccAlphabet.indexOf(character),
  );
  if (values.includes(-1)) return null;
  const sum = values.reduce(
    (total, value, index) => total + value * (usccWeights[index] ?? 0),
    0,
  );
  return usccAlphabet.charAt((31 - (sum % 31)) % 31);
}
