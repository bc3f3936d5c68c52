import type { ResponsePath } from '../../base/errors.ts';
import type { OperationBudget } from '../../fetch/operation-budget.ts';
import type { DataPath, PathStep } from '../../plan/plan-node.ts';
import type { TypeIndex } from '../../supergraph/type-index.ts';
import {
  type DataObject,
  isDataObject,
  ownValue,
} from '../../base/plain-data.ts';

/** An object of the merged data with its path, in keys of the data. */
export interface LocatedObject {
  readonly object: DataObject;
  readonly path: ResponsePath;
}

/** Finds the objects at a path of a plan, in the order of the data. */
export interface DataPathReader {
  readonly path: DataPath;
  /** Visits the objects at the path, replacing each by what `visit` returns. */
  collect(data: DataObject, visit: VisitObject, budget: OperationBudget): void;
  /**
   * The same objects in the same order, with their paths. Slower: for errors
   * only.
   */
  locate(data: DataObject, budget: OperationBudget): LocatedObject[];
}

/** Returns the object, or another one to put in its place. */
export type VisitObject = (object: DataObject) => DataObject;

export function createDataPathReader(
  path: DataPath,
  types: TypeIndex,
): DataPathReader {
  // The root has no `__typename` and one type, so type conditions at the start
  // of a path always hold.
  const first = path.findIndex((step) => step.kind !== 'Types');
  const steps = first < 0 ? [] : path.slice(first);
  // Type conditions at the end are checked where the object can still be
  // replaced.
  const last = steps.findLastIndex((step) => step.kind !== 'Types');
  const way = steps.slice(0, last + 1);
  const conditions = steps
    .slice(last + 1)
    .flatMap((step) => (step.kind === 'Types' ? [step.names] : []));
  const only = (visit: VisitObject): VisitObject =>
    conditions.length === 0
      ? visit
      : (object) =>
          conditions.every((names) => isOfTypes(object, names, types))
            ? visit(object)
            : object;
  return {
    path,
    collect(data, visit, budget) {
      if (way.length === 0) visit(data);
      else {
        const into = { steps: way, types, visit: only(visit), budget };
        collectFrom(data, into, 0);
      }
    },
    locate(data, budget) {
      const located: LocatedObject[] = [];
      locateFrom(
        { value: data, path: [] },
        { steps, types, located, budget },
        0,
      );
      return located;
    },
  };
}

/**
 * All places at which a key path, through lists, can be reported: the path of
 * the field in each object that has it or lacks it.
 */
export function expandKeyPath(
  data: unknown,
  keys: readonly string[],
): ResponsePath[] {
  let places: { value: unknown; path: ResponsePath }[] = openLists(data, []);
  keys.forEach((key, n) => {
    places = places.flatMap(({ value, path }) => {
      if (!isDataObject(value)) return [];
      const here = [...path, key];
      const next = ownValue(value, key);
      return n === keys.length - 1
        ? [{ value: next, path: here }]
        : openLists(next, here);
    });
  });
  return places.map(({ path }) => path);
}

function openLists(
  value: unknown,
  path: ResponsePath,
): { value: unknown; path: ResponsePath }[] {
  return Array.isArray(value)
    ? value.flatMap((item, i) => openLists(item, [...path, i]))
    : [{ value, path }];
}

interface Collecting {
  readonly steps: readonly PathStep[];
  readonly types: TypeIndex;
  readonly visit: VisitObject;
  readonly budget: OperationBudget;
}

function collectFrom(value: unknown, into: Collecting, from: number): void {
  const { steps } = into;
  let current = value;
  for (let n = from; n < steps.length; n++) {
    const step = steps[n];
    const isLast = n === steps.length - 1;
    if (step?.kind === 'Items') {
      if (!Array.isArray(current)) return;
      into.budget.visit(current.length);
      if (isLast) visitItems(current, into);
      else for (const item of current) collectFrom(item, into, n + 1);
      return;
    }
    // A list of lists: one step of the path stands for all levels.
    if (Array.isArray(current)) {
      for (const item of current) collectFrom(item, into, n);
      return;
    }
    if (!step || !isDataObject(current)) return;
    if (step.kind === 'Types') {
      if (!isOfTypes(current, step.names, into.types)) return;
    } else if (isLast) {
      visitField(current, step.name, into);
    } else {
      current = ownValue(current, step.name);
    }
  }
}

/** Visits the items of lists for which the path has no step. */
function visitItems(items: unknown[], into: Collecting): void {
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (Array.isArray(item)) {
      visitItems(item, into);
    } else if (isDataObject(item)) {
      const stand = into.visit(item);
      if (stand !== item) items[i] = stand;
    }
  }
}

function visitField(parent: DataObject, key: string, into: Collecting): void {
  const value = ownValue(parent, key);
  if (Array.isArray(value)) {
    visitItems(value, into);
  } else if (isDataObject(value)) {
    const stand = into.visit(value);
    if (stand !== value) parent[key] = stand;
  }
}

interface Locating {
  readonly steps: readonly PathStep[];
  readonly types: TypeIndex;
  readonly located: LocatedObject[];
  readonly budget: OperationBudget;
}

interface LocatedValue {
  readonly value: unknown;
  readonly path: ResponsePath;
}

function locateFrom(place: LocatedValue, into: Locating, n: number): void {
  const { value, path } = place;
  const step = into.steps[n];
  if (Array.isArray(value)) {
    into.budget.visit(value.length);
    const next = step?.kind === 'Items' ? n + 1 : n;
    value.forEach((item, i) =>
      locateFrom({ value: item, path: [...path, i] }, into, next),
    );
    return;
  }
  if (!isDataObject(value)) return;
  if (!step) {
    into.located.push({ object: value, path });
  } else if (step.kind === 'Types') {
    if (isOfTypes(value, step.names, into.types))
      locateFrom(place, into, n + 1);
  } else if (step.kind === 'Field') {
    const next = {
      value: ownValue(value, step.name),
      path: [...path, step.name],
    };
    locateFrom(next, into, n + 1);
  }
}

/**
 * Without a `__typename` the condition cannot be checked and is taken to hold.
 */
function isOfTypes(
  object: DataObject,
  names: readonly string[],
  types: TypeIndex,
): boolean {
  const typename = object['__typename'];
  return (
    typeof typename !== 'string' ||
    names.some((name) => types.matches(typename, name))
  );
}
