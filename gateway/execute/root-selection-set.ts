import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';

/** What the one operation of a planned query selects at its root. */
export function rootSelectionSet(document: DocumentNode): SelectionSetNode {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      return definition.selectionSet;
    }
  }
  throw new Error('The query planner made a document without an operation.');
}
