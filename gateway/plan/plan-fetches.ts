import { Kind, type SelectionSetNode } from 'graphql';
import { responseKey } from '../base/response-key.ts';
import { fetchDocument } from './fetch-document.ts';
import { inlineFragments } from '../prepare/inline-fragments.ts';
import type {
  BatchFetchNode,
  DataPath,
  FetchNode,
  KeyRenamer,
  PlanNode,
  RequiredSelection,
  Rewrite,
} from './plan-node.ts';

/** What a fetch asks for the objects at some places. */
export interface PlannedFetch {
  readonly node: FetchNode | BatchFetchNode;
  /** Response keys from the root, lists and types left out, by dots. */
  readonly paths: readonly string[];
  /** Undefined for a fetch of the root. */
  readonly requires: readonly RequiredSelection[] | undefined;
  /** What is asked of each object. */
  readonly set: SelectionSetNode;
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

/** All that a plan fetches, in the plan's order. */
export function plannedFetches(
  plan: PlanNode,
  place: DataPath = [],
): readonly PlannedFetch[] {
  switch (plan.kind) {
    case 'Sequence':
    case 'Parallel':
      return plan.nodes.flatMap((node) => plannedFetches(node, place));
    case 'Flatten':
      return plannedFetches(plan.node, plan.path);
    case 'Condition':
      return [plan.ifTrue, plan.ifFalse].flatMap((node) =>
        node ? plannedFetches(node, place) : [],
      );
    case 'Subscription':
      return plannedFetches(plan.primary, place);
    case 'Fetch':
      return [ofFetch(plan, place)];
    case 'BatchFetch':
      return ofBatches(plan);
  }
}

/** The places of a fetch's fields, as dotted response keys from the root. */
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

function ofFetch(node: FetchNode, place: DataPath): PlannedFetch {
  const { requires, query, inputRewrites, outputRewrites } = node;
  const set = selectionsOf(query, requires ? '_entities' : undefined);
  const paths = [dotted(place)];
  return { node, paths, requires, set, inputRewrites, outputRewrites };
}

function ofBatches(node: BatchFetchNode): readonly PlannedFetch[] {
  return node.batches.map((batch) => ({
    node,
    paths: batch.paths.map(dotted),
    requires: batch.requires,
    set: selectionsOf(node.query, batch.alias),
    inputRewrites: batch.inputRewrites,
    outputRewrites: batch.outputRewrites,
  }));
}

export function dotted(path: DataPath): string {
  return path
    .flatMap((step) => (step.kind === 'Field' ? step.name : []))
    .join('.');
}

/** The selections of the root, or of a field of the root. */
function selectionsOf(query: string, key?: string): SelectionSetNode {
  const nothing = { kind: Kind.SELECTION_SET, selections: [] } as const;
  const document = inlineFragments(fetchDocument(query));
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return nothing;
  if (key === undefined) return operation.selectionSet;
  for (const field of operation.selectionSet.selections) {
    if (field.kind !== Kind.FIELD) continue;
    if (responseKey(field) === key) {
      return field.selectionSet ?? nothing;
    }
  }
  return nothing;
}
