import {
  type DirectiveNode,
  type FieldNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { responseKey } from '../../base/response-key.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** A field selected under one response key of an object. */
export interface SelectedField {
  readonly key: string;
  readonly name: string;
  /** One of its nodes, for its name and arguments. */
  readonly node: FieldNode;
  /** The merged selections of all its nodes; undefined for a leaf. */
  readonly selectionSet: SelectionSetNode | undefined;
  /** Whether it is selected whatever the variables are. */
  readonly isAlways: boolean;
  isIncluded(variables: Variables): boolean;
}

/** The fields of an object's selection set by response key, in order. */
export function selectedFields(
  selectionSet: SelectionSetNode | undefined,
): readonly SelectedField[] {
  const found = new Map<string, Occurrence[]>();
  collect(selectionSet, [], found);
  return [...found].map(([key, occurrences]) => combine(key, occurrences));
}

interface Occurrence {
  readonly node: FieldNode;
  readonly conditions: readonly DirectiveNode[];
}

function collect(
  selectionSet: SelectionSetNode | undefined,
  outer: readonly DirectiveNode[],
  found: Map<string, Occurrence[]>,
): void {
  for (const selection of selectionSet?.selections ?? []) {
    const conditions = [...outer, ...conditionsOf(selection)];
    if (selection.kind === Kind.FIELD) {
      const key = responseKey(selection);
      const known = found.get(key) ?? [];
      found.set(key, known);
      known.push({ node: selection, conditions });
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      collect(selection.selectionSet, conditions, found);
    }
  }
}

function combine(
  key: string,
  occurrences: readonly Occurrence[],
): SelectedField {
  const [{ node }] = occurrences as readonly [Occurrence];
  const selections = occurrences.flatMap(selectionsOf);
  return {
    key,
    name: node.name.value,
    node,
    selectionSet: node.selectionSet && {
      kind: Kind.SELECTION_SET,
      selections,
    },
    isAlways: occurrences.some(({ conditions }) => conditions.length === 0),
    isIncluded: (variables) =>
      occurrences.some(({ conditions }) =>
        conditions.every((condition) => holds(condition, variables)),
      ),
  };
}

/** Keeps the conditions of one occurrence from applying to the others. */
function selectionsOf({ node, conditions }: Occurrence): SelectionNode[] {
  let selections = [...(node.selectionSet?.selections ?? [])];
  for (const condition of conditions) {
    selections = [
      {
        kind: Kind.INLINE_FRAGMENT,
        directives: [condition],
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      },
    ];
  }
  return selections;
}

/** The `@include` and `@skip` of a selection. */
export function conditionsOf({
  directives,
}: SelectionNode): readonly DirectiveNode[] {
  return (directives ?? []).filter(
    ({ name }) => name.value === 'include' || name.value === 'skip',
  );
}

export function holds(condition: DirectiveNode, variables: Variables): boolean {
  const value = condition.arguments?.[0]?.value;
  const isTrue =
    value?.kind === Kind.VARIABLE
      ? variables[value.name.value] === true
      : value?.kind === Kind.BOOLEAN && value.value;
  return isTrue === (condition.name.value === 'include');
}
