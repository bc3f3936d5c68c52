import { isDataObject } from '../../base/plain-data.ts';
import type { JsonLimits } from '../../base/json-scanner.ts';

/** A row-like text up to this many bytes is parsed at once. */
const MAX_BYTES = 384 * 1024;

/**
 * Rows have at least this many bytes for each object or list. Objects and lists
 * are expensive to parse.
 */
const BYTES_PER_CONTAINER = 64;

/** How many keys are sampled, and how many of these may differ. */
const SAMPLES = 64;
const MAX_KEYS = 24;

const OPENINGS = [0x5b, 0x7b];

/**
 * Whether a text of so many bytes cannot exceed the limits on values and keys,
 * so that they need not be counted: a value takes at least two bytes, a key
 * with its value five.
 */
export function fitsUnseen(
  bytes: number,
  { maxValues, maxKeys }: JsonLimits,
): boolean {
  return bytes <= MAX_BYTES && bytes <= 2 * maxValues && bytes <= 5 * maxKeys;
}

/**
 * Whether a text has no more objects and lists than rows would have. Uses
 * native search.
 */
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
 * Whether a text has the same keys again and again, as rows do; each new key
 * costs a V8 shape. Samples at random places, which a sender cannot predict.
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

/** Whether objects and lists are nested more than `levels` deep. */
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
