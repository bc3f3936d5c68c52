import type { ResponsePath } from '../errors.ts';
import type { DataPath, PathStep } from '../plan/plan-node.ts';
import type { TypeIndex } from '../supergraph/type-index.ts';
import { type DataObject, isDataObject, ownValue } from './plain-data.ts';

/** An object of the merged data and where it stands, in keys of the data. */
export interface LocatedObject {
  readonly object: DataObject;
  readonly path: ResponsePath;
}

/** Finds the objects at a path of a plan, in the order of the data. */
export interface DataPathReader {
  readonly path: DataPath;
  /** Appends the objects at the path to `found`. */
  collect(data: DataObject, found: DataObject[]): void;
  /** The same objects in the same order with their paths: for errors only. */
  locate(data: DataObject): LocatedObject[];
}

export function createDataPathReader(
  path: DataPath,
  types: TypeIndex,
): DataPathReader {
  // The root has no `__typename`, and one type: its conditions always hold.
  const first = path.findIndex((step) => step.kind !== 'Types');
  const steps = first < 0 ? [] : path.slice(first);
  return {
    path,
    collect(data, found) {
      collectFrom(data, { steps, types, found }, 0);
    },
    locate(data) {
      const located: LocatedObject[] = [];
      locateFrom({ value: data, path: [] }, { steps, types, located }, 0);
      return located;
    },
  };
}

/**
 * Every place at which a key path, lists opened, can be reported: the path of
 * the field in each object that has or lacks it.
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
  readonly found: DataObject[];
}

function collectFrom(value: unknown, into: Collecting, from: number): void {
  let current = value;
  for (let n = from; n < into.steps.length; n++) {
    const step = into.steps[n];
    if (!step) return;
    if (step.kind === 'Items') {
      if (!Array.isArray(current)) return;
      for (const item of current) collectFrom(item, into, n + 1);
      return;
    }
    if (!isDataObject(current)) return;
    if (step.kind === 'Types') {
      if (!isOfTypes(current, step.names, into.types)) return;
    } else {
      current = ownValue(current, step.name);
    }
  }
  if (Array.isArray(current)) {
    for (const item of current) collectFrom(item, into, into.steps.length);
  } else if (isDataObject(current)) {
    into.found.push(current);
  }
}

interface Locating {
  readonly steps: readonly PathStep[];
  readonly types: TypeIndex;
  readonly located: LocatedObject[];
}

interface Place {
  readonly value: unknown;
  readonly path: ResponsePath;
}

function locateFrom(place: Place, into: Locating, n: number): void {
  const { value, path } = place;
  const step = into.steps[n];
  if (Array.isArray(value)) {
    if (step && step.kind !== 'Items') return;
    const next = step ? n + 1 : n;
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

/** Without a `__typename` the condition cannot be told, and is left to hold. */
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
