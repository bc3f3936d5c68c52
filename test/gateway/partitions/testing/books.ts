import { PARTITION_DEFINITIONS } from '../../../../protocol/partition/partition-directives.ts';

/** A row of a library: its id begins with the library's name. */
export interface Book {
  readonly id: string;
  readonly title: string;
  readonly pages: number;
  readonly year: number | null;
  readonly topic: string;
}

export interface BookFilter {
  readonly id?: Operators;
  readonly library?: Operators;
  readonly topic?: Operators;
  readonly and?: readonly BookFilter[];
  readonly or?: readonly BookFilter[];
  readonly not?: BookFilter;
}

export interface Operators {
  readonly eq?: string;
  readonly in?: readonly string[];
  readonly notIn?: readonly string[];
}

export type BookOrder = Readonly<
  Partial<Record<'title' | 'pages' | 'year', 'ASC' | 'DESC'>>
>;

export function libraryOf(id: string): string {
  return id.split(':', 1)[0] ?? '';
}

export const LIBRARIES_SDL = `
  extend schema
    @link(url: "https://specs.mengyue.dev/partition/v1.0", import: ["@partitionKey", "@route", "@gather", "@aggregate"])
    @composeDirective(name: "@partitionKey")
    @composeDirective(name: "@route")
    @composeDirective(name: "@gather")
    @composeDirective(name: "@aggregate")
  ${PARTITION_DEFINITIONS}
  type Query {
    book(id: ID!): Book @route(by: "id")
    books(first: Int = 5, after: String, last: Int, before: String, filter: BookFilter, orderBy: [BookOrder!]): BookConnection!
      @gather(merge: "CONNECTION", prune: ["filter.id", "filter.library"])
    shelves(libraries: [ID!]): [Shelf!]! @gather(merge: "LIST", prune: ["libraries"])
    topics: [Topic!] @gather(merge: "LIST", key: "name")
    longest: [Book!]! @gather(merge: "LIST")
    libraries: [ID!]! @gather(merge: "LIST")
    statistics(filter: BookFilter): Statistics @gather(merge: "STATISTICS", prune: ["filter.id", "filter.library"])
    byTopic(filter: BookFilter): [TopicStatistics!]! @gather(merge: "STATISTICS", prune: ["filter.id"])
  }
  type Mutation {
    rename(id: ID!, title: String!): Book @route(by: "id")
    move(input: MoveInput!): Book @route(by: "input.book")
  }
  input MoveInput { book: ID! }
  type Book @key(fields: "id") @partitionKey(separator: ":") {
    id: ID! title: String! pages: Int! year: Int topic: String! broken: String
  }
  type BookConnection { edges: [BookEdge!]! nodes: [Book!]! pageInfo: PageInfo! totalCount: Int! }
  type BookEdge { cursor: String! node: Book! }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  input BookFilter { id: IDFilter library: IDFilter topic: IDFilter and: [BookFilter!] or: [BookFilter!] not: BookFilter }
  input IDFilter { eq: ID in: [ID!] notIn: [ID!] }
  input BookOrder { title: Direction pages: Direction year: Direction }
  enum Direction { ASC DESC }
  type Shelf { name: String! library: String! broken: String }
  type Topic { name: String! note: String }
  type Statistics {
    count: Int! @aggregate(by: "SUM")
    pages: Int! @aggregate(by: "SUM")
    longest: Int @aggregate(by: "MAX")
    shortest: Int @aggregate(by: "MIN")
    mean: Float @aggregate(by: "AVERAGE", sum: "pages", count: "count")
    topics: [TopicStatistics!]!
  }
  type TopicStatistics {
    topic: String! @aggregate(by: "KEY")
    count: Int! @aggregate(by: "SUM")
    pages: Int! @aggregate(by: "SUM")
    mean: Float @aggregate(by: "AVERAGE", sum: "pages", count: "count")
  }
`;

/** A subgraph that is not partitioned, and adds to the rows of one that is. */
export const LOANS_SDL = `
  type Query { loans: [Loan!]! }
  type Loan @key(fields: "id") { id: ID! book: Book other: Book }
  type Book @key(fields: "id") { id: ID! readers: Int! }
`;

/** Whether a book is one of those a filter leaves, as SQL would say. */
export function matches(book: Book, filter: BookFilter): boolean {
  const { and = [], or, not } = filter;
  return (
    holds(book.id, filter.id) &&
    holds(libraryOf(book.id), filter.library) &&
    holds(book.topic, filter.topic) &&
    and.every((one) => matches(book, one)) &&
    (or === undefined || or.some((one) => matches(book, one))) &&
    (not === undefined || !matches(book, not))
  );
}

function holds(value: string, operators: Operators = {}): boolean {
  const { eq, in: list, notIn } = operators;
  return (
    (eq === undefined || value === eq) &&
    (list === undefined || list.includes(value)) &&
    !notIn?.includes(value)
  );
}

type Value = string | number | null;

/** The values that order a book; the last is its key. */
export function positionOf(
  book: Book,
  orderBy: readonly BookOrder[],
): readonly Value[] {
  const fields = orderBy.flatMap(
    (order) => Object.keys(order) as (keyof BookOrder)[],
  );
  return [...fields.map((field) => book[field]), book.id];
}

export function directionsOf(orderBy: readonly BookOrder[]): string[] {
  return [...orderBy.flatMap((order) => Object.values(order)), 'ASC'];
}

/** Another way to the order of UTF-8 than that of the gateway. */
export function compare(
  one: readonly Value[],
  other: readonly Value[],
  directions: readonly string[],
): number {
  for (const [n, a] of one.entries()) {
    const b = other[n] ?? null;
    const order = compareOne(a, b);
    if (order !== 0) return directions[n] === 'DESC' ? -order : order;
  }
  return 0;
}

function compareOne(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return typeof a === 'string'
    ? Buffer.compare(Buffer.from(a), Buffer.from(String(b)))
    : a - Number(b);
}
