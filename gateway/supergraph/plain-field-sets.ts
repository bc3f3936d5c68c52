import {
  type FieldNode,
  type InlineFragmentNode,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from 'graphql';
import { describeUse, type FieldSetUse, fieldSetUses, leaveOut } from './field-set-uses.ts'; // prettier-ignore
import { isExternalIn } from './joins.ts';
import { isReadable } from './readable-field-set.ts';
import { namedType, type SdlTypes } from '../../protocol/sdl/sdl-types.ts';
import type { TextEdit } from './text-edit.ts';
import { parseFieldSet } from '../../protocol/sdl/field-set.ts';

export interface PlainFieldSets {
  readonly edits: readonly TextEdit[];
  /** Field sets that are ignored, e.g. `@requires on Unit.score`. */
  readonly leftOut: readonly string[];
}

/**
 * Normalizes field sets: no braces, no aliases, no conditions on the type
 * itself, and no `__typename` in a @provides. Composition allows these, and
 * also field sets that cannot be parsed or select unknown fields; such ones are
 * left out.
 */
export function plainFieldSets(types: SdlTypes): PlainFieldSets {
  const edits: TextEdit[] = [];
  const leftOut: string[] = [];
  for (const use of fieldSetUses(types)) {
    const set = readFieldSet(use, types);
    if (!set || !isReadable(set, use.type, types)) {
      edits.push(leaveOut(use));
      leftOut.push(describeUse(use));
      continue;
    }
    const text = fieldSetText(set);
    if (text === stripIgnoredCharacters(use.text ?? '')) continue;
    // A @provides may become empty, if it provided only what is known anyway.
    edits.push(
      text === ''
        ? leaveOut(use)
        : { start: use.start, end: use.end, text: `${use.kind}: ${JSON.stringify(text)}` }, // prettier-ignore
    );
  }
  return { edits, leftOut };
}

const TYPENAME: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
};

interface FieldSetReading extends Pick<FieldSetUse, 'kind' | 'graph' | 'type'> {
  readonly types: SdlTypes;
}

function readFieldSet(
  use: FieldSetUse,
  types: SdlTypes,
): SelectionSetNode | undefined {
  if (use.text === undefined) return undefined;
  try {
    return plain(parseFieldSet(use.text), { ...use, types });
  } catch {
    return undefined;
  }
}

function fieldSetText(set: SelectionSetNode): string {
  return stripIgnoredCharacters(print(set)).slice(1, -1);
}

function plain(
  set: SelectionSetNode,
  context: FieldSetReading,
): SelectionSetNode {
  const selections = set.selections.flatMap((selection) =>
    plainSelection(selection, context),
  );
  return { kind: Kind.SELECTION_SET, selections };
}

function plainSelection(
  selection: SelectionNode,
  context: FieldSetReading,
): readonly SelectionNode[] {
  switch (selection.kind) {
    case Kind.FRAGMENT_SPREAD:
      return [selection];
    case Kind.INLINE_FRAGMENT:
      return plainFragment(selection, context);
    case Kind.FIELD:
      return plainField(selection, context);
  }
}

function plainFragment(
  { typeCondition, selectionSet }: InlineFragmentNode,
  context: FieldSetReading,
): readonly SelectionNode[] {
  const type = typeCondition?.name.value ?? context.type;
  const set = plain(selectionSet, { ...context, type });
  if (!typeCondition || type === context.type) return set.selections;
  return set.selections.length > 0
    ? [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: set }]
    : [];
}

function plainField(
  { name, arguments: given = [], selectionSet }: FieldNode,
  context: FieldSetReading,
): readonly SelectionNode[] {
  const { kind, type, types } = context;
  if (name.value === '__typename') return kind === 'provides' ? [] : [TYPENAME];
  const field: FieldNode = { kind: Kind.FIELD, name, arguments: given };
  if (!selectionSet) return [field];
  const definition = types.get(type)?.fields.get(name.value);
  const below = definition ? namedType(definition.type) : '';
  const set = plain(selectionSet, { ...context, type: below });
  if (set.selections.length > 0) return [{ ...field, selectionSet: set }];
  const known = knownLeaf(below, context);
  const isNews =
    definition !== undefined && isExternalIn(definition, context.graph);
  return isNews && known ? [{ ...field, selectionSet: known }] : [];
}

/**
 * A leaf that the subgraph can always resolve; it replaces `__typename` where
 * nothing else is provided.
 */
function knownLeaf(
  name: string,
  context: FieldSetReading,
): SelectionSetNode | undefined {
  const type = context.types.get(name);
  const leaf = [...(type?.fields.values() ?? [])].find(
    (field) =>
      (context.types.get(namedType(field.type))?.kind ?? 'leaf') === 'leaf' &&
      !isExternalIn(field, context.graph),
  );
  if (leaf) return parseFieldSet(leaf.name.value);
  for (const member of type?.members ?? []) {
    const set = knownLeaf(member, context);
    if (set) return parseFieldSet(`... on ${member} { ${fieldSetText(set)} }`);
  }
  return undefined;
}
