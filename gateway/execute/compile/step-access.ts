import type { DocumentNode } from 'graphql';
import type {
  BatchFetchNode,
  DataPath,
  FetchNode,
  RequiredSelection,
} from '../../plan/plan-node.ts';
import { perObject } from '../../base/per-object.ts';
import { keysOfPath } from './data-path.ts';
import { type MergeShape, renameInShape, shapeOf } from './merge-shape.ts';
import { rootSelectionSet } from './root-selection-set.ts';

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
  const batches =
    node.kind === 'BatchFetch'
      ? node.batches
      : [{ ...node, alias: '_entities', paths: [at.path] }];
  for (const batch of batches) {
    const entities = batch.requires ? shape.children.get(batch.alias) : shape;
    for (const path of batch.paths) {
      const keys = keysOfPath(path);
      keys.forEach((_, n) => reads.add(keys.slice(0, n + 1).join('/')));
      addReads(reads, keys, batch.requires ?? []);
      if (entities) {
        addWrites(writes, keys, renameInShape(entities, batch.outputRewrites));
      }
    }
  }
  return { reads, writes };
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
