import { isRawNumber } from '../base/exact-json.ts';
import { isDataObject } from '../base/plain-data.ts';

const MAX_TEXT = 2000;
const MAX_DEPTH = 5;
const MAX_VALUES = 200;

/** Cuts a text to the length that errors may have. */
export function boundedText(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`;
}

/**
 * Copies data within bounds of depth, number and length. What exceeds them
 * becomes `…`, so that writing it cannot overflow the stack or flood a log.
 */
export function boundedValue(value: unknown): unknown {
  let left = MAX_VALUES;
  const bound = (part: unknown, depth: number): unknown => {
    left -= 1;
    if (left < 0) return '…';
    if (typeof part === 'string') return boundedText(part);
    if (typeof part === 'number' || typeof part === 'boolean') return part;
    if (part === null || isRawNumber(part)) return part;
    if (Array.isArray(part)) {
      if (depth === MAX_DEPTH) return '…';
      return part.slice(0, left + 1).map((item) => bound(item, depth + 1));
    }
    if (!isDataObject(part)) return '…';
    if (depth === MAX_DEPTH) return '…';
    const entries: [string, unknown][] = [];
    for (const key in part) {
      if (left < 0) break;
      entries.push([boundedText(key), bound(part[key], depth + 1)]);
    }
    return Object.fromEntries(entries);
  };
  return bound(value, 0);
}
