import { describe, expect, it } from '@jest/globals';

import { PARTITION_DEFINITIONS } from '../../protocol/partition/partition-directives.ts';
import { composeSupergraph } from '../../schema/compose.ts';
import type { Contract } from '../../schema/contracts.ts';

const LINKS = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective"])
    @link(url: "https://specs.mengyue.dev/partition/v1.0", import: ["@partitionKey", "@route", "@gather", "@aggregate"])
    @composeDirective(name: "@partitionKey")
    @composeDirective(name: "@route")
    @composeDirective(name: "@gather")
    @composeDirective(name: "@aggregate")
  ${PARTITION_DEFINITIONS}
`;

const SHELF = `
  type Shelf @key(fields: "id") @partitionKey(separator: ":") { id: ID! name: String! }
  type ShelfConnection { edges: [ShelfEdge!]! nodes: [Shelf!]! pageInfo: PageInfo! totalCount: Int! }
  type ShelfEdge { cursor: String! node: Shelf! }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  input ShelfFilter { id: IDFilter library: ID size: IntFilter or: [ShelfFilter!] }
  input IDFilter { eq: ID in: [ID!] notIn: [ID!] }
  input IntFilter { eq: Int in: [Int!] }
  input ShelfOrder { name: Direction }
  enum Direction { ASC DESC }
`;

const STATISTICS = `
  type Statistics { total: Int! @aggregate(by: "SUM") mean: Float @aggregate(by: "AVERAGE", sum: "pages", count: "total") pages: Int! @aggregate(by: "SUM") kinds: [Kind!]! }
  type Kind { kind: String! @aggregate(by: "KEY") count: Int! @aggregate(by: "SUM") }
`;

const CONNECTION = `shelves(first: Int = 20, after: String, filter: ShelfFilter, orderBy: [ShelfOrder!]): ShelfConnection!
  @gather(merge: "CONNECTION", prune: ["filter.id"])`;

function contract(sdl: string, name = 'libraries'): Contract {
  return { name, url: `http://${name}.test/graphql`, sdl: `${LINKS}${sdl}` };
}

function problemsOf(...contracts: Contract[]): string[] {
  const composition = composeSupergraph(contracts);
  if (composition.kind === 'composed') return [];
  return composition.problems.map(({ code, message }) => `${code}: ${message}`);
}

function query(fields: string, types = ''): Contract {
  return contract(`type Query { ${fields} } ${SHELF} ${STATISTICS} ${types}`);
}

describe('a partitioned subgraph', () => {
  it('composes, and its directives reach the supergraph', () => {
    const composition = composeSupergraph([
      query(`${CONNECTION}
        shelf(id: ID!): Shelf @route(by: "id")
        tags: [Tag!]! @gather(merge: "LIST", key: "id")
        rooms(libraries: [ID!]): [Shelf!]! @gather(merge: "LIST", prune: ["libraries"], key: "id")
        statistics: Statistics! @gather(merge: "STATISTICS")
        kinds: [Kind!]! @gather(merge: "STATISTICS")`,
        'type Tag @partitionKey(separator: ":") { id: ID! }'),
    ]); // prettier-ignore
    expect(composition).toMatchObject({ kind: 'composed' });
    const sdl = composition.kind === 'composed' ? composition.supergraph : '';
    expect(sdl).toContain('@partitionKey(separator: ":")');
    expect(sdl).toContain('@route(by: "id")');
    expect(sdl).toContain('@aggregate(by: "KEY")');
  });

  it('may import the directives under other names', () => {
    const renamed = query('shelf(id: ID!): Shelf @owned(by: "id")').sdl
      .replaceAll('directive @route', 'directive @owned')
      .replace('"@route"]', '"@gather"]')
      .replace('"@route", "@gather"', '{name: "@route", as: "@owned"}, "@gather"')
      .replace('@composeDirective(name: "@route")', '@composeDirective(name: "@owned")'); // prettier-ignore
    const own = { ...contract(''), sdl: renamed };
    expect(problemsOf(own)).toEqual([]);
    expect(problemsOf({ ...own, sdl: renamed.replace('@owned(by: "id")', '') })).toEqual([
      'PARTITION_FIELD_UNDECIDED: libraries: Query.shelf: expected either @route or @gather, but got neither.',
    ]); // prettier-ignore
  });

  it('is left alone when it only links the specification', () => {
    expect(problemsOf(contract('type Query { shelf: Int }'))).toEqual([]);
  });
});

describe('composition refuses', () => {
  const prefix = 'libraries: ';

  it.each<[what: string, contract: Contract, problem: string]>([
    [
      'a root field that is neither routed nor gathered',
      query(`${CONNECTION} shelf(id: ID!): Shelf`),
      'PARTITION_FIELD_UNDECIDED: Query.shelf: expected either @route or @gather, but got neither.',
    ],
    [
      'a root field that is both',
      query('shelf(id: ID!): [Shelf!]! @route(by: "id") @gather(merge: "LIST")'),
      'PARTITION_FIELD_UNDECIDED: Query.shelf: expected either @route or @gather, but got both.',
    ],
    [
      'an entity without a partition key',
      query(CONNECTION, 'type Room @key(fields: "id") { id: ID! }'),
      'PARTITION_KEY_MISSING: expected @partitionKey on the entity Room, but got none.',
    ],
    [
      'a key without the field that names the partition',
      query(CONNECTION, 'type Room @key(fields: "id") @key(fields: "code") @partitionKey(separator: ":") { id: ID! code: ID! }'),
      'PARTITION_KEY_INVALID: @partitionKey on Room: expected "id" in every @key, but got @key(fields: "code").',
    ],
    [
      'a key of what is neither an entity nor an item of a gathered list',
      query('shelf(id: ID!): Shelf @route(by: "id") rooms: [Room!]! @gather(merge: "LIST", key: "code")', 'type Room @partitionKey(separator: ":") { id: ID! code: ID! }'),
      'PARTITION_KEY_INVALID: @partitionKey on Room: expected an entity, or the items of a list that is gathered by this field, but got neither.',
    ],
    [
      'a route by no argument',
      query('shelf(id: ID!): Shelf @route(by: "key")'),
      'PARTITION_PATH_INVALID: Query.shelf: expected the path "key" of @route to lead to one ID or String, but got nothing.',
    ],
    [
      'a route by a list',
      query('shelf(ids: [ID!]): Shelf @route(by: "ids")'),
      'PARTITION_PATH_INVALID: Query.shelf: expected the path "ids" of @route to lead to one ID or String, but got a list of ID.',
    ],
    [
      'pruning by what is no key',
      query(CONNECTION.replace('"filter.id"', '"filter.size"')),
      'PARTITION_PATH_INVALID: Query.shelves: expected the path "filter.size" of @gather to lead to an ID or a String, a list of them, or operators with "eq" or "in", but got IntFilter.',
    ],
    [
      'pruning by a single key beside "or"',
      query(CONNECTION.replace('"filter.id"', '"filter.library"')),
      'PARTITION_PATH_INVALID: Query.shelves: expected the path "filter.library" of @gather to lead to an ID or a String, a list of them, or operators with "eq" or "in", but got ID.',
    ],
    [
      'a connection that is none',
      query('shelves(first: Int, after: String): [Shelf!]! @gather(merge: "CONNECTION")'),
      'PARTITION_MERGE_INVALID: Query.shelves: expected a Relay connection (edges { cursor node }, pageInfo { hasNextPage }), but got Shelf.',
    ],
    [
      'a connection that cannot be paged',
      query('shelves: ShelfConnection! @gather(merge: "CONNECTION")'),
      'PARTITION_MERGE_INVALID: Query.shelves: expected the arguments first and after, but got not both.',
    ],
    [
      'an order that no argument says',
      query(CONNECTION.replace('prune:', 'order: "sort", prune:')),
      'PARTITION_PATH_INVALID: Query.shelves: expected an argument "sort" that orders the rows, but got none.',
    ],
    [
      'a list that is none',
      query('shelf: Shelf @gather(merge: "LIST")'),
      'PARTITION_MERGE_INVALID: Query.shelf: expected a list for merge: "LIST", but got Shelf.',
    ],
    [
      'a list by a key it has not',
      query('shelves: [Shelf!] @gather(merge: "LIST", key: "code")'),
      'PARTITION_MERGE_INVALID: Query.shelves: expected the key to be a field of Shelf, but got "code".',
    ],
    [
      'a merge of another kind',
      query('shelves: [Shelf!] @gather(merge: "UNION")'),
      'PARTITION_MERGE_INVALID: Query.shelves: expected one of CONNECTION, LIST, STATISTICS as merge, but got "UNION".',
    ],
    [
      'a statistic that does not say how it merges',
      query('s: Sums @gather(merge: "STATISTICS")', 'type Sums { a: Int @aggregate(by: "SUM") b: Int }'),
      'PARTITION_AGGREGATE_INVALID: Query.s: expected @aggregate on Sums.b, but got none.',
    ],
    [
      'an average without its sum and count',
      query('s: Sums @gather(merge: "STATISTICS")', 'type Sums { a: Int @aggregate(by: "SUM") b: Int @aggregate(by: "AVERAGE", sum: "a") }'),
      'PARTITION_AGGREGATE_INVALID: Query.s: expected @aggregate(by: "AVERAGE") on Sums.b to name a field of Sums with by: "SUM" as count, but got null.',
    ],
    [
      'buckets without a key',
      query('s: [Sums!] @gather(merge: "STATISTICS")', 'type Sums { a: Int @aggregate(by: "SUM") }'),
      'PARTITION_AGGREGATE_INVALID: Query.s: expected a field with @aggregate(by: "KEY") in Sums, the items of Query.s, but got none.',
    ],
    [
      'an unknown aggregate',
      query('s: Sums @gather(merge: "STATISTICS")', 'type Sums { a: Int @aggregate(by: "MEDIAN") }'),
      'PARTITION_AGGREGATE_INVALID: Query.s: expected @aggregate on Sums.a by one of KEY, SUM, COUNT, MIN, MAX, AVERAGE, but got "MEDIAN".',
    ],
    [
      'a mutation that is not routed',
      query(CONNECTION, 'type Mutation { move(id: ID!): Shelf }'),
      'PARTITION_FIELD_UNDECIDED: Mutation.move: expected @route on a mutation, but got none.',
    ],
    [
      'keys that are cut differently where a field does not say which',
      query(`${CONNECTION} size(id: ID!): Int @route(by: "id")`, 'type Room @key(fields: "id") @partitionKey(separator: "/") { id: ID! }'),
      'PARTITION_KEY_AMBIGUOUS: Query.size: expected @partitionKey on Int, or one separator for all keys of the subgraph, but got 2 different ones.',
    ],
  ])('%s', (_, subgraph, problem) => {
    expect(problemsOf(subgraph)).toEqual([
      problem.replace(': ', `: ${prefix}`),
    ]);
  }); // prettier-ignore

  it('a partitioned root field that another subgraph has, too', () => {
    const other = {
      ...contract('', 'archive'),
      sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@shareable"]) type Query { count: Int @shareable }`,
    };
    const own = query('count: Int @shareable @route(by: "id")'.replace('count', 'count(id: ID)')); // prettier-ignore
    expect(problemsOf(own, other)).toContain(
      'PARTITION_FIELD_SHARED: libraries: expected Query.count in this partitioned subgraph only, but got it in archive, too.',
    );
  });
});
