import type { OperationBudget } from '../../fetch/operation-budget.ts';
import {
  type DataObject,
  isDataObject,
  ownValue,
} from '../../base/plain-data.ts';
import type { FetchedKeys } from './fetched-keys.ts';

/**
 * Merges `source` into `target` in place. Values that are not there yet are
 * moved over without a copy. A null never replaces a value.
 */
export function mergeFetched(
  target: DataObject,
  source: DataObject,
  fetched: FetchedKeys,
): void {
  for (const key of fetched.keys) {
    const value = ownValue(source, key);
    if (value === undefined) continue;
    const known = ownValue(target, key);
    if (known === undefined || known === null) {
      target[key] = value;
      continue;
    }
    if (value === null) continue;
    const child = fetched.children.get(key);
    if (child) mergeValue(known, value, child);
    else target[key] = value;
  }
}

/** A copy of `source` down to its leaves, which are shared. */
export function cloneFetched(
  source: DataObject,
  fetched: FetchedKeys,
  budget: OperationBudget,
): DataObject {
  budget.takeObjects(1);
  const copy: DataObject = {};
  for (const key of fetched.keys) {
    const value = ownValue(source, key);
    if (value === undefined) continue;
    const child = fetched.children.get(key);
    copy[key] = child ? cloneValue(value, child, budget) : value;
  }
  return copy;
}

function mergeValue(
  target: unknown,
  source: unknown,
  fetched: FetchedKeys,
): void {
  if (target === source) return;
  if (Array.isArray(target) && Array.isArray(source)) {
    const length = Math.min(target.length, source.length);
    for (let i = 0; i < length; i++) {
      if (target[i] === null) target[i] = source[i] as unknown;
      else mergeValue(target[i], source[i], fetched);
    }
  } else if (isDataObject(target) && isDataObject(source)) {
    mergeFetched(target, source, fetched);
  }
}

function cloneValue(
  value: unknown,
  fetched: FetchedKeys,
  budget: OperationBudget,
): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => cloneValue(item, fetched, budget));
  }
  return isDataObject(value) ? cloneFetched(value, fetched, budget) : value;
}
