import { type DocumentNode, Kind, print, type SelectionSetNode } from 'graphql';
import { entitiesFieldsOf } from '../../plan/entities-fields.ts';
import { rootFieldSet, rootSelectionSet } from '../../plan/fetch-document.ts';
import {
  type BatchFetchNode,
  type DataPath,
  type FetchNode,
  keysOfPath,
  type Rewrite,
} from '../../plan/plan-node.ts';
import { fragmentsOf } from '../../base/inline-fragments.ts';
import { memoizeByObject } from '../../base/memoize-by-object.ts';
import { responseKey } from '../../base/response-key.ts';
import type { ParsedFetch } from './step-dependency.ts';

/**
 * The field name and arguments that each key path below an entity stands for.
 */
type Meanings = Map<string, string>;

/**
 * Whether objects with equal representations, at any of `paths`, may share one
 * fetched object instead of each having a copy. Later fetches then write into
 * the shared object; that is safe as long as each key has a single meaning,
 * since fields that were not asked for at a place are not written there.
 */
export function mayShareEntities(
  paths: readonly DataPath[],
  fetches: readonly ParsedFetch[],
): boolean {
  // Keys that are renamed in the answer are not tracked here.
  if (fetches.some(({ node }) => rewritesOf(node).some(isRenaming)))
    return false;
  const meanings: Meanings = new Map();
  return paths.every((path) =>
    fetches.every((fetch) => addMeanings(meanings, keysOfPath(path), fetch)),
  );
}

function rewritesOf(node: FetchNode | BatchFetchNode): readonly Rewrite[] {
  return node.kind === 'BatchFetch'
    ? node.batches.flatMap((batch) => batch.outputRewrites)
    : node.outputRewrites;
}

function isRenaming({ kind }: Rewrite): boolean {
  return kind === 'KeyRenamer';
}

/** Returns false if a key below `shared` gets a second meaning. */
function addMeanings(
  meanings: Meanings,
  shared: readonly string[],
  fetch: ParsedFetch,
): boolean {
  return partsOf(fetch).every(({ keys, set }) => {
    const isBelow = shared.every((key, n) => key === keys[n]);
    if (!isBelow) return true;
    const below = keys.slice(shared.length).join('/');
    return addSelections(meanings, below, { set, document: fetch.document });
  });
}

interface Part {
  readonly keys: readonly string[];
  readonly set: SelectionSetNode;
}

/** The selections that a fetch brings to each of its paths. */
const partsOf = memoizeByObject(findParts);

function findParts(fetch: ParsedFetch): readonly Part[] {
  const { node, path: place, document } = fetch;
  if (node.kind === 'Fetch' && !node.requires) {
    return [{ keys: keysOfPath(place), set: rootSelectionSet(document) }];
  }
  return entitiesFieldsOf(fetch).flatMap(({ alias, paths }) => {
    const set = rootFieldSet(document, alias);
    return set ? paths.map((path) => ({ keys: keysOfPath(path), set })) : [];
  });
}

function addSelections(
  meanings: Meanings,
  below: string,
  { set, document }: { set: SelectionSetNode; document: DocumentNode },
): boolean {
  return set.selections.every((selection) => {
    if (selection.kind !== Kind.FIELD) {
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragmentsOf(document).get(selection.name.value)?.selectionSet;
      return !inner || addSelections(meanings, below, { set: inner, document });
    }
    const place = `${below}/${responseKey(selection)}`;
    const { name, arguments: given = [] } = selection;
    const meaning = [name.value, ...given.map(print)].join(' ');
    const known = meanings.get(place);
    if (known !== undefined && known !== meaning) return false;
    meanings.set(place, meaning);
    const child = selection.selectionSet;
    return !child || addSelections(meanings, place, { set: child, document });
  });
}
