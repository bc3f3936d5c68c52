import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { OperationBudget } from '../../fetch/operation-budget.ts';
import type { Rewrite } from '../../plan/plan-node.ts';
import { responseKey } from '../../base/response-key.ts';
import {
  type DataObject,
  isDataObject,
  ownValue,
} from '../../base/plain-data.ts';

/**
 * The keys a fetch brings, compiled from its operation. Merging follows this
 * shape and never the keys of an answer, which are not trusted.
 */
export interface MergeShape {
  readonly keys: readonly string[];
  /** The shape below a key; undefined at leaves. */
  readonly children: ReadonlyMap<string, MergeShape>;
  /** The keys that have one, to go through all. */
  readonly parents: readonly string[];
}

interface MutableShape {
  readonly keys: string[];
  readonly children: Map<string, MutableShape>;
  readonly parents: string[];
}

/** The shape of a selection set, types disregarded. */
export function shapeOf(
  set: SelectionSetNode,
  document: DocumentNode,
): MergeShape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const shape = emptyShape();
  addSelections(shape, set, fragments);
  return shape;
}

/** The shape after the renamings that are applied to an answer. */
export function renameInShape(
  shape: MergeShape,
  rewrites: readonly Rewrite[],
): MergeShape {
  for (const rewrite of rewrites) {
    if (rewrite.kind !== 'KeyRenamer') continue;
    const keys = rewrite.path.flatMap((step) =>
      step.kind === 'Key' ? step.name : [],
    );
    const last = keys.pop();
    let place: MergeShape | undefined = shape;
    for (const key of keys) place = place?.children.get(key);
    if (place && last !== undefined) {
      addKey(place as MutableShape, rewrite.name, place.children.get(last));
    }
  }
  return shape;
}

/**
 * Merges `source` into `target` in place. What is not there yet is taken over
 * as it is, without a copy; a null never replaces a value.
 */
export function mergeObject(
  target: DataObject,
  source: DataObject,
  shape: MergeShape,
): void {
  for (const key of shape.keys) {
    const value = ownValue(source, key);
    if (value === undefined) continue;
    const known = ownValue(target, key);
    if (known === undefined || known === null) {
      target[key] = value;
      continue;
    }
    if (value === null) continue;
    const child = shape.children.get(key);
    if (child) mergeValue(known, value, child);
    else target[key] = value;
  }
}

/** A copy of `source` down to its leaves, which are shared. */
export function cloneByShape(
  source: DataObject,
  shape: MergeShape,
  budget: OperationBudget,
): DataObject {
  budget.takeObjects(1);
  const copy: DataObject = {};
  for (const key of shape.keys) {
    const value = ownValue(source, key);
    if (value === undefined) continue;
    const child = shape.children.get(key);
    copy[key] = child ? cloneValue(value, child, budget) : value;
  }
  return copy;
}

function mergeValue(target: unknown, source: unknown, shape: MergeShape): void {
  if (target === source) return;
  if (Array.isArray(target) && Array.isArray(source)) {
    const length = Math.min(target.length, source.length);
    for (let i = 0; i < length; i++) {
      if (target[i] === null) target[i] = source[i] as unknown;
      else mergeValue(target[i], source[i], shape);
    }
  } else if (isDataObject(target) && isDataObject(source)) {
    mergeObject(target, source, shape);
  }
}

function cloneValue(
  value: unknown,
  shape: MergeShape,
  budget: OperationBudget,
): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => cloneValue(item, shape, budget));
  }
  return isDataObject(value) ? cloneByShape(value, shape, budget) : value;
}

function addSelections(
  shape: MutableShape,
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const key = responseKey(selection);
      const child = selection.selectionSet ? emptyShape() : undefined;
      const place = addKey(shape, key, child);
      if (place && selection.selectionSet) {
        addSelections(place, selection.selectionSet, fragments);
      }
      continue;
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments.get(selection.name.value)?.selectionSet;
    if (inner) addSelections(shape, inner, fragments);
  }
}

function addKey(
  shape: MutableShape,
  key: string,
  child: MergeShape | undefined,
): MutableShape | undefined {
  if (!shape.keys.includes(key)) shape.keys.push(key);
  const known = shape.children.get(key);
  if (known || !child) return known;
  shape.children.set(key, child as MutableShape);
  shape.parents.push(key);
  return child as MutableShape;
}

function emptyShape(): MutableShape {
  return { keys: [], children: new Map(), parents: [] };
}
