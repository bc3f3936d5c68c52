import type { DocumentNode } from 'graphql';
import { entitiesFieldsOf } from '../../plan/entities-fields.ts';
import { rootSelectionSet } from '../../plan/fetch-document.ts';
import {
  type BatchFetchNode,
  type DataPath,
  type FetchNode,
  keysOfPath,
  type RequiredSelection,
} from '../../plan/plan-node.ts';
import { perObject } from '../../base/per-object.ts';
import { type MergeShape, renameInShape, shapeOf } from './merge-shape.ts';

/** A fetch of a plan and the path the plan puts it at. */
export interface PlacedFetch {
  readonly node: FetchNode | BatchFetchNode;
  readonly at: { readonly path: DataPath };
  readonly document: DocumentNode;
}

interface Access {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
}

/**
 * Whether `later` must wait for `earlier`: it uses, or also writes, a place of
 * the data that `earlier` writes. Places are key paths, types and lists
 * disregarded, which can only make a step wait too long.
 */
export function needsBefore(later: PlacedFetch, earlier: PlacedFetch): boolean {
  const { writes } = accessOf(earlier);
  const { reads, writes: alsoWrites } = accessOf(later);
  return [...writes].some((place) => reads.has(place) || alsoWrites.has(place));
}

const accessOf = perObject(computeAccess);

function computeAccess({ node, at, document }: PlacedFetch): Access {
  const reads = new Set<string>();
  const writes = new Set<string>();
  const shape = shapeOf(rootSelectionSet(document), document);
  if (node.kind === 'Fetch' && !node.requires) {
    const keys = keysOfPath(at.path);
    addPath(reads, keys);
    addWrites(writes, keys, renameInShape(shape, node.outputRewrites));
  }
  for (const field of entitiesFieldsOf({ node, path: at.path })) {
    const entities = shape.children.get(field.alias);
    for (const path of field.paths) {
      const keys = keysOfPath(path);
      addPath(reads, keys);
      addReads(reads, keys, field.requires);
      if (entities) {
        addWrites(writes, keys, renameInShape(entities, field.outputRewrites));
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
  shape: MergeShape,
): void {
  for (const key of shape.keys) {
    const path = [...keys, key];
    writes.add(path.join('/'));
    const child = shape.children.get(key);
    if (child) addWrites(writes, path, child);
  }
}
