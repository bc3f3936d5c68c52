import { type DocumentNode, parse } from 'graphql';
import QuickLRU from 'quick-lru';

/** Enough for the plans that are under way: each step of planning reads them. */
const documents = new QuickLRU<string, DocumentNode>({ maxSize: 200 });

/**
 * The document of a fetch, parsed once for all that look at it; nobody may
 * change it. Throws a `GraphQLError`: the planner does not always write GraphQL.
 */
export function fetchDocument(query: string): DocumentNode {
  const known = documents.get(query);
  if (known) return known;
  const document = parse(query, { noLocation: true });
  documents.set(query, document);
  return document;
}
