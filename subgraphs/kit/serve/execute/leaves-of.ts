import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

type Fragments = GraphQLResolveInfo['fragments'];

const known = new WeakMap<SelectionSetNode, number>();

/**
 * The most values that an object of this field has: one for each selected leaf.
 */
export function leavesOf({
  fieldNodes,
  fragments,
}: GraphQLResolveInfo): number {
  let leaves = 0;
  for (const { selectionSet } of fieldNodes) {
    if (selectionSet) leaves += leavesIn(selectionSet, fragments);
  }
  return leaves;
}

function leavesIn(set: SelectionSetNode, fragments: Fragments): number {
  let leaves = known.get(set);
  if (leaves !== undefined) return leaves;
  leaves = 0;
  for (const selection of set.selections) {
    const inner =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? fragments[selection.name.value]?.selectionSet
        : selection.selectionSet;
    if (selection.kind === Kind.FIELD) leaves += inner ? 0 : 1;
    else if (inner) leaves += leavesIn(inner, fragments);
  }
  known.set(set, leaves);
  return leaves;
}
