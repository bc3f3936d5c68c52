import { isRawNumber } from '../../base/exact-json.ts';
import { isList, namedType } from '../../../protocol/sdl/sdl-types.ts';
import { readStatistics } from './read-statistics.ts';
import type { Merged, Merger } from './merger.ts';
import type { GatherRule, PartitionModel } from '../model/partition-model.ts';
import {
  compareValues,
  type PositionValue,
} from '../../../protocol/position.ts';
import type { SelectedField, Variables } from '../model/selected-fields.ts';
import {
  bucketKey,
  type StatisticsField,
  type StatisticsSelection,
  statisticsSelection,
} from '../model/statistics-selection.ts';
import { isDataObject } from '../../base/plain-data.ts';

/**
 * Adds up statistics. Buckets are sorted by their keys, because the endpoints'
 * orders do not carry over to the sums.
 */
export function statisticsMerger(
  field: SelectedField,
  rule: GatherRule,
  model: PartitionModel,
): Merger {
  const type = { name: namedType(rule.node.type), model };
  const selected = statisticsSelection(field.selectionSet, type);
  const isOfBuckets = isList(rule.node.type);
  return {
    additions: [],
    takesPlaces: false,
    read: (value) => readStatistics(value, { selected, isOfBuckets }),
    merge(parts, variables) {
      const merge = { selected, variables };
      const values = parts.map(({ value }) => value);
      return {
        value: isOfBuckets
          ? mergeBuckets(values, merge)
          : mergeObjects(values as Fields[], merge),
        failures: [],
        locate: locateNothing,
      };
    },
  };
}

/**
 * A place in one part only contributes to a sum, so errors can name just the
 * field.
 */
const locateNothing: Merged['locate'] = () => [];

type Fields = Readonly<Record<string, unknown>>;

interface StatisticsMerge {
  readonly selected: StatisticsSelection;
  readonly variables: Variables;
}

function mergeBuckets(
  lists: readonly unknown[],
  merge: StatisticsMerge,
): Fields[] {
  const buckets = new Map<string, Fields[]>();
  for (const item of lists.flat()) {
    if (!isDataObject(item)) continue;
    const key = bucketKey(item, merge.selected);
    const bucket = buckets.get(key);
    if (bucket) bucket.push(item);
    else buckets.set(key, [item]);
  }
  return [...buckets.values()]
    .sort((one, other) => compareBuckets(one[0], other[0], merge.selected))
    .map((bucket) => mergeObjects(bucket, merge));
}

function compareBuckets(
  one: Fields | undefined,
  other: Fields | undefined,
  { keys }: StatisticsSelection,
): number {
  for (const key of keys) {
    const order = compareValues(
      (one?.[key] ?? null) as PositionValue,
      (other?.[key] ?? null) as PositionValue,
    );
    if (order !== 0) return order;
  }
  return 0;
}

function mergeObjects(
  objects: readonly Fields[],
  merge: StatisticsMerge,
): Fields {
  const result = Object.create(null) as Record<string, unknown>;
  for (const member of merge.selected.fields) {
    const { field } = member;
    const isSelected =
      objects.length > 0
        ? objects.some((object) => field.key in object)
        : field.isIncluded(merge.variables);
    if (isSelected) result[field.key] = mergeField(objects, member, merge);
  }
  return result;
}

function mergeField(
  objects: readonly Fields[],
  member: StatisticsField,
  { variables }: StatisticsMerge,
): unknown {
  const { key } = member.field;
  const all = objects.map((object) => object[key]);
  const values = all.filter((value) => value !== null && value !== undefined);
  switch (member.kind) {
    case 'first':
      return values[0] ?? null;
    case 'sum':
    case 'count':
      return sum(all);
    case 'min':
      return extreme(values, -1);
    case 'max':
      return extreme(values, 1);
    case 'average': {
      const total = sum(objects.map((object) => object[member.sum]));
      const count = sum(objects.map((object) => object[member.count]));
      if (total === null || count === null) return null;
      // An average over nothing is whatever an endpoint answered.
      return count ? total / count : (values[0] ?? null);
    }
    case 'nested': {
      const merge = { selected: member.selected, variables };
      if (member.isList) {
        return values.length < objects.length ? null : mergeBuckets(values, merge); // prettier-ignore
      }
      // If one endpoint lacks a figure, the total is unknown.
      const isNull = values.length < objects.length;
      return isNull ? null : mergeObjects(values.filter(isDataObject), merge);
    }
  }
}

/** The sum is unknown if one summand is. */
function sum(values: readonly unknown[]): number | null {
  const known = values.flatMap(toNumber);
  return known.length < values.length
    ? null
    : known.reduce((total, value) => total + value, 0);
}

/** Long numbers in answers are kept as text; sums are computed as doubles. */
function toNumber(value: unknown): number | readonly [] {
  if (typeof value === 'number') return value;
  return isRawNumber(value) ? Number(value.rawJSON) : [];
}

function extreme(values: readonly unknown[], sign: 1 | -1): unknown {
  let best: unknown = null;
  for (const value of values) {
    const isBetter =
      best === null ||
      sign * compareValues(comparable(value), comparable(best)) > 0;
    if (isBetter) best = value;
  }
  return best;
}

function comparable(value: unknown): PositionValue {
  return isRawNumber(value) ? Number(value.rawJSON) : (value as PositionValue);
}
