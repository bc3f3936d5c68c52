import {
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { ResponsePath } from '../../base/errors.ts';
import { type Conditions, isIncluded } from '../../prepare/conditions.ts';
import { responseKey } from '../../base/response-key.ts';

/**
 * The response keys a client asked for, regardless of types. Built only when
 * there is an error to place, from the operation under this request's
 * conditions.
 */
export interface ResponseTree {
  readonly clientKey: string;
  readonly children: ReadonlyMap<string, ResponseTree>;
}

interface MutableTree extends ResponseTree {
  readonly children: Map<string, MutableTree>;
}

export interface ResponseTreePlan {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: Conditions;
  readonly selectionSet: SelectionSetNode;
  readonly clientKeys: ReadonlyMap<string, string>;
}

export function createResponseTree(plan: ResponseTreePlan): ResponseTree {
  const root: MutableTree = { clientKey: '', children: new Map() };
  addSelections(root, plan.selectionSet, plan);
  return root;
}

/**
 * The client's path for a path in the data. It is cut before the first key the
 * client did not ask for, since an error must not show fields that the plan
 * added.
 */
export function clientPath(
  tree: ResponseTree,
  path: ResponsePath,
): (string | number)[] {
  const result: (string | number)[] = [];
  let place: ResponseTree | undefined = tree;
  for (const segment of path) {
    if (typeof segment === 'number') {
      result.push(segment);
      continue;
    }
    place = place.children.get(segment);
    if (!place) break;
    result.push(place.clientKey);
  }
  return result;
}

/**
 * The node of a path in the tree; undefined if the client did not ask for it.
 */
export function findInTree(
  tree: ResponseTree,
  path: ResponsePath,
): ResponseTree | undefined {
  let place: ResponseTree | undefined = tree;
  for (const segment of path) {
    if (typeof segment === 'string') place = place?.children.get(segment);
  }
  return place;
}

function addSelections(
  tree: MutableTree,
  set: SelectionSetNode,
  plan: ResponseTreePlan,
): void {
  for (const selection of set.selections) {
    if (!isIncluded(selection.directives ?? [], plan.conditions)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = responseKey(selection);
      const clientKey = plan.clientKeys.get(key) ?? key;
      const child = tree.children.get(key) ?? {
        clientKey,
        children: new Map(),
      };
      tree.children.set(key, child);
      if (selection.selectionSet) {
        addSelections(child, selection.selectionSet, plan);
      }
      continue;
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : plan.fragments.get(selection.name.value)?.selectionSet;
    if (inner) addSelections(tree, inner, plan);
  }
}
