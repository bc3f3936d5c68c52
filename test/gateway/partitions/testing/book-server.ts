import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  type ExecutionResult,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { subgraphSdl } from '../../testing/compose.ts';
import {
  type Book,
  type BookFilter,
  type BookOrder,
  compare,
  directionsOf,
  libraryOf,
  LIBRARIES_SDL,
  matches,
  positionOf,
} from './books.ts';

/** A request as it was on the wire. */
export interface WireRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A server of some libraries' books: graphql-js, no gateway. */
export function createBookServer(books: readonly Book[]): BookServer {
  const own = [...books];
  const schema = createSchema(own);
  const answer = async ({ query, variables }: WireRequest) => {
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    return execute({ schema, document, variableValues: variables ?? {} });
  };
  return Object.assign(answer, {
    setBooks: (next: readonly Book[]) => {
      own.splice(0, own.length, ...next);
    },
  });
}

export interface BookServer {
  (request: WireRequest): Promise<ExecutionResult>;
  /** Replaces what it has. */
  setBooks(books: readonly Book[]): void;
}

function createSchema(books: Book[]): GraphQLSchema {
  const schema = buildSubgraphSchema(parse(subgraphSdl(LIBRARIES_SDL)));
  resolve(schema.getQueryType(), {
    book: (_, { id }) => find(books, String(id)),
    books: (_, args) => page(books, args),
    shelves: (_, { libraries }) => shelves(books, libraries as string[] | null),
    topics: () =>
      distinct(books.map(({ topic }) => topic)).map((name) => ({ name, note: null })),
    longest: () => [...books].sort((a, b) => b.pages - a.pages).slice(0, 1),
    libraries: () => distinct(books.map(({ id }) => libraryOf(id))),
    statistics: (_, { filter }) => statistics(select(books, filter as BookFilter)),
    byTopic: (_, { filter }) => byTopic(select(books, filter as BookFilter)),
  }); // prettier-ignore
  resolve(schema.getMutationType(), {
    rename: (_, { id, title }) => {
      const at = books.findIndex((book) => book.id === id);
      const renamed = { ...books[at], title } as Book;
      books[at] = renamed;
      return renamed;
    },
    move: (_, { input }) => find(books, (input as { book: string }).book),
  });
  const book = schema.getType('Book') as GraphQLObjectType;
  resolve(book, { broken: fail });
  resolve(schema.getType('Shelf') as GraphQLObjectType, { broken: fail });
  book.extensions = {
    ...book.extensions,
    apollo: {
      subgraph: {
        resolveReference: ({ id }: { id: string }) => find(books, id),
      },
    },
  };
  return schema;
}

function fail({ id, name }: { id?: string; name?: string }): never {
  throw new Error(`broken ${id ?? name ?? ''}`);
}

type Resolver = (source: never, args: Record<string, unknown>) => unknown;

function resolve(
  type: GraphQLObjectType | null | undefined,
  resolvers: Readonly<Record<string, Resolver>>,
): void {
  for (const [name, resolver] of Object.entries(resolvers)) {
    const field = type?.getFields()[name];
    if (field) field.resolve = resolver as never;
  }
}

function find(books: readonly Book[], id: string): Book | null {
  return books.find((book) => book.id === id) ?? null;
}

function select(books: readonly Book[], filter?: BookFilter | null): Book[] {
  return books.filter((book) => matches(book, filter ?? {}));
}

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly filter?: BookFilter | null;
  readonly orderBy?: readonly BookOrder[] | null;
}

/** A page as the resolvers of a subgraph give it. */
export function page(books: readonly Book[], args: PageArguments) {
  const orderBy = args.orderBy ?? [];
  const directions = directionsOf(orderBy);
  const position = (book: Book) => positionOf(book, orderBy);
  const rows = select(books, args.filter).sort((one, other) =>
    compare(position(one), position(other), directions),
  );
  const compareTo = (book: Book, cursor: string): number =>
    compare(position(book), decode(cursor, directions.length), directions);
  const { after, before, last } = args;
  for (const cursor of [after, before]) {
    if (cursor != null) decode(cursor, directions.length);
  }
  const within = rows.filter(
    (book) =>
      (after == null || compareTo(book, after) > 0) &&
      (before == null || compareTo(book, before) < 0),
  );
  const first = last == null ? (args.first ?? 5) : Infinity;
  const shown = last == null ? within.slice(0, first) : within.slice(-last);
  const isCut = shown.length < within.length;
  const cursorOf = (book: Book | undefined): string | null =>
    book
      ? Buffer.from(JSON.stringify([1, ...position(book)])).toString(
          'base64url',
        )
      : null;
  return {
    nodes: shown,
    edges: shown.map((node) => ({ node, cursor: cursorOf(node) })),
    pageInfo: {
      hasNextPage: last == null ? isCut : before != null,
      hasPreviousPage: last == null ? after != null : isCut,
      startCursor: cursorOf(shown[0]),
      endCursor: cursorOf(shown.at(-1)),
    },
    totalCount: rows.length,
  };
}

function decode(cursor: string, length: number): (string | number | null)[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    parts = [];
  }
  if (!Array.isArray(parts) || parts.length !== length + 1) {
    throw new GraphQLError(`Expected a cursor, but got "${cursor}".`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  return parts.slice(1) as (string | number | null)[];
}

function shelves(books: readonly Book[], libraries: string[] | null) {
  return books
    .filter(({ id }) => libraries?.includes(libraryOf(id)) ?? true)
    .map(({ id, topic }) => ({
      name: `${topic} ${id}`,
      library: libraryOf(id),
    }));
}

export function statistics(books: readonly Book[]) {
  const pages = books.map((book) => book.pages);
  const sum = pages.reduce((total, count) => total + count, 0);
  return {
    count: books.length,
    pages: sum,
    longest: books.length > 0 ? Math.max(...pages) : null,
    shortest: books.length > 0 ? Math.min(...pages) : null,
    mean: books.length > 0 ? sum / books.length : null,
    topics: byTopic(books),
  };
}

export function byTopic(books: readonly Book[]) {
  return distinct(books.map(({ topic }) => topic)).map((topic) => {
    const own = books.filter((book) => book.topic === topic);
    const pages = own.reduce((total, book) => total + book.pages, 0);
    return { topic, count: own.length, pages, mean: pages / own.length };
  });
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
