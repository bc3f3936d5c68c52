import { type ErrorCode, type ResponseError, responseError, type ResponsePath } from '../../base/errors.ts'; // prettier-ignore
import type { SubgraphResponse } from '../../fetch/subgraph-fetcher.ts';
import type { SubgraphError } from '../../fetch/subgraph-error.ts';
import { isDataObject, ownValue } from '../../base/plain-data.ts';
import {
  type RepresentationBatch,
  type EntityPlace,
  placesOf,
} from '../steps/representation-batch.ts';
import { clientError } from '../../fetch/client-error.ts';
import { add, type ErrorPlacement } from './error-placement.ts';
import { excuseNulls, owedTo, reportNulls, reportOwed } from './owed-fields.ts';
import { clientPath } from './response-tree.ts';
import { renamedKeys } from '../steps/rewrites.ts';
import type { RootStep } from '../steps/step.ts';

/** Reports the errors of a fetch of root fields, after its data was merged. */
export function reportRootErrors(
  context: ErrorPlacement,
  step: RootStep,
  response: SubgraphResponse,
): void {
  context.budget.startVisit();
  const bases = step.reader.locate(context.data(), context.budget);
  const renamed = renamedKeys(step.rewrites);
  const unplaced: SubgraphError[] = [];
  for (const error of response.errors ?? []) {
    const path = pathOf(error)?.map((s) => renamed.get(s) ?? s) ?? [];
    const known = bases.filter(
      ({ path: base }) =>
        clientPath(context.tree(), [...base, ...path]).length > base.length,
    );
    if (known.length === 0) {
      unplaced.push(error);
      continue;
    }
    for (const base of known) {
      add(context, clientError(error, step.subgraph), [...base.path, ...path]);
      loseBelow(context, base.path, { path, data: response.data });
    }
  }
  const owed = bases.map(({ object, path }) => {
    return { object, path, keys: step.fetched.keys };
  });
  const isPlaced = unplaced.length < (response.errors?.length ?? 0);
  reportOwed(context, owed, {
    subgraph: step.subgraph,
    unplaced,
    otherwise: isDataObject(response.data)
      ? undefined
      : withService('DOWNSTREAM_SERVICE_ERROR', step.subgraph),
    // A non-null root field that failed makes the other root fields null.
    isBubbled: step.reader.path.length === 0 && isPlaced,
  });
}

/** An entity fetch and its answer. */
export interface EntityFetch {
  readonly subgraph: string;
  readonly batches: readonly RepresentationBatch[];
  /**
   * The error for entities that are missing without an error of the subgraph.
   */
  readonly malformed: ResponseError | undefined;
}

/** Reports the errors of an entity fetch, after its data was merged. */
export function reportEntityErrors(
  context: ErrorPlacement,
  { subgraph, batches, malformed }: EntityFetch,
  response: SubgraphResponse,
): void {
  const places = new Map(
    batches.map((batch) => [
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
    const entity: unknown = Array.isArray(entities)
      ? entities[Number(index)]
      : null;
    for (const place of hit) {
      if (context.errors.isFull) break;
      reportEntityError(context, { error, rest: below, place, batch: found.batch, subgraph, entity }); // prettier-ignore
    }
  }
  const owed = [...places.values()].flatMap((found) =>
    found.places
      .filter((place) => place.slot >= 0)
      .map((place) => owedTo(context, found.batch, place)),
  );
  reportOwed(context, owed, {
    subgraph,
    unplaced,
    otherwise:
      malformed ??
      (isDataObject(response.data)
        ? undefined
        : withService('DOWNSTREAM_SERVICE_ERROR', subgraph)),
    isBubbled: false,
  });
}

interface EntityError {
  readonly error: SubgraphError;
  readonly rest: ResponsePath;
  readonly place: EntityPlace;
  readonly batch: RepresentationBatch;
  readonly subgraph: string;
  /** What the subgraph answered for it; null if a null bubbled up to it. */
  readonly entity: unknown;
}

function reportEntityError(context: ErrorPlacement, of: EntityError): void {
  const { place, batch, rest, entity } = of;
  const error = clientError(of.error, of.subgraph);
  const owed = owedTo(context, batch, place);
  if (rest.length > 0) {
    add(context, error, [...place.path, ...rest]);
    if (entity === null) excuseNulls(context, owed);
    else loseBelow(context, place.path, { path: rest, data: entity });
    return;
  }
  const nulls = reportNulls(context, owed, { error });
  if (nulls.length === 0) add(context, error, owed.path);
}

/**
 * A null above an error is caused by it, and so is what is missing below that
 * null, also if another subgraph provided the object.
 */
function loseBelow(
  context: ErrorPlacement,
  base: ResponsePath,
  { path, data }: { path: ResponsePath; data: unknown },
): void {
  let value = data;
  for (let n = 0; n < path.length; n++) {
    const key = path[n] ?? '';
    if (typeof value !== 'object' || value === null) return;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
    if (value !== null) continue;
    const known = clientPath(context.tree(), [...base, ...path.slice(0, n + 1)]); // prettier-ignore
    context.errors.lose(known);
    return;
  }
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

/**
 * The error for `_entities` lists whose length is not that of the
 * representations.
 */
export function wrongNumber(service: string): ResponseError {
  return responseError('SUBREQUEST_MALFORMED_RESPONSE', {
    message:
      'Expected one entity for each representation, but got another number.',
    extensions: { service },
  });
}
