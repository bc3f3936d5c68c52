import { isDataObject, ownValue } from '../plain-data.ts';
import type { MergeShape } from './merge-shape.ts';

/** The objects of an answer, as far as they were asked for. */
export function countObjects(value: unknown, shape: MergeShape): number {
  if (Array.isArray(value)) {
    let count = 0;
    for (const item of value as readonly unknown[]) {
      count += countObjects(item, shape);
    }
    return count;
  }
  if (!isDataObject(value)) return 0;
  // Most objects have leaves only: for these there is nothing to iterate.
  if (shape.children.size === 0) return 1;
  let count = 1;
  for (const [key, child] of shape.children) {
    count += countObjects(ownValue(value, key), child);
  }
  return count;
}
