import { type DocumentNode, Kind, parse, type SelectionSetNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { responseKey } from '../base/response-key.ts';

/**
 * Enough for the plans being made at a time; each step of planning reads them.
 */
const documents = new LRUCache<string, DocumentNode>({ max: 200 });

/**
 * The parsed document of a fetch, shared by all readers, so it must not be
 * changed. Throws a `GraphQLError` if the text is not GraphQL.
 */
export function fetchDocument(query: string): DocumentNode {
  const known = documents.get(query);
  if (known) return known;
  const document = parse(query, { noLocation: true });
  documents.set(query, document);
  return document;
}

/** The root selections of a query that has a single operation. */
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

/** The selections of the root field with this response key. */
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
