import { Kind, type SelectionSetNode } from 'graphql';
import { responseKey } from '../base/response-key.ts';
import { entitiesFieldsOf } from './entities-fields.ts';
import {
  fetchDocument,
  rootFieldSet,
  rootSelectionSet,
} from './fetch-document.ts';
import { inlineFragments } from '../base/inline-fragments.ts';
import { fetchesOf } from './map-plan.ts';
import {
  type BatchFetchNode,
  type DataPath,
  type EntitiesField,
  type FetchNode,
  type KeyRenamer,
  keysOfPath,
  type PlanNode,
  type RequiredSelection,
  type Rewrite,
} from './plan-node.ts';

const NO_SELECTIONS: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [],
};

/** What a fetch asks for the objects at some paths. */
export interface PlannedFetch {
  readonly node: FetchNode | BatchFetchNode;
  /** Response keys from the root, joined by dots; without lists and types. */
  readonly paths: readonly string[];
  /** Undefined for a fetch of root fields. */
  readonly requires: readonly RequiredSelection[] | undefined;
  /** The selections for each object. */
  readonly set: SelectionSetNode;
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

/** What each fetch of a plan asks, in order. */
export function plannedFetches(plan: PlanNode): readonly PlannedFetch[] {
  return fetchesOf(plan).flatMap((fetch) =>
    fetch.node.kind === 'Fetch' && !fetch.node.requires
      ? [ofRoot(fetch.node, fetch.path)]
      : entitiesFieldsOf(fetch).map((field) => ofEntities(fetch.node, field)),
  );
}

/**
 * The paths of all fields of a fetch, as dotted response keys from the root.
 */
export function fetchedPaths(fetch: PlannedFetch): readonly string[] {
  const { paths, set, outputRewrites } = fetch;
  const found: string[] = [];
  const add = ({ selections }: SelectionSetNode, above: string): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(selection.selectionSet, above);
      } else if (selection.kind === Kind.FIELD) {
        const key = responseKey(selection);
        const path = above === '' ? key : `${above}.${key}`;
        found.push(path);
        if (selection.selectionSet) add(selection.selectionSet, path);
      }
    }
  };
  for (const path of paths) {
    add(set, path);
    for (const rewrite of outputRewrites) {
      if (rewrite.kind === 'KeyRenamer') found.push(renamed(path, rewrite));
    }
  }
  return found;
}

function renamed(above: string, { path, name }: KeyRenamer): string {
  const keys = path.flatMap((step) => (step.kind === 'Key' ? step.name : []));
  return [...(above === '' ? [] : [above]), ...keys.slice(0, -1), name].join(
    '.',
  );
}

function ofRoot(node: FetchNode, path: DataPath): PlannedFetch {
  const { query, inputRewrites, outputRewrites } = node;
  const paths = [dotted(path)];
  const set = selectionsOf(query);
  return { node, paths, requires: undefined, set, inputRewrites, outputRewrites }; // prettier-ignore
}

function ofEntities(
  node: FetchNode | BatchFetchNode,
  { alias, paths, requires, inputRewrites, outputRewrites }: EntitiesField,
): PlannedFetch {
  const set = selectionsOf(node.query, alias);
  const places = paths.map(dotted);
  return { node, paths: places, requires, set, inputRewrites, outputRewrites };
}

export function dotted(path: DataPath): string {
  return keysOfPath(path).join('.');
}

/** The selections of the root, or of a root field. */
function selectionsOf(query: string, key?: string): SelectionSetNode {
  const document = inlineFragments(fetchDocument(query));
  return key === undefined
    ? rootSelectionSet(document)
    : (rootFieldSet(document, key) ?? NO_SELECTIONS);
}
