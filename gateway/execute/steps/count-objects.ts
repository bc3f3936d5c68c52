import { isDataObject, ownValue } from '../../base/plain-data.ts';
import type { FetchedKeys } from './fetched-keys.ts';

/** Counts the objects of an answer, below keys that were asked for. */
export function countObjects(value: unknown, fetched: FetchedKeys): number {
  if (Array.isArray(value)) return countItems(value, fetched);
  if (!isDataObject(value)) return 0;
  let count = 1;
  for (const key of fetched.parents) {
    const child = fetched.children.get(key);
    if (child) count += countObjects(ownValue(value, key), child);
  }
  return count;
}

function countItems(items: readonly unknown[], fetched: FetchedKeys): number {
  let count = 0;
  const isFlat = fetched.parents.length === 0;
  for (const item of items) {
    // Most objects have only leaves; these need no recursive call.
    if (isFlat && isDataObject(item)) count += 1;
    else count += countObjects(item, fetched);
  }
  return count;
}
