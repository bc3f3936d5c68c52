import type { DocumentNode } from 'graphql';
import { entitiesFieldsOf } from '../../plan/entities-fields.ts';
import { rootSelectionSet } from '../../plan/fetch-document.ts';
import type { FetchAtPath } from '../../plan/map-plan.ts';
import { keysOfPath, type RequiredSelection } from '../../plan/plan-node.ts';
import { memoizeByObject } from '../../base/memoize-by-object.ts';
import {
  type FetchedKeys,
  renameFetchedKeys,
  fetchedKeysOf,
} from '../steps/fetched-keys.ts';

/** A fetch of a plan with its parsed query. */
export interface ParsedFetch extends FetchAtPath {
  readonly document: DocumentNode;
}

interface Access {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
}

/**
 * Whether `later` must wait for `earlier`: whether it reads or writes a place
 * of the data that `earlier` writes. Places are compared by keys only, without
 * types and list indexes, so at worst a step waits although it need not.
 */
export function dependsOn(later: ParsedFetch, earlier: ParsedFetch): boolean {
  const { writes } = accessOf(earlier);
  const { reads, writes: alsoWrites } = accessOf(later);
  return [...writes].some((place) => reads.has(place) || alsoWrites.has(place));
}

const accessOf = memoizeByObject(computeAccess);

function computeAccess(fetch: ParsedFetch): Access {
  const { node, path: place, document } = fetch;
  const reads = new Set<string>();
  const writes = new Set<string>();
  const fetched = fetchedKeysOf(rootSelectionSet(document), document);
  if (node.kind === 'Fetch' && !node.requires) {
    const keys = keysOfPath(place);
    addPath(reads, keys);
    addWrites(writes, keys, renameFetchedKeys(fetched, node.outputRewrites));
  }
  for (const field of entitiesFieldsOf(fetch)) {
    const entities = fetched.children.get(field.alias);
    for (const path of field.paths) {
      const keys = keysOfPath(path);
      addPath(reads, keys);
      addReads(reads, keys, field.requires);
      if (entities) {
        addWrites(
          writes,
          keys,
          renameFetchedKeys(entities, field.outputRewrites),
        );
      }
    }
  }
  return { reads, writes };
}

function addPath(reads: Set<string>, keys: readonly string[]): void {
  keys.forEach((_, n) => reads.add(keys.slice(0, n + 1).join('/')));
}

function addReads(
  reads: Set<string>,
  keys: readonly string[],
  selections: readonly RequiredSelection[],
): void {
  for (const selection of selections) {
    if (selection.kind === 'Fragment') {
      addReads(reads, keys, selection.selections);
      continue;
    }
    const path = [...keys, selection.source];
    reads.add(path.join('/'));
    addReads(reads, path, selection.selections);
  }
}

function addWrites(
  writes: Set<string>,
  keys: readonly string[],
  fetched: FetchedKeys,
): void {
  for (const key of fetched.keys) {
    const path = [...keys, key];
    writes.add(path.join('/'));
    const child = fetched.children.get(key);
    if (child) addWrites(writes, path, child);
  }
}
