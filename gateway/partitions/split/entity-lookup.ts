import {
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
  visit,
} from 'graphql';
import { isWithin } from '../expect/expected-value.ts';
import type { PartitionModel } from '../model/partition-model.ts';

/** The root field that returns an entity of a type by its key. */
export interface EntityLookup {
  readonly field: string;
  readonly argument: string;
  readonly type: TypeNode;
  readonly selectionSet: SelectionSetNode;
}

/** The most keys of one request, since servers limit aliases, mostly to 100. */
const MAX_KEYS = 32;
const MAX_ALIASES = 90;

/**
 * How each type is looked up: by its `@route` field with the key as argument.
 */
export function entityLookups(
  selectionSet: SelectionSetNode,
  model: PartitionModel,
): (typeName: string) => EntityLookup | undefined {
  const known = new Map<string, EntityLookup | undefined>();
  return (typeName) => {
    if (!model.keyOf(typeName)) return undefined;
    if (!known.has(typeName)) {
      known.set(typeName, entityLookup(typeName, selectionSet, model));
    }
    return known.get(typeName);
  };
}

function entityLookup(
  typeName: string,
  selectionSet: SelectionSetNode,
  model: PartitionModel,
): EntityLookup | undefined {
  const rule = model.lookupOf(typeName);
  const [argument] = rule?.by ?? [];
  const type = rule?.node.arguments?.find(({ name }) => name.value === argument)?.type; // prettier-ignore
  if (!rule || argument === undefined || !type) return undefined;
  const selections = ownSelections(selectionSet, typeName, model);
  return {
    field: rule.node.name.value,
    argument,
    type,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

/**
 * How many keys to look up at once, given the aliases for each; a power of two.
 */
export function lookupBatch(selectionSet: SelectionSetNode): number {
  let aliases = 1;
  visit(selectionSet, {
    Field: ({ alias }) => void (aliases += alias ? 1 : 0),
  });
  const fitting = Math.floor(Math.log2(Math.max(1, MAX_ALIASES / aliases)));
  return Math.min(MAX_KEYS, 2 ** fitting);
}

/**
 * Removes fragments that cannot apply to the type, where they would be invalid.
 */
function ownSelections(
  { selections }: SelectionSetNode,
  typeName: string,
  model: PartitionModel,
): readonly SelectionNode[] {
  return selections.flatMap((selection): readonly SelectionNode[] => {
    if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
    const condition = selection.typeCondition?.name.value;
    if (condition !== undefined && !isWithin(typeName, condition, model)) {
      return [];
    }
    const inner = ownSelections(selection.selectionSet, typeName, model);
    if (inner.length === 0) return [];
    const { directives = [] } = selection;
    const selectionSet = { kind: Kind.SELECTION_SET, selections: inner } as const; // prettier-ignore
    return [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet }];
  });
}
