import { type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql'; // prettier-ignore
import { namedType } from '../../../protocol/sdl/sdl-types.ts';
import type { PartitionModel } from '../model/partition-model.ts';
import { expectedObject } from './expected-value.ts';

/**
 * Adds the key of each partitioned type where the client does not select it, so
 * that every row shows its partition. Additions do not reach the answer,
 * because the executor only reads what was selected.
 */
export function withKeys(
  selectionSet: SelectionSetNode,
  typeName: string,
  model: PartitionModel,
): SelectionSetNode {
  const selections = selectionSet.selections.map((selection) =>
    withKeysBelow(selection, typeName, model),
  );
  const added = additions(selectionSet, typeName, model);
  const isSame =
    added.length === 0 &&
    selections.every((one, n) => one === selectionSet.selections[n]);
  return isSame
    ? selectionSet
    : { kind: Kind.SELECTION_SET, selections: [...selections, ...added] };
}

function withKeysBelow(
  selection: SelectionNode,
  typeName: string,
  model: PartitionModel,
): SelectionNode {
  if (selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet) {
    return selection;
  }
  const { selectionSet } = selection;
  const changed =
    selection.kind === Kind.FIELD
      ? withKeys(selectionSet, typeOf(selection, typeName, model), model)
      : withKeysInside(selectionSet, { typeName: selection.typeCondition?.name.value ?? typeName, model }); // prettier-ignore
  return changed === selectionSet
    ? selection
    : { ...selection, selectionSet: changed };
}

/** For a fragment: the key of the object itself is added at the field. */
function withKeysInside(
  selectionSet: SelectionSetNode,
  { typeName, model }: { typeName: string; model: PartitionModel },
): SelectionSetNode {
  const selections = selectionSet.selections.map((selection) =>
    withKeysBelow(selection, typeName, model),
  );
  return selections.every((one, n) => one === selectionSet.selections[n])
    ? selectionSet
    : { kind: Kind.SELECTION_SET, selections };
}

function typeOf(
  field: FieldNode,
  typeName: string,
  { types }: PartitionModel,
): string {
  const type = types.get(typeName)?.fields.get(field.name.value)?.type;
  return type ? namedType(type) : '';
}

/**
 * One key field for each partitioned type that an object of the field may have.
 */
function additions(
  selectionSet: SelectionSetNode,
  typeName: string,
  model: PartitionModel,
): SelectionNode[] {
  const names = model.keyOf(typeName)
    ? [typeName]
    : [...conditionsIn(selectionSet)].filter((name) => model.keyOf(name));
  return names.flatMap((name) => {
    const { key } = expectedObject(name, selectionSet, model);
    const wanted = model.keyOf(name)?.field;
    if (key || wanted === undefined) return [];
    const leaf = addition(wanted, model.reserved);
    return name === typeName ? leaf : fragment(name, leaf);
  });
}

function conditionsIn({ selections }: SelectionSetNode): Set<string> {
  const names = new Set<string>();
  for (const selection of selections) {
    if (selection.kind !== Kind.INLINE_FRAGMENT) continue;
    const condition = selection.typeCondition?.name.value;
    if (condition !== undefined) names.add(condition);
    for (const inner of conditionsIn(selection.selectionSet)) names.add(inner);
  }
  return names;
}

function addition(name: string, reserved: string): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    alias: { kind: Kind.NAME, value: `${reserved}${name}` },
  };
}

function fragment(name: string, leaf: FieldNode): SelectionNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: {
      kind: Kind.NAMED_TYPE,
      name: { kind: Kind.NAME, value: name },
    },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [leaf] },
  };
}
