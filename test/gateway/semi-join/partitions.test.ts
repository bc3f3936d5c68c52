import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'; // prettier-ignore
import { createInProcessFetcher } from '../../../gateway/fetch/in-process/in-process-fetcher.ts';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { answer, createDataSchema } from '../testing/data-subgraph.ts';
import { LIBRARIES_SDL } from '../partitions/testing/books.ts';
import {
  askLibraries,
  booksOf,
  type LibraryEndpoint,
  settingsOf,
  startLibrary,
} from '../partitions/testing/library-federation.ts';

/** Partitioned rows, filtered by keys that another subgraph knows. */
const LIBRARIES = LIBRARIES_SDL.replace(
  'input BookFilter {',
  'input BookFilter { lent: BooleanFilter @semiJoin(keys: "lentBooks", on: "id")',
).replace(
  'type Query {',
  `extend schema @link(url: "https://specs.mengyue.dev/semi-join/v1.0", import: ["@semiJoin"]) @composeDirective(name: "@semiJoin")
   directive @semiJoin(keys: String!, on: String!) on INPUT_FIELD_DEFINITION
   input BooleanFilter { eq: Boolean }
   type Query {`,
);
const LOANS = 'type Query { lentBooks: [ID!]! @inaccessible loans: Int }';

let endpoints: LibraryEndpoint[];
let gateway: Gateway;

beforeAll(async () => {
  endpoints = [
    await startLibrary('east', booksOf('east', 3)),
    await startLibrary('north', booksOf('north', 3)),
    await startLibrary('west', booksOf('west', 3)),
  ];
  const schema = createDataSchema(LOANS, {
    Query: { lentBooks: ['east:1', 'north:0', 'north:2'], loans: 3 },
  });
  gateway = await createGateway({
    supergraph: composeSupergraph({ sdls: { libraries: LIBRARIES, loans: LOANS } }), // prettier-ignore
    partitions: settingsOf(endpoints),
    fetchers: {
      loans: createInProcessFetcher({
        execute: ({ query, variables }) => answer(schema, { query, variables }),
      }),
    },
  });
});
afterEach(() => {
  for (const { requests } of endpoints) requests.length = 0;
});
afterAll(async () => {
  await gateway.stop();
  for (const endpoint of endpoints) await endpoint.stop();
});

describe('a semi-join over partitions', () => {
  it('asks only the partitions of the keys, each for its own', async () => {
    const result = await askLibraries(gateway, '{ books(filter: { lent: { eq: true } }) { nodes { id } totalCount } }'); // prettier-ignore
    expect(result.errors).toBeUndefined();
    expect(result.data).toEqual({
      books: {
        nodes: [{ id: 'east:1' }, { id: 'north:0' }, { id: 'north:2' }],
        totalCount: 3,
      },
    });
    expect(endpoints.map(({ requests }) => requests.length)).toEqual([1, 1, 0]);
    expect(JSON.stringify(endpoints[0]?.requests)).not.toContain('north');
    expect(JSON.stringify(endpoints[1]?.requests)).not.toContain('east');
  });

  it('asks all for what is not among the keys', async () => {
    const result = await askLibraries(gateway, '{ books(first: 9, filter: { lent: { eq: false } }) { totalCount } }'); // prettier-ignore
    expect(result.data).toEqual({ books: { totalCount: 6 } });
    expect(JSON.stringify(endpoints[2]?.requests)).not.toMatch(/east|north/);
  });
});
