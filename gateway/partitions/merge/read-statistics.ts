import { isDataObject } from '../../base/plain-data.ts';
import type { GatherPart } from './merger.ts';
import {
  bucketKey,
  type StatisticsSelection,
} from '../model/statistics-selection.ts';
import { invalid, type PartFault } from '../expect/part-fault.ts';

/**
 * Checks statistics before they are added up: no bucket twice, no negative
 * count, at every depth. Presence and types have been checked before.
 */
export function readStatistics(
  value: unknown,
  {
    selected,
    isOfBuckets,
  }: { selected: StatisticsSelection; isOfBuckets: boolean },
): GatherPart | PartFault {
  const isExpected = isOfBuckets ? Array.isArray(value) : isDataObject(value);
  if (!isExpected) return invalid('statistics, but got none');
  return statisticsFault(value, selected) ?? { value };
}

function statisticsFault(
  value: unknown,
  selected: StatisticsSelection,
): PartFault | undefined {
  if (!Array.isArray(value)) {
    return isDataObject(value) ? objectFault(value, selected) : undefined;
  }
  const known = new Set<string>();
  for (const item of value as unknown[]) {
    if (!isDataObject(item)) return invalid('buckets, but got none');
    const key = bucketKey(item, selected);
    if (known.has(key))
      return invalid(`each bucket once, but got ${key} twice`);
    known.add(key);
    const fault = objectFault(item, selected);
    if (fault) return fault;
  }
  return undefined;
}

function objectFault(
  object: Readonly<Record<string, unknown>>,
  { fields, counts }: StatisticsSelection,
): PartFault | undefined {
  for (const key of counts) {
    const count = object[key];
    if (typeof count === 'number' && count < 0) {
      return invalid(`a count of 0 or more, but got ${count}`);
    }
  }
  for (const member of fields) {
    if (member.kind !== 'nested') continue;
    const fault = statisticsFault(object[member.field.key], member.selected);
    if (fault) return fault;
  }
  return undefined;
}
