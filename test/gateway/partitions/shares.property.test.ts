import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { page, statistics } from './testing/book-server.ts';
import {
  type Book,
  type BookOrder,
  compare,
  directionsOf,
  libraryOf,
  positionOf,
} from './testing/books.ts';
import { askLibraries } from './testing/library-federation.ts';
import { createManyLibraries, DOWN } from './testing/many-libraries.ts';

const SEED = 20_261_126;
const RUNS = Number(process.env['RUNS'] ?? 300);
/** Names of which one begins another, and one sorts before the separator. */
const NAMES = Array.from({ length: 30 }, (_, n) =>
  n % 3 === 0 ? `l${n}` : n % 3 === 1 ? `l${n - 1}-x` : `n${n}+`,
);
const many = await createManyLibraries(NAMES);
afterAll(() => many.gateway.stop());
beforeEach(() => {
  many.interfere = undefined;
});

const TEXTS = ['', 'a', 'b', 'Z', '示例', '\u{1f33f}', '\uff5e'];

/** Rows spread evenly, or with most of them, or all, in one library. */
const library = fc
  .tuple(fc.constantFrom(0, 0.5, 0.9, 1), fc.constantFrom(...NAMES))
  .chain(([skew, favourite]) =>
    fc
      .tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.constantFrom(...NAMES))
      .map(([chance, other]) => (chance < skew ? favourite : other)),
  ); // prettier-ignore

const books: fc.Arbitrary<Book[]> = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom(0, 0.5, 0.9, 1), fc.integer({ min: 0, max: 150 }))
  .chain(([favourite, skew, length]) =>
    fc.array(
      fc.record({
        chance: fc.double({ min: 0, max: 0.999, noNaN: true }),
        other: library,
        title: fc.constantFrom(...TEXTS),
        pages: fc.integer({ min: -3, max: 3 }),
        year: fc.option(fc.integer({ min: 2000, max: 2003 })),
        topic: fc.constantFrom('art', 'law', 'tea'),
      }),
      { minLength: length, maxLength: length },
    ).map((rows) =>
      rows.map(({ chance, other, ...row }, n) => ({ ...row, id: `${chance < skew ? favourite : other}:${n}` })),
    ),
  ); // prettier-ignore

const orderBy: fc.Arbitrary<BookOrder[]> = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('title', 'pages', 'year'), fc.constantFrom('ASC', 'DESC'))
    .map(([field, direction]) => ({ [field]: direction })),
  { selector: (order) => Object.keys(order)[0], maxLength: 3 },
); // prettier-ignore

/** When a library fails: at the how manieth question of a gather. */
const failures = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.constantFrom(1, 2, 2, 3),
  { maxKeys: 6 },
);

interface Case {
  readonly rows: readonly Book[];
  readonly order: readonly BookOrder[];
  readonly size: number;
  readonly isBackward: boolean;
  /** Where the page begins, as a share of the rows; undefined: at the end. */
  readonly from: number | undefined;
  readonly failing: Readonly<Record<string, number>>;
}

const cases: fc.Arbitrary<Case> = fc.record({
  rows: books,
  order: orderBy,
  size: fc.integer({ min: 1, max: 60 }),
  isBackward: fc.boolean(),
  from: fc.option(fc.double({ min: 0, max: 0.999, noNaN: true }), { nil: undefined }), // prettier-ignore
  failing: failures,
});

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [BookOrder!]) {
  books(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    edges { cursor node { id } } nodes { id title pages year } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
  statistics { count }
}`;

function argumentsOf({ rows, order, size, isBackward, from }: Case) {
  const directions = directionsOf(order);
  const sorted = [...rows].sort((one, other) =>
    compare(positionOf(one, order), positionOf(other, order), directions),
  );
  const row = from === undefined ? undefined : sorted[Math.floor(from * sorted.length)]; // prettier-ignore
  const cursor = row ? Buffer.from(JSON.stringify([1, ...positionOf(row, order)])).toString('base64url') : null; // prettier-ignore
  return isBackward
    ? { first: null, after: null, last: size, before: cursor, orderBy: order }
    : { first: size, after: cursor, last: null, before: null, orderBy: order };
}

/** Asks for a page; says who failed and how often each was asked. */
async function gather(one: Case) {
  many.asked.length = 0;
  many.setBooks(one.rows);
  many.interfere = ({ library: name, n }) => (one.failing[name] === n ? DOWN : undefined); // prettier-ignore
  const variables = argumentsOf(one);
  const answer = await askLibraries(many.gateway, PAGE, { variables });
  const asked = Map.groupBy(many.asked, (question) => question.library);
  const times = (name: string): number => asked.get(name)?.length ?? 0;
  const failed = NAMES.filter((name) => times(name) >= (one.failing[name] ?? Infinity)); // prettier-ignore
  return { answer, variables, failed, times };
}

describe(`pages asked for in shares (SEED=${SEED})`, () => {
  it('are those of asking all for the whole page, and so is what is said of them', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const { answer, variables, failed } = await gather(one);
        const present = one.rows.filter(({ id }) => !failed.includes(libraryOf(id)));
        const { edges, nodes, ...expected } = page(present, variables);
        expect(answer.data?.['books']).toEqual({
          ...expected,
          edges: edges.map(({ cursor, node: { id } }) => ({ cursor, node: { id } })),
          nodes: nodes.map(({ id, title, pages, year }) => ({ id, title, pages, year })),
        });
        const of = (path: string) => (answer.errors ?? []).filter((error) => error.path?.[0] === path).map(({ extensions }) => extensions['partition']);
        expect(of('books')).toEqual(NAMES.filter((name) => failed.includes(name)));
        // What came with a first answer stays, though a second one fails.
        const without = NAMES.filter((name) => one.failing[name] === 1);
        expect(of('statistics')).toEqual(without);
        expect(answer.data?.['statistics']).toEqual({
          count: statistics(one.rows.filter(({ id }) => !without.includes(libraryOf(id)))).count,
        });
        expect(answer.partitions).toEqual({
          ok: NAMES.filter((name) => !failed.includes(name)).sort(),
          failed: [...failed].sort().map((partition) => ({ partition, code: 'SUBREQUEST_HTTP_ERROR', reason: 'down' })),
          skipped: [],
          stale: [],
        });
      }),
      { seed: SEED, numRuns: RUNS },
    );
  }, 120_000); // prettier-ignore

  it('ask nobody more than twice, and for counts and statistics once', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const { times } = await gather({ ...one, failing: {} });
        for (const name of NAMES) expect(times(name)).toBeLessThanOrEqual(2);
        for (const { n, query } of many.asked) {
          expect(query.includes('totalCount')).toBe(n === 1);
          expect(query.includes('statistics')).toBe(n === 1);
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
  }, 120_000); // prettier-ignore
});
