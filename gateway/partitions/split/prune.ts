import type { ArgumentPath } from '../../../protocol/partition/partition-uses.ts';
import { partitionOf } from '../../../protocol/partition/partition-name.ts';
import {
  foldFilter,
  type FilterInput,
} from '../../../protocol/filter/fold-filter.ts';
import { listOf } from '../../../protocol/filter/operators.ts';
import { isDataObject } from '../../base/plain-data.ts';

/**
 * The partitions that may have matching rows; 'all' if nothing restricts them.
 */
export type Pruned = ReadonlySet<string> | 'all';

/** The paths of an argument that contain keys, and the separator in keys. */
export interface PruneRule {
  readonly paths: readonly ArgumentPath[];
  readonly separator: string | undefined;
}

/**
 * The partitions to which an argument's value restricts rows. At its paths, a
 * value, a list or the operators `eq` and `in` name partitions. Fields of an
 * object and `and` intersect, `or` unites, `not` and `notIn` do not restrict.
 */
export function prune(value: unknown, rule: PruneRule): Pruned {
  const { paths } = rule;
  const leaf = paths.some((path) => path.length === 0)
    ? pruneLeaf(value, rule)
    : 'all';
  return isDataObject(value) ? intersect(leaf, pruneObject(value, rule)) : leaf;
}

export function intersect(one: Pruned, other: Pruned): Pruned {
  if (one === 'all') return other;
  if (other === 'all') return one;
  return new Set([...one].filter((name) => other.has(name)));
}

function unite(one: Pruned, other: Pruned): Pruned {
  if (one === other) return one;
  return one === 'all' || other === 'all' ? 'all' : new Set([...one, ...other]);
}

function intersectAll(parts: readonly Pruned[]): Pruned {
  let pruned: Pruned = 'all';
  for (const part of parts) pruned = intersect(pruned, part);
  return pruned;
}

/**
 * An empty union matches no rows; 'all' is asked, so that an endpoint says so.
 */
function uniteAll(parts: readonly Pruned[]): Pruned {
  let pruned = parts[0] ?? 'all';
  for (const part of parts) pruned = unite(pruned, part);
  return pruned;
}

function pruneObject(value: FilterInput, rule: PruneRule): Pruned {
  const byField = Map.groupBy(
    rule.paths.filter((path) => path.length > 0),
    ([field]) => field ?? '',
  );
  if (byField.size === 0) return 'all';
  return foldFilter<Pruned>(value, {
    all: intersectAll,
    any: uniteAll,
    not: () => 'all',
    field(name, operand) {
      const below = byField.get(name)?.map((path) => path.slice(1));
      return below ? prune(operand, { ...rule, paths: below }) : 'all';
    },
  });
}

function pruneLeaf(value: unknown, rule: PruneRule): Pruned {
  if (value === null || value === undefined) return 'all';
  if (!isDataObject(value)) return named(listOf(value), rule);
  const { eq, in: list } = value;
  const byEq = eq == null ? 'all' : named([eq], rule);
  const byList = list == null ? 'all' : named(listOf(list), rule);
  return intersect(byEq, byList);
}

function named(keys: readonly unknown[], { separator }: PruneRule): Pruned {
  const names = new Set<string>();
  for (const key of keys) {
    const name = partitionOf(key, separator);
    if (name !== undefined) names.add(name);
  }
  return names;
}

/** Returns those keys of a list that are one endpoint's. */
export type OwnKeys = (keys: readonly unknown[]) => readonly unknown[];

/**
 * A copy of an argument's value without the keys of other endpoints: lists are
 * reduced, and an `eq` of a foreign key becomes `in: []`. The same object if
 * nothing has to be removed.
 */
export function cutForeign(
  value: unknown,
  { paths }: PruneRule,
  own: OwnKeys,
): unknown {
  return paths.reduce((cut, path) => cutAt(cut, path, own), value);
}

function cutAt(value: unknown, path: ArgumentPath, own: OwnKeys): unknown {
  const [field, ...rest] = path;
  if (field === undefined) return cutLeaf(value, own);
  if (!isDataObject(value)) return value;
  const changes: Record<string, unknown> = {};
  const change = (name: string, cut: (before: unknown) => unknown): void => {
    const before = value[name];
    if (before === null || before === undefined) return;
    const after = cut(before);
    if (after !== before) changes[name] = after;
  };
  const cutBelow = (item: unknown) => cutAt(item, path, own);
  change(field, (before) => cutAt(before, rest, own));
  for (const name of ['and', 'or', 'not']) {
    if (name === field) continue;
    change(name, (before) =>
      Array.isArray(before) ? mapChanged(before, cutBelow) : cutBelow(before),
    );
  }
  return Object.keys(changes).length === 0 ? value : { ...value, ...changes };
}

function cutLeaf(value: unknown, own: OwnKeys): unknown {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) return own(value);
  if (!isDataObject(value)) return value;
  const { eq, in: list, notIn } = value;
  const changes: Record<string, unknown> = {};
  for (const [name, keys] of [
    ['in', list],
    ['notIn', notIn],
  ] as const) {
    if (keys === null || keys === undefined) continue;
    const kept = own(listOf(keys));
    if (kept.length !== listOf(keys).length) changes[name] = kept;
  }
  if (eq !== null && eq !== undefined && own([eq]).length === 0) {
    const others = Object.entries(value).filter(([name]) => name !== 'eq');
    return { ...Object.fromEntries(others), ...changes, in: [] };
  }
  return Object.keys(changes).length === 0 ? value : { ...value, ...changes };
}

function mapChanged(
  items: readonly unknown[],
  change: (item: unknown) => unknown,
): readonly unknown[] {
  const changed = items.map(change);
  return changed.some((item, n) => item !== items[n]) ? changed : items;
}
