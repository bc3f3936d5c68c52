import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Rewrite } from '../../plan/plan-node.ts';
import { fragmentsOf } from '../../base/inline-fragments.ts';
import { responseKey } from '../../base/response-key.ts';

/**
 * The keys that a fetch brings, compiled from its operation. Merging follows
 * these and never the keys of an answer, which are not trusted.
 */
export interface FetchedKeys {
  readonly keys: readonly string[];
  /** The keys below a key; undefined at leaves. */
  readonly children: ReadonlyMap<string, FetchedKeys>;
  /** The keys that have children, as a list for fast iteration. */
  readonly parents: readonly string[];
}

interface MutableKeys {
  readonly keys: string[];
  readonly children: Map<string, MutableKeys>;
  readonly parents: string[];
}

/** The keys of a selection set, of all types together. */
export function fetchedKeysOf(
  set: SelectionSetNode,
  document: DocumentNode,
): FetchedKeys {
  const fetched = noKeys();
  addSelections(fetched, set, fragmentsOf(document));
  return fetched;
}

/** The keys after renaming an answer's keys. */
export function renameFetchedKeys(
  fetched: FetchedKeys,
  rewrites: readonly Rewrite[],
): FetchedKeys {
  for (const rewrite of rewrites) {
    if (rewrite.kind !== 'KeyRenamer') continue;
    const keys = rewrite.path.flatMap((step) =>
      step.kind === 'Key' ? step.name : [],
    );
    const last = keys.pop();
    let place: FetchedKeys | undefined = fetched;
    for (const key of keys) place = place?.children.get(key);
    if (place && last !== undefined) {
      addKey(place as MutableKeys, rewrite.name, place.children.get(last));
    }
  }
  return fetched;
}

function addSelections(
  fetched: MutableKeys,
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const key = responseKey(selection);
      const child = selection.selectionSet ? noKeys() : undefined;
      const place = addKey(fetched, key, child);
      if (place && selection.selectionSet) {
        addSelections(place, selection.selectionSet, fragments);
      }
      continue;
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments.get(selection.name.value)?.selectionSet;
    if (inner) addSelections(fetched, inner, fragments);
  }
}

function addKey(
  fetched: MutableKeys,
  key: string,
  child: FetchedKeys | undefined,
): MutableKeys | undefined {
  if (!fetched.keys.includes(key)) fetched.keys.push(key);
  const known = fetched.children.get(key);
  if (known || !child) return known;
  fetched.children.set(key, child as MutableKeys);
  fetched.parents.push(key);
  return child as MutableKeys;
}

function noKeys(): MutableKeys {
  return { keys: [], children: new Map(), parents: [] };
}
