import { parse } from 'graphql';
import { createTypeIndex } from '../../../../gateway/supergraph/type-index.ts';

/**
 * Subgraph `books` resolves a Book by `id` or by `isbn` and `edition`, an Author
 * by `id`; both are Nodes.
 */
export const LIBRARY_TYPES = createTypeIndex(
  parse(`
    schema { query: Query }
    enum join__Graph { BOOKS @join__graph(name: "books", url: "") }
    interface Node { id: ID! }
    type Book implements Node
      @join__type(graph: BOOKS, key: "id")
      @join__type(graph: BOOKS, key: "isbn edition") {
      id: ID!
      isbn: String!
      edition: Int!
      title: String
      size: Size
    }
    type Author implements Node @join__type(graph: BOOKS, key: "id") {
      id: ID!
      name: String
    }
    type Size { pages: Int unit: String }
    union Work = Book
    type Query { books: [Book] }
  `),
  new Map([['BOOKS', 'books']]),
);
