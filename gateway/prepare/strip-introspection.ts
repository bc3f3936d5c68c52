import {
  type ASTNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { mapOperations } from '../base/map-operations.ts';
import { nodesOf } from './document-nodes.ts';

const TYPENAME: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [
    { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } },
  ],
};

/**
 * The part of an operation that subgraphs answer; undefined if there is none.
 * `__schema`, `__type` and the root's `__typename` are answered by the gateway.
 */
export function stripIntrospection(
  document: DocumentNode,
): DocumentNode | undefined {
  if (!nodesOf(document).some(hasToGo)) return document;
  const stripped = visit(document, {
    Field: {
      enter: (node) => {
        const name = node.name.value;
        if (name === '__schema' || name === '__type') return null;
        // The writer reads `__typename` without an alias and outputs it under
        // any.
        if (name === '__typename') return { ...node, alias: undefined };
        return undefined;
      },
    },
    SelectionSet: {
      leave: (node) => (node.selections.length === 0 ? TYPENAME : undefined),
    },
  });
  const result = mapOperations(stripped, stripRootTypename);
  return asksForData(result) ? result : undefined;
}

/** Whether the gateway answers a node, or conditions have left it empty. */
function hasToGo(node: ASTNode): boolean {
  return node.kind === Kind.FIELD
    ? node.name.value.startsWith('__')
    : node.kind === Kind.SELECTION_SET && node.selections.length === 0;
}

function stripRootTypename(
  operation: OperationDefinitionNode,
): OperationDefinitionNode {
  const selections = operation.selectionSet.selections.filter(
    (selection) =>
      selection.kind !== Kind.FIELD || selection.name.value !== '__typename',
  );
  return {
    ...operation,
    selectionSet: { ...operation.selectionSet, selections },
  };
}

function asksForData(document: DocumentNode): boolean {
  const fragments = new Map<string, SelectionSetNode>();
  let root: SelectionSetNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      root = definition.selectionSet;
    } else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition.selectionSet);
    }
  }
  const hasField = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) {
        return selection.name.value !== '__typename';
      }
      return hasField(
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragments.get(selection.name.value)
          : selection.selectionSet,
      );
    }) ?? false;
  return hasField(root);
}
