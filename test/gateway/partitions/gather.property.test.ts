import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createInProcessFetcher } from '../../../gateway/fetch/in-process/in-process-fetcher.ts';
import type {
  SubgraphFetcher,
  SubgraphResponse,
} from '../../../gateway/fetch/subgraph-fetcher.ts';
import { createBookServer, page } from './testing/book-server.ts';
import {
  type Book,
  type BookFilter,
  type BookOrder,
  compare,
  libraryOf,
} from './testing/books.ts';
import { askLibraries, createLibraryGateway } from './testing/library-federation.ts'; // prettier-ignore

const LIBRARIES = ['a', 'b', 'c', 'd'];
const TEXTS = ['', 'a', 'b', 'Z', '示例', '\u{1f33f}', '\uff5e', 'é'];
const seed = Number(process.env['SEED'] ?? Date.now() % 1e9);
const RUNS = Number(process.env['RUNS'] ?? 200);

const id = fc
  .tuple(fc.constantFrom(...LIBRARIES), fc.integer({ min: 0, max: 9 }))
  .map(([library, n]) => `${library}:${n}`);

const book: fc.Arbitrary<Book> = fc.record({
  id,
  title: fc.constantFrom(...TEXTS),
  pages: fc.integer({ min: -3, max: 3 }),
  year: fc.option(fc.integer({ min: 2000, max: 2003 })),
  topic: fc.constantFrom('art', 'law', 'tea'),
});

const books = fc.uniqueArray(book, {
  selector: (one) => one.id,
  maxLength: 25,
});

const operators = (values: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.record({ eq: values }),
    fc.record({ in: fc.array(values, { maxLength: 4 }) }),
    fc.record({ notIn: fc.array(values, { maxLength: 4 }) }),
    fc.record({ eq: values, notIn: fc.array(values, { maxLength: 3 }) }),
  );

const leaves = {
  id: operators(id),
  library: operators(fc.constantFrom(...LIBRARIES)),
  topic: operators(fc.constantFrom('art', 'law', 'tea')),
};

const around = (inner: fc.Arbitrary<BookFilter>): fc.Arbitrary<BookFilter> =>
  fc.record(
    {
      ...leaves,
      and: fc.array(inner, { maxLength: 2 }),
      or: fc.array(inner, { minLength: 1, maxLength: 3 }),
      not: inner,
    },
    { requiredKeys: [] },
  );

const filter = around(around(fc.record(leaves, { requiredKeys: [] })));

const orderBy: fc.Arbitrary<BookOrder[]> = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom('title', 'pages', 'year'),
      fc.constantFrom('ASC', 'DESC'),
    )
    .map(([field, direction]) => ({ [field]: direction })),
  { selector: (order) => Object.keys(order)[0], maxLength: 3 },
);

/** Endpoints in process, each with some of the libraries. */
async function createLibraries(groups: readonly string[][]) {
  const fetchers: Record<string, SubgraphFetcher> = {};
  const servers = groups.map((partitions, n) => {
    const server = createBookServer([]);
    fetchers[`endpoint ${n}`] = createInProcessFetcher({
      execute: async ({ query, variables }) => {
        const sent = JSON.stringify(variables).match(/"[a-d]:\d"/g) ?? [];
        const foreign = sent.filter((key) => !partitions.includes(key.slice(1, 2))); // prettier-ignore
        if (foreign.length > 0) throw new Error(`sent ${foreign.join()}`);
        const answer = await server({ query, variables });
        return JSON.parse(JSON.stringify(answer)) as SubgraphResponse;
      },
    });
    return { server, name: `endpoint ${n}`, partitions };
  });
  const settings = (names: readonly string[]) => ({
    libraries: {
      endpoints: servers
        .filter(({ partitions }) =>
          partitions.some((one) => names.includes(one)),
        ) // prettier-ignore
        .map(({ name, partitions }) => ({ name, partitions })),
    },
  });
  const gateway = await createLibraryGateway(settings(LIBRARIES), {
    endpointFetchers: fetchers,
  });
  return {
    gateway,
    setPresent: (names: readonly string[]) =>
      gateway.setPartitions(settings(names)),
    setBooks(rows: readonly Book[]): void {
      for (const { server, partitions } of servers) {
        server.setBooks(
          rows.filter((one) => partitions.includes(libraryOf(one.id))),
        );
      }
    },
  };
}

const whole = createBookServer([]);
const libraries = await createLibraries([['a', 'b'], ['c'], ['d']]);
afterAll(() => libraries.gateway.stop());

const PAGE = `query ($first: Int, $after: String, $filter: BookFilter, $orderBy: [BookOrder!]) {
  books(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    edges { cursor } nodes { id title pages year } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

describe(`gathering (SEED=${seed})`, () => {
  it('gives the pages that one server with all rows gives, to the last', async () => {
    await fc.assert(
      fc.asyncProperty(books, filter, orderBy, fc.integer({ min: 1, max: 7 }), async (rows, ...[by, order, first]) => {
        libraries.setBooks(rows);
        libraries.setPresent(LIBRARIES);
        let after: string | null = null;
        for (let n = 0; n < 30; n++) {
          const args: { first: number; after: string | null; filter: BookFilter; orderBy: BookOrder[] } =
            { first, after, filter: by, orderBy: order };
          const answer = await askLibraries(libraries.gateway, PAGE, { variables: args });
          expect(answer.errors).toBeUndefined();
          const expected = page(rows, args);
          expect(answer.data?.['books']).toEqual({
            ...expected,
            edges: expected.edges.map(({ cursor }) => ({ cursor })),
            nodes: expected.nodes.map(({ id: key, title, pages, year }) => ({ id: key, title, pages, year })),
          });
          if (!expected.pageInfo.hasNextPage) break;
          after = expected.pageInfo.endCursor;
        }
      }),
      { seed, numRuns: RUNS },
    );
  }); // prettier-ignore

  it('walks on while partitions join and leave: no row twice, none out of order, none of those that stay left out', async () => {
    await fc.assert(
      fc.asyncProperty(books, orderBy, fc.array(fc.subarray(['c', 'd']), { minLength: 1, maxLength: 6 }), async (rows, order, joins) => {
        libraries.setBooks(rows);
        const seen: Book[] = [];
        let after: string | null = null;
        for (let n = 0; n < 60; n++) {
          const present = joins[n % joins.length] ?? [];
          libraries.setPresent(['a', ...present]);
          const answer = await askLibraries(libraries.gateway, PAGE, { variables: { first: 2, after, orderBy: order } });
          expect(answer.errors).toBeUndefined();
          const shown = answer.data?.['books'] as { nodes: Book[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
          seen.push(...shown.nodes);
          if (!shown.pageInfo.hasNextPage) break;
          after = shown.pageInfo.endCursor;
        }
        const ids = seen.map((one) => one.id);
        expect(new Set(ids).size).toBe(ids.length);
        const directions = [...order.flatMap((one) => Object.values(one)), 'ASC'];
        const fields = order.flatMap((one) => Object.keys(one) as (keyof BookOrder)[]);
        const sorted = [...seen].sort((one, other) =>
          compare([...fields.map((f) => one[f]), one.id], [...fields.map((f) => other[f]), other.id], directions),
        );
        expect(ids).toEqual(sorted.map((one) => one.id));
        const staying = rows.filter((one) => ['a', 'b'].includes(libraryOf(one.id)));
        expect(ids).toEqual(expect.arrayContaining(staying.map((one) => one.id)));
      }),
      { seed, numRuns: RUNS },
    );
  }); // prettier-ignore

  it('sums statistics as one server with all rows does', async () => {
    await fc.assert(
      fc.asyncProperty(books, filter, async (rows, by) => {
        libraries.setBooks(rows);
        libraries.setPresent(LIBRARIES);
        whole.setBooks(rows);
        const query = 'query ($filter: BookFilter) { statistics(filter: $filter) { count pages longest shortest mean topics { topic count pages mean } } }';
        const answer = await askLibraries(libraries.gateway, query, { variables: { filter: by } });
        const { data } = await whole({ query, variables: { filter: by } });
        expect(answer.errors).toBeUndefined();
        expect(answer.data).toEqual(JSON.parse(JSON.stringify(data)));
      }),
      { seed, numRuns: RUNS },
    );
  }); // prettier-ignore
});
