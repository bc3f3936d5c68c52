import {
  type ErrorCode,
  type ResponseError,
  responseError,
  type ResponsePath,
} from '../errors.ts';
import type { OperationBudget } from '../fetch/operation-budget.ts';
import type {
  SubgraphError,
  SubgraphResponse,
} from '../fetch/subgraph-fetcher.ts';
import type { TypeIndex } from '../supergraph/type-index.ts';
import {
  type EntityBatch,
  type EntityPlace,
  keysFor,
  placesOf,
} from './entity-batch.ts';
import type { ErrorList } from './error-list.ts';
import { type DataObject, isDataObject, ownValue } from '../plain-data.ts';
import { clientPath, findInTree, type ResponseTree } from './response-tree.ts';
import { renamedKeys } from './rewrites.ts';
import type { RootStep } from './step.ts';

/** Where errors of subgraphs are put into the client's terms. */
export interface ErrorContext {
  readonly data: () => DataObject;
  readonly errors: ErrorList;
  readonly types: TypeIndex;
  readonly budget: OperationBudget;
  readonly tree: () => ResponseTree;
}

/** An object, its place, and the keys a fetch was to bring to it. */
interface Owed {
  readonly object: DataObject;
  readonly path: ResponsePath;
  readonly keys: readonly string[];
}

/** Reports what went wrong in a fetch of root fields, after its merge. */
export function reportRootErrors(
  context: ErrorContext,
  step: RootStep,
  response: SubgraphResponse,
): void {
  context.budget.startVisit();
  const bases = step.reader.locate(context.data(), context.budget);
  const renamed = renamedKeys(step.rewrites);
  const unplaced: SubgraphError[] = [];
  for (const error of response.errors ?? []) {
    const path = pathOf(error)?.map((s) => renamed.get(s) ?? s);
    if (!path || path.length === 0) {
      unplaced.push(error);
      continue;
    }
    for (const base of bases) {
      add(context, format(error, step.subgraph), [...base.path, ...path]);
    }
  }
  const owed = bases.map(({ object, path }) => {
    return { object, path, keys: step.shape.keys };
  });
  reportOwed(context, owed, {
    subgraph: step.subgraph,
    unplaced,
    hasData: isDataObject(response.data),
    // A non-null root field that failed takes the others with it.
    isBubbled:
      step.reader.path.length === 0 &&
      unplaced.length < (response.errors?.length ?? 0),
  });
}

/** Reports what went wrong in a fetch of entities, after its merge. */
export function reportEntityErrors(
  context: ErrorContext,
  fetch: { subgraph: string; batches: readonly EntityBatch[] },
  response: SubgraphResponse,
): void {
  const places = new Map(
    fetch.batches.map((batch) => [
      batch.part.alias,
      { batch, places: placesOf(batch, context.data(), context.budget) },
    ]),
  );
  const unplaced: SubgraphError[] = [];
  for (const error of response.errors ?? []) {
    const [alias, index, ...rest] = pathOf(error) ?? [];
    const found = places.get(String(alias));
    const hit = found?.places.filter((place) => place.slot === index) ?? [];
    if (!found || hit.length === 0) {
      unplaced.push(error);
      continue;
    }
    const renamed = renamedKeys(found.batch.part.rewrites);
    const below = rest.map((s) => renamed.get(s) ?? s);
    const entities = ownValue(response.data ?? {}, String(alias));
    const isBubbled =
      Array.isArray(entities) && entities[Number(index)] === null;
    for (const place of hit) {
      if (context.errors.isFull) break;
      reportEntityError(context, { error, rest: below, place, batch: found.batch, subgraph: fetch.subgraph, isBubbled }); // prettier-ignore
    }
  }
  const owed = [...places.values()].flatMap((found) =>
    found.places
      .filter((place) => place.slot >= 0)
      .map((place) => owedTo(context, found.batch, place)),
  );
  reportOwed(context, owed, {
    subgraph: fetch.subgraph,
    unplaced,
    hasData: isDataObject(response.data),
    isBubbled: false,
  });
}

/**
 * Reports the objects that could not be asked for because a field that had to
 * be sent was never answered.
 */
export function reportMissing(
  context: ErrorContext,
  subgraph: string,
  batch: EntityBatch,
): void {
  for (const place of placesOf(batch, context.data(), context.budget)) {
    if (place.slot >= 0 || context.errors.isFull) continue;
    const reason = batch.part.representations.reason(place.target);
    if (reason !== 'missing') continue;
    const error = withService('MISSING_REQUIRED_FIELD', subgraph);
    // What failed in the same object may be why it is missing.
    const isBeside = context.errors.explains(
      clientPath(context.tree(), place.path),
    );
    reportNulls(context, owedTo(context, batch, place), {
      error,
      isHeld: isBeside || context.errors.isHolding,
    });
  }
}

/** Adds an error at a path of the data, in the client's terms. */
export function add(
  context: ErrorContext,
  error: ResponseError,
  path: ResponsePath,
): void {
  const known = clientPath(context.tree(), path);
  // A shared field may fail in two subgraphs; it has one error (6.4.4). A path
  // that was cut stands for another field.
  if (known.length === path.length && context.errors.has(known)) return;
  context.errors.add({ ...error, path: known });
}

/** An error of a subgraph as the client sees it; the policy has been there. */
export function format(error: SubgraphError, subgraph: string): ResponseError {
  const extensions = isDataObject(error.extensions) ? error.extensions : {};
  const code =
    typeof extensions['code'] === 'string'
      ? extensions['code']
      : 'DOWNSTREAM_SERVICE_ERROR';
  return {
    message:
      typeof error.message === 'string'
        ? error.message
        : responseError('DOWNSTREAM_SERVICE_ERROR').message,
    extensions: { ...extensions, code, service: subgraph },
  };
}

/** The one error of an entity that became null is why its keys are null. */
function excuseNulls(context: ErrorContext, owed: Owed): void {
  for (const key of owed.keys) {
    if (ownValue(owed.object, key) != null) continue;
    context.errors.excuse(clientPath(context.tree(), [...owed.path, key]));
  }
}

interface EntityError {
  readonly error: SubgraphError;
  readonly rest: ResponsePath;
  readonly place: EntityPlace;
  readonly batch: EntityBatch;
  readonly subgraph: string;
  /** Whether the subgraph answered null for the whole entity. */
  readonly isBubbled: boolean;
}

function reportEntityError(context: ErrorContext, of: EntityError): void {
  const error = format(of.error, of.subgraph);
  if (of.rest.length > 0) {
    add(context, error, [...of.place.path, ...of.rest]);
    if (of.isBubbled) excuseNulls(context, owedTo(context, of.batch, of.place));
    return;
  }
  const owed = owedTo(context, of.batch, of.place);
  if (!reportNulls(context, owed, { error })) add(context, error, owed.path);
}

interface Failure {
  readonly subgraph: string;
  readonly unplaced: readonly SubgraphError[];
  readonly hasData: boolean;
  /** Whether an error that has its place made the whole answer null. */
  readonly isBubbled: boolean;
}

/**
 * Gives errors without a usable path the places of what is missing; and what
 * is missing without any error an error.
 */
function reportOwed(
  context: ErrorContext,
  owed: readonly Owed[],
  failure: Failure,
): void {
  const [first] = failure.unplaced;
  if (failure.hasData && !first) return;
  const error = first
    ? format(first, failure.subgraph)
    : withService('DOWNSTREAM_SERVICE_ERROR', failure.subgraph);
  let isPlaced = false;
  for (const one of owed) {
    if (context.errors.isFull) break;
    isPlaced =
      reportNulls(context, one, {
        error,
        isHeld: failure.isBubbled && !first,
      }) || isPlaced;
  }
  const rest = isPlaced ? failure.unplaced.slice(1) : failure.unplaced;
  for (const other of rest) context.errors.add(format(other, failure.subgraph));
}

/** One error at each null the client asked for; whether there was any. */
function reportNulls(
  context: ErrorContext,
  owed: Owed,
  { error, isHeld = false }: { error: ResponseError; isHeld?: boolean },
): boolean {
  const tree = findInTree(context.tree(), owed.path);
  let isPlaced = false;
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
    isPlaced = true;
  }
  return isPlaced;
}

function owedTo(
  context: ErrorContext,
  batch: EntityBatch,
  place: EntityPlace,
): Owed {
  return {
    object: place.target,
    path: place.path,
    keys: keysFor(batch.part, place.target, context.types),
  };
}

function withService(code: ErrorCode, subgraph: string): ResponseError {
  return responseError(code, { extensions: { service: subgraph } });
}

function pathOf(error: SubgraphError): ResponsePath | undefined {
  const { path } = error;
  const isPath =
    Array.isArray(path) &&
    path.every((s) => typeof s === 'string' || typeof s === 'number');
  return isPath ? path : undefined;
}
