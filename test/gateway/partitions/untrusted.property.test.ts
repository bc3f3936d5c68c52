import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type {
  SubgraphFetcher,
  SubgraphResponse,
} from '../../../gateway/fetch/subgraph-fetcher.ts';
import { createBookServer } from './testing/book-server.ts';
import { corrupt, type Corruption, corruptions } from './testing/corrupt.ts';
import { askLibraries, booksOf, createLibraryGateway, type LibraryAnswer } from './testing/library-federation.ts'; // prettier-ignore

const LIBRARIES = ['east', 'north', 'west'];
const SEED = 20_261_126;
const LOANS = ['north:0', 'east:2', 'west:1', 'north:2', 'east:0'].map(
  (book, n) => ({ id: String(n), book }),
);

const QUERIES = [
  '{ books(first: 50) { nodes { title pages year } totalCount } }',
  '{ books(first: 50, orderBy: [{ pages: DESC }]) { totalCount nodes { id } edges { cursor node { title } } } }',
  '{ books(first: 50) { totalCount edges { node { id topic } } } statistics { count pages longest } }',
  '{ statistics { count mean topics { topic count pages } } }',
  '{ byTopic { topic count pages mean } longest { title pages } }',
  '{ loans { book { title pages } } }',
  '{ loans { book { id year } } statistics { pages } }',
  '{ book(id: "north:1") { title pages } books(first: 50) { totalCount } }',
];

/** What the one endpoint that is wrong does; undefined while all is well. */
let wrong: { readonly library: string; readonly by: Corruption } | undefined;
const seen = { changes: 0 };

const endpointFetchers = Object.fromEntries(
  LIBRARIES.map((name): [string, SubgraphFetcher] => {
    const server = createBookServer(booksOf(name, 4));
    return [
      name,
      {
        async fetch({ query, variables = {} }) {
          const answer = await server({ query, variables });
          const plain = JSON.parse(JSON.stringify(answer)) as SubgraphResponse;
          if (wrong?.library !== name) return plain;
          const changed = corrupt(plain, wrong.by);
          if (changed) seen.changes += 1;
          return changed ?? plain;
        },
      },
    ];
  }),
);

const gatewayOf = (libraries: readonly string[]) =>
  createLibraryGateway(
    {
      libraries: {
        retry: { attempts: 0 },
        breaker: { minimum: 1e6, size: 1e6 },
        endpoints: libraries.map((name) => ({ name, partitions: [name] })),
      },
    },
    { endpointFetchers, loans: LOANS },
  );

const all = await gatewayOf(LIBRARIES);
const without = new Map(
  await Promise.all(
    LIBRARIES.map(
      async (name) =>
        [
          name,
          await gatewayOf(LIBRARIES.filter((one) => one !== name)),
        ] as const,
    ),
  ),
);
afterAll(async () => {
  await all.stop();
  for (const gateway of without.values()) await gateway.stop();
});

/** Everything of an answer is true, or it is null or left out. */
function expectTrue(found: unknown, truths: readonly unknown[]): void {
  if (found === null) return;
  const known = truths.filter((truth) => truth !== undefined && truth !== null);
  if (Array.isArray(found)) {
    const items = known.flatMap((truth) => truth as unknown[]);
    for (const item of found) {
      expect(items.some((one) => isTrue(item, one))).toBe(true);
    }
  } else if (typeof found === 'object') {
    for (const [key, value] of Object.entries(found)) {
      expectTrue(value, known.map((truth) => (truth as Record<string, unknown>)[key])); // prettier-ignore
    }
  } else expect(known).toContain(found);
}

function isTrue(found: unknown, truth: unknown): boolean {
  try {
    expectTrue(found, [truth]);
    return true;
  } catch {
    return false;
  }
}

describe(`an endpoint that is wrong in any one way (SEED=${SEED})`, () => {
  it('is never believed: the answer is true, and whoever lacks a row is not ok', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...QUERIES),
        fc.constantFrom(...LIBRARIES),
        corruptions,
        async (query, library, by) => {
          wrong = undefined;
          const truth = await askLibraries(all, query);
          const others = without.get(library) ?? all;
          const rest = await askLibraries(others, query);
          wrong = { library, by };
          const answer = await askLibraries(all, query);
          wrong = undefined;
          expectHonest(answer, { truth, rest, library });
        },
      ),
      { seed: SEED, numRuns: 400 },
    );
    expect(seen.changes).toBeGreaterThan(200);
  });
});

function expectHonest(
  answer: LibraryAnswer,
  of: { truth: LibraryAnswer; rest: LibraryAnswer; library: string },
): void {
  const { ok = [], failed = [] } = answer.partitions ?? {};
  const names = failed.map(({ partition }) => partition);
  if (!names.includes(of.library)) {
    expect(answer.data).toEqual(of.truth.data);
    expect(answer.errors).toEqual(of.truth.errors);
    return;
  }
  expect(names).toEqual([of.library]);
  expect(ok).not.toContain(of.library);
  expectTrue(answer.data, [of.truth.data, of.rest.data]);
  const told = answer.errors?.map((one) => one.extensions['partition']);
  expect(told).toContain(of.library);
}
