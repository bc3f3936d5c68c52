import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import { responseKey } from '../../base/response-key.ts';

/** What the one operation of a planned query selects at its root. */
export function rootSelectionSet(document: DocumentNode): SelectionSetNode {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      return definition.selectionSet;
    }
  }
  throw new Error('The query planner made a document without an operation.');
}

/** What it selects below the field of its root with this response key. */
export function rootFieldSet(
  document: DocumentNode,
  key: string,
): SelectionSetNode | undefined {
  for (const field of rootSelectionSet(document).selections) {
    if (field.kind === Kind.FIELD && responseKey(field) === key) {
      return field.selectionSet;
    }
  }
  return undefined;
}
