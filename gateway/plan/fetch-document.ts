import { type DocumentNode, Kind, parse, type SelectionSetNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { responseKey } from '../base/response-key.ts';

/** Enough for the plans that are under way: each step of planning reads them. */
const documents = new LRUCache<string, DocumentNode>({ max: 200 });

/**
 * The document of a fetch, parsed once for all that look at it; nobody may
 * change it. Throws a `GraphQLError` for what is none.
 */
export function fetchDocument(query: string): DocumentNode {
  const known = documents.get(query);
  if (known) return known;
  const document = parse(query, { noLocation: true });
  documents.set(query, document);
  return document;
}

/** What the one operation of a planned query selects at its root. */
export function rootSelectionSet(document: DocumentNode): SelectionSetNode {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      return definition.selectionSet;
    }
  }
  throw new Error(
    'Expected a plan to have operations, but got a document without one.',
  );
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
