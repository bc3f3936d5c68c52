import { type FieldNode, Kind, type SelectionSetNode, visit } from 'graphql';
import { namedType, type SdlTypes } from '../../protocol/sdl/sdl-types.ts';

/**
 * Whether the planner can read a field set of a type. It ends its process where
 * a field is not there, or a number is none to it, and cannot be asked before.
 */
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
  if (!definition || !hasReadableNumbers(field)) return false;
  const below = namedType(definition.type);
  const isLeaf = (types.get(below)?.kind ?? 'leaf') === 'leaf';
  return selectionSet
    ? !isLeaf && isReadable(selectionSet, below, types)
    : isLeaf;
}

const INT64 = 2n ** 63n;

function hasReadableNumbers({ arguments: given = [] }: FieldNode): boolean {
  let areReadable = true;
  for (const argument of given) {
    visit(argument, {
      IntValue: ({ value }) => {
        const number = BigInt(value);
        if (number >= INT64 || number < -INT64) areReadable = false;
      },
      FloatValue: ({ value }) => {
        if (!Number.isFinite(Number(value))) areReadable = false;
      },
    });
  }
  return areReadable;
}
