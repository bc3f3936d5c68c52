import type { ResponseError, ResponsePath } from '../../base/errors.ts';
import type { SubgraphError } from '../../fetch/subgraph-error.ts';
import {
  type DataObject,
  isDataObject,
  ownValue,
} from '../../base/plain-data.ts';
import {
  type RepresentationBatch,
  type EntityPlace,
  keysFor,
} from '../steps/representation-batch.ts';
import { clientError } from '../../fetch/client-error.ts';
import type { ErrorPlacement } from './error-placement.ts';
import { Blame } from './error-list.ts';
import { clientPath, findInTree, type ResponseTree } from './response-tree.ts';

/**
 * An object at its place, with the keys that a fetch should have brought to it.
 */
export interface Owed {
  readonly object: DataObject;
  readonly path: ResponsePath;
  readonly keys: readonly string[];
}

/** Why a fetch did not bring all that it should have. */
export interface Failure {
  readonly subgraph: string;
  /** Its errors without a usable path. */
  readonly unplaced: readonly SubgraphError[];
  /** The error for nulls that none of those errors explains. */
  readonly otherwise: ResponseError | undefined;
  /** Whether an error with a path made the other fields null, too. */
  readonly isBubbled: boolean;
}

export function owedTo(
  context: ErrorPlacement,
  batch: RepresentationBatch,
  place: EntityPlace,
): Owed {
  return {
    object: place.target,
    path: place.path,
    keys: keysFor(batch.part, place.target, context.types),
  };
}

/**
 * Reports what a fetch failed to bring. Errors without a usable path are placed
 * at the values that are missing; values that are missing without any error get
 * `otherwise`. A failure that left no null is reported at the nearest place
 * above.
 */
export function reportOwed(
  context: ErrorPlacement,
  owed: readonly Owed[],
  failure: Failure,
): void {
  const [first, ...others] = distinct(failure.unplaced, failure.subgraph);
  const error = first ?? failure.otherwise;
  if (!error) return;
  const isHeld = failure.isBubbled && !first;
  const nulls: ResponsePath[] = [];
  for (const one of owed) {
    if (context.errors.isFull) break;
    nulls.push(...reportNulls(context, one, { error, isHeld }));
  }
  if (!first) return;
  const blame = new Blame(first, nearest(nulls) ?? nearPlace(context, owed));
  for (const { object } of owed) {
    if (!context.blames.has(object)) context.blames.set(object, blame);
  }
  if (nulls.length > 0) blame.isTold = true;
  else context.errors.addUnlessTold(blame);
  for (const other of others) context.errors.add(withPath(other, blame.path));
}

/**
 * Adds one error at each null that the client asked for; returns the places.
 */
export function reportNulls(
  context: ErrorPlacement,
  owed: Owed,
  { error, isHeld = false }: { error: ResponseError; isHeld?: boolean },
): ResponsePath[] {
  const tree = findInTree(context.tree(), owed.path);
  const nulls: ResponsePath[] = [];
  for (const key of owed.keys) {
    const value = ownValue(owed.object, key);
    if (!tree?.children.has(key) || (value !== undefined && value !== null)) {
      continue;
    }
    const path = clientPath(context.tree(), [...owed.path, key]);
    if (context.errors.explains(path)) continue;
    if (isHeld) {
      context.errors.hold({ ...error, path });
      context.errors.excuse(path);
    } else context.errors.add({ ...error, path });
    nulls.push(path);
  }
  return nulls;
}

/**
 * Marks the keys of an entity that became null as explained by its one error.
 */
export function excuseNulls(context: ErrorPlacement, owed: Owed): void {
  for (const key of owed.keys) {
    if (ownValue(owed.object, key) != null) continue;
    context.errors.excuse(clientPath(context.tree(), [...owed.path, key]));
  }
}

/**
 * Removes errors with the same content: a server may repeat one for each row.
 */
function distinct(
  errors: readonly SubgraphError[],
  subgraph: string,
): ResponseError[] {
  const known = new Map<string, ResponseError>();
  for (const error of errors) {
    const formatted = clientError(error, subgraph);
    const id = `${String(formatted.extensions['code'])} ${formatted.message}`;
    if (!known.has(id)) known.set(id, formatted);
  }
  return [...known.values()];
}

function withPath(
  error: ResponseError,
  path: ResponsePath | undefined,
): ResponseError {
  return path ? { ...error, path } : error;
}

/**
 * The longest common place of these paths in the client's answer; the first
 * path, if they have nothing in common.
 */
function nearest(places: readonly ResponsePath[]): ResponsePath | undefined {
  const [first] = places;
  if (!first) return undefined;
  let length = first.length;
  for (const place of places) {
    let n = 0;
    while (n < length && place[n] === first[n]) n++;
    length = n;
  }
  return length > 0 ? first.slice(0, length) : first;
}

/** The most nulls to look at for one error. */
const MANY_NULLS = 1000;

/**
 * The nearest place above a failure that left no null where a value was owed.
 */
function nearPlace(
  context: ErrorPlacement,
  owed: readonly Owed[],
): ResponsePath | undefined {
  const nulls: ResponsePath[] = [];
  const keyed: ResponsePath[] = [];
  for (const { object, path, keys } of owed) {
    const tree = findInTree(context.tree(), path);
    for (const key of keys) {
      const child = tree?.children.get(key);
      const at = [...path, key];
      if (child && nulls.length < MANY_NULLS) {
        findNulls({ value: ownValue(object, key), path: at, tree: child }, nulls); // prettier-ignore
      }
      keyed.push(clientPath(context.tree(), child ? at : path));
    }
  }
  const places = nulls.map((path) => clientPath(context.tree(), path));
  const unexplained = places.filter((path) => !context.errors.explains(path));
  return nearest(unexplained) ?? nearest(keyed.filter((p) => p.length > 0));
}

interface Sought {
  readonly value: unknown;
  readonly path: ResponsePath;
  readonly tree: ResponseTree;
}

function findNulls({ value, path, tree }: Sought, nulls: ResponsePath[]): void {
  if (nulls.length >= MANY_NULLS) return;
  if (value === null || value === undefined) {
    nulls.push(path);
  } else if (Array.isArray(value)) {
    value.forEach((item: unknown, n) =>
      findNulls({ value: item, path: [...path, n], tree }, nulls),
    );
  } else if (isDataObject(value)) {
    for (const [key, child] of tree.children) {
      const next = ownValue(value, key);
      // What was never asked of it may come from elsewhere.
      if (next === undefined) continue;
      findNulls({ value: next, path: [...path, key], tree: child }, nulls);
    }
  }
}
