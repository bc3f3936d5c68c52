import { isDataObject, ownValue } from '../../base/plain-data.ts';
import type { MergeShape } from '../compile/merge-shape.ts';

/** The objects of an answer, as far as they were asked for. */
export function countObjects(value: unknown, shape: MergeShape): number {
  if (Array.isArray(value)) return countItems(value, shape);
  if (!isDataObject(value)) return 0;
  let count = 1;
  for (const key of shape.parents) {
    const child = shape.children.get(key);
    if (child) count += countObjects(ownValue(value, key), child);
  }
  return count;
}

function countItems(items: readonly unknown[], shape: MergeShape): number {
  let count = 0;
  const isFlat = shape.parents.length === 0;
  for (const item of items) {
    // Most objects have leaves only: for these there is nothing to call.
    if (isFlat && isDataObject(item)) count += 1;
    else count += countObjects(item, shape);
  }
  return count;
}
