import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import { namedType, type SdlTypes } from '../../protocol/sdl/sdl-types.ts';

/** Whether all fields that a field set selects exist. */
export function isReadable(
  set: SelectionSetNode,
  type: string,
  types: SdlTypes,
): boolean {
  return set.selections.every((selection) => {
    switch (selection.kind) {
      case Kind.FRAGMENT_SPREAD:
        return false;
      case Kind.INLINE_FRAGMENT: {
        const condition = selection.typeCondition?.name.value ?? type;
        return (
          types.get(condition) !== undefined &&
          isReadable(selection.selectionSet, condition, types)
        );
      }
      case Kind.FIELD:
        return isReadableField(selection, type, types);
    }
  });
}

function isReadableField(
  field: FieldNode,
  type: string,
  types: SdlTypes,
): boolean {
  const { name, selectionSet } = field;
  if (name.value === '__typename') return !selectionSet;
  const definition = types.get(type)?.fields.get(name.value);
  if (!definition) return false;
  const below = namedType(definition.type);
  const isLeaf = (types.get(below)?.kind ?? 'leaf') === 'leaf';
  return selectionSet
    ? !isLeaf && isReadable(selectionSet, below, types)
    : isLeaf;
}
