import { isDataObject } from '../../base/plain-data.ts';
import type { JsonLimits } from '../../base/json-scanner.ts';

/** Bytes of a text that is parsed at once when it is made like rows. */
const MAX_BYTES = 384 * 1024;

/** Objects and lists are dear to parse: of rows each has that many bytes. */
const BYTES_PER_CONTAINER = 64;

/** Keys that are looked at, and how many of them may differ. */
const SAMPLES = 64;
const MAX_KEYS = 24;

const OPENINGS = [0x5b, 0x7b];

/**
 * Whether a text of so many bytes cannot have more values or keys than the
 * limits allow, so that nobody need count them: a value takes two bytes, a key
 * and its value five.
 */
export function fitsUnseen(
  bytes: number,
  { maxValues, maxKeys }: JsonLimits,
): boolean {
  return bytes <= MAX_BYTES && bytes <= 2 * maxValues && bytes <= 5 * maxKeys;
}

/** Whether a text has no more objects and lists than rows do; looks natively. */
export function isRowLike(chunks: readonly Buffer[], bytes: number): boolean {
  let left = bytes / BYTES_PER_CONTAINER;
  for (const chunk of chunks) {
    for (const opening of OPENINGS) {
      let at = chunk.indexOf(opening);
      while (at >= 0) {
        left -= 1;
        if (left < 0) return false;
        at = chunk.indexOf(opening, at + 1);
      }
    }
  }
  return true;
}

/**
 * Whether a text has the same keys again and again, as rows do: each new one
 * makes a shape. Told by keys at places that nobody can foresee.
 */
export function hasFewKeys(text: string): boolean {
  const keys = new Set<string>();
  for (let n = 0; n < SAMPLES; n++) {
    const end = text.indexOf('":', Math.floor(Math.random() * text.length));
    if (end < 0) continue;
    keys.add(text.slice(text.lastIndexOf('"', end - 1), end));
    if (keys.size > MAX_KEYS) return false;
  }
  return true;
}

/** Whether objects and lists are deeper within one another than so many. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (Array.isArray(value)) {
    if (levels === 0) return true;
    for (const item of value as unknown[]) {
      if (isNested(item) && isDeeper(item, levels - 1)) return true;
    }
    return false;
  }
  if (!isDataObject(value)) return false;
  if (levels === 0) return true;
  for (const key in value) {
    const item = value[key];
    if (isNested(item) && isDeeper(item, levels - 1)) return true;
  }
  return false;
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
