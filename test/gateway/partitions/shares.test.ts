import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'; // prettier-ignore
import { setImmediate as turn } from 'node:timers/promises';
import type { SubgraphResponse } from '../../../gateway/fetch/subgraph-fetcher.ts';
import { page } from './testing/book-server.ts';
import type { Book } from './testing/books.ts';
import { askLibraries } from './testing/library-federation.ts';
import {
  createManyLibraries,
  DOWN,
  type ManyLibraries,
} from './testing/many-libraries.ts';

const NAMES = Array.from({ length: 40 }, (_, n) => `l${String(n).padStart(2, '0')}`); // prettier-ignore
const DEADLINE_MS = 10_000;
const BY_TITLE = [{ title: 'ASC' as const }];
const PAGE = 'query ($first: Int) { books(first: $first, orderBy: [{ title: ASC }]) { nodes { id } totalCount pageInfo { hasNextPage endCursor } } }'; // prettier-ignore

let many: ManyLibraries;
/** Keeps old answers. */
let stale: ManyLibraries;
beforeAll(async () => {
  many = await createManyLibraries(NAMES, { deadlineMs: DEADLINE_MS });
  stale = await createManyLibraries(NAMES, { stale: true });
});
beforeEach(() => {
  for (const one of [many, stale]) {
    one.asked.length = 0;
    one.interfere = undefined;
  }
});
afterEach(() => {
  jest.useRealTimers();
});
afterAll(async () => {
  await many.gateway.stop();
  await stale.gateway.stop();
});

/** Rows of one library, its titles from a place in the order on. */
function rowsOf(library: string, count: number, from: number): Book[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `${library}:${n}`,
    title: String(from + n).padStart(6, '0'),
    pages: n,
    year: null,
    topic: 'art',
  }));
}

/** As many rows in each, in turn. */
const even = (count: number): Book[] =>
  NAMES.flatMap((name, library) =>
    rowsOf(name, count, 0).map((row, n) => ({
      ...row,
      title: String(n * NAMES.length + library).padStart(6, '0'),
    })),
  );

const FEW = NAMES.slice(0, 39).flatMap((name) => rowsOf(name, 3, 500_000));
/** Before those of all others. */
const MANY = rowsOf('l39', 80, 0);

function limitOf(variables: Readonly<Record<string, unknown>>): number {
  return Number(variables['_partition_0_limit'] ?? variables['first'] ?? 0);
}

function expected(rows: readonly Book[], first: number) {
  const { nodes, totalCount, pageInfo } = page(rows, { first, orderBy: BY_TITLE }); // prettier-ignore
  const { hasNextPage, endCursor } = pageInfo;
  return {
    nodes: nodes.map(({ id }) => ({ id })),
    totalCount,
    pageInfo: { hasNextPage, endCursor },
  };
}

const ask = (first: number, query = PAGE, of = many) =>
  askLibraries(of.gateway, query, { variables: { first } });

describe('a page of many endpoints', () => {
  it('is asked of one as a whole and of each other in a share, once, where rows are spread evenly', async () => {
    many.setBooks(even(30));
    const { data } = await ask(100);
    expect(data?.['books']).toEqual(expected(even(30), 100));
    expect(many.asked.map(({ library }) => library).sort()).toEqual(NAMES);
    const limits = many.asked.map(({ variables }) => limitOf(variables));
    expect(limits.filter((limit) => limit === 100)).toHaveLength(1);
    const sum = limits.reduce((total, limit) => total + limit, 0);
    expect(sum).toBeLessThanOrEqual((NAMES.length * 100) / 8);
  });

  it('is asked of one once more, where all of its rows are of that one', async () => {
    many.setBooks([...FEW, ...MANY]);
    const { data } = await ask(50);
    expect(data?.['books']).toEqual(expected([...FEW, ...MANY], 50));
    const again = many.asked.filter(({ n }) => n > 1);
    expect(again).toMatchObject([{ library: 'l39', n: 2 }]);
    expect(again[0]?.query).not.toContain('totalCount');
  });

  it.each([
    ['ahead', '{ books(first: 40) { nodes { id } } }', 'l00:0'],
    ['from within it', `{ books(first: 40, after: "${Buffer.from('[1,"l20:3"]').toString('base64url')}") { nodes { id } } }`, 'l20:30'],
    ['backward', '{ books(first: null, last: 40) { nodes { id } } }', 'l39:62'],
  ])('in the order of keys is asked of its partition as a whole at once, %s', async (_, query, first) => {
    many.setBooks(even(99));
    const { data } = await askLibraries(many.gateway, query);
    const { nodes } = data?.['books'] as { nodes: { id: string }[] };
    expect(nodes).toHaveLength(40);
    expect(nodes[0]?.id).toBe(first);
    expect(many.asked).toHaveLength(NAMES.length);
  }); // prettier-ignore

  it('is asked in one go of few endpoints', async () => {
    const some = await createManyLibraries(NAMES.slice(0, 4));
    some.setBooks(FEW);
    const { data } = await askLibraries(some.gateway, PAGE, { variables: { first: 50 } }); // prettier-ignore
    await some.gateway.stop();
    expect(data?.['books']).toMatchObject({ totalCount: 12 });
    expect(some.asked.map(({ variables }) => limitOf(variables))).toEqual([50, 50, 50, 50]); // prettier-ignore
  });

  it('is asked once where only its count is shown', async () => {
    many.setBooks([...FEW, ...MANY]);
    const { data } = await ask(50, PAGE.replace('nodes { id }', '').replace(/pageInfo \{[^}]*\}/u, '')); // prettier-ignore
    expect(data).toEqual({ books: { totalCount: 197 } });
    expect(many.asked).toHaveLength(NAMES.length);
  });

  it('that endpoints do not give is refused, however few the rows', async () => {
    many.setBooks(FEW);
    many.interfere = ({ variables }) => {
      if (limitOf(variables) <= 60) return undefined;
      const extensions = { code: 'BAD_USER_INPUT' };
      return { errors: [{ message: 'at most 60', path: ['books'], extensions }] }; // prettier-ignore
    };
    const { data, errors, partitions } = await ask(90);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ message: 'at most 60', path: ['books'] }]);
    expect(errors).toHaveLength(1);
    expect(partitions?.failed).toEqual([]);
  });
});

describe('a second answer', () => {
  it.each<[what: string, rows: (own: Book[]) => Book[]]>([
    ['fewer rows', (own) => own.slice(0, 7)],
    ['no rows', () => []],
    ['other rows in their place', (own) => own.map((row, n) => ({ ...row, id: `l39:${1000 - n}` }))],
    ['more rows', (own) => [...own, ...rowsOf('l39', 90, 100).slice(80)]],
  ])('of a source that changed meanwhile is true of one moment: %s', async (_, rows) => {
    many.setBooks([...FEW, ...MANY]);
    const changed = [...FEW, ...rows(MANY)];
    many.interfere = ({ library, n }) => {
      if (library === 'l39' && n === 2) many.setBooks(changed);
      return undefined;
    };
    const { data, errors } = await ask(100);
    const { nodes, totalCount } = data?.['books'] as ReturnType<typeof expected>;
    expect(errors).toBeUndefined();
    expect(nodes).toEqual(expected(changed, 100).nodes);
    // Where more follow, a count of a moment before is as true as any.
    const before = expected([...FEW, ...MANY], 100).totalCount;
    const after = expected(changed, 100).totalCount;
    expect([before, after]).toContain(totalCount);
    if (changed.length < before) expect(totalCount).toBe(after);
  }); // prettier-ignore

  it.each<[what: string, code: string, change: (nodes: { id: string }[]) => void]>([
    ['another order', 'PARTITION_ANSWER_INVALID', (nodes) => nodes.reverse()],
    ['a row of another', 'PARTITION_CONFLICT', (nodes) => nodes.splice(0, 1, { id: 'l00:0' })],
    ['too few rows', 'PARTITION_ANSWER_INVALID', (nodes) => nodes.pop()],
  ])('that is wrong is not used, nor what came before it: %s', async (_, code, change) => {
    many.setBooks([...FEW, ...MANY]);
    many.interfere = ({ library, n }) => {
      if (library !== 'l39' || n === 1) return undefined;
      const { nodes, ...books } = page(MANY, { first: 50, orderBy: BY_TITLE });
      const shown = nodes.map(({ id }) => ({ id }));
      change(shown);
      const { edges, pageInfo } = books;
      return { data: { books: { nodes: shown, _partition_edges: edges.map(({ cursor, node: { id } }) => ({ cursor, node: { id } })), pageInfo } } };
    };
    const { data, partitions } = await ask(50);
    expect(data?.['books']).toEqual(expected(FEW, 50));
    expect(partitions?.failed).toMatchObject([{ partition: 'l39', code }]);
  }); // prettier-ignore

  it('has the time that is left, and another that hangs takes none of it', async () => {
    many.setBooks([...FEW, ...MANY]);
    await ask(50);
    many.asked.length = 0;
    // No time passes but by the clock that is moved here.
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'hrtime', 'Date'] }); // prettier-ignore
    many.interfere = ({ library }) =>
      library === 'l05' ? new Promise<SubgraphResponse>(() => undefined) : undefined; // prettier-ignore
    const answer = ask(70);
    while (many.asked.length < NAMES.length) await turn();
    for (let n = 0; n < 5; n++) await turn();
    expect(many.asked).toHaveLength(NAMES.length);
    await jest.advanceTimersByTimeAsync(DEADLINE_MS / 2);
    while (!many.asked.some(({ n }) => n === 2)) await turn();
    await jest.advanceTimersByTimeAsync(DEADLINE_MS);
    const { data, partitions } = await answer;
    const others = [...FEW, ...MANY].filter(({ id }) => !id.startsWith('l05'));
    expect(data?.['books']).toEqual(expected(others, 70));
    expect(partitions?.failed).toMatchObject([{ partition: 'l05', code: 'SUBREQUEST_TIMEOUT' }]); // prettier-ignore
  });

  it('may be an old one, and is told to be', async () => {
    const rows = [...FEW, ...MANY];
    stale.setBooks(rows);
    await ask(50, PAGE, stale);
    stale.interfere = ({ library }) => (library === 'l39' ? DOWN : undefined);
    const { data, errors, partitions } = await ask(50, PAGE, stale);
    expect(errors).toBeUndefined();
    expect(data?.['books']).toEqual(expected(rows, 50));
    expect(partitions).toMatchObject({
      ok: NAMES.slice(0, 39),
      failed: [],
      stale: [{ partition: 'l39', asOf: expect.any(String) }],
    });
  });

  it('that is old makes the whole of it old, though the first was not', async () => {
    stale.setBooks([...FEW, ...MANY]);
    await ask(50, PAGE, stale);
    stale.asked.length = 0;
    stale.interfere = ({ library, n }) => (library === 'l39' && n === 2 ? DOWN : undefined); // prettier-ignore
    const { data, partitions } = await ask(50, PAGE, stale);
    expect(data?.['books']).toEqual(expected([...FEW, ...MANY], 50));
    expect(partitions?.stale).toMatchObject([{ partition: 'l39' }]);
    expect(partitions?.ok).not.toContain('l39');
  });

  it('is not asked of one that needs most of its time: that is asked for all at once', async () => {
    many.setBooks([...FEW, ...MANY]);
    await ask(50);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'hrtime', 'Date'] }); // prettier-ignore
    many.interfere = ({ library }) =>
      library === 'l39' ? new Promise((resolve) => { setTimeout(() => resolve(undefined as never), DEADLINE_MS * 0.3); }) : undefined; // prettier-ignore
    for (let n = 0; n < 2; n++) {
      many.asked.length = 0;
      const answer = ask(50);
      while (many.asked.length < NAMES.length) await turn();
      await jest.advanceTimersByTimeAsync(DEADLINE_MS * 0.3);
      await turn();
      await jest.advanceTimersByTimeAsync(DEADLINE_MS * 0.3);
      const { data } = await answer;
      expect(data?.['books']).toEqual(expected([...FEW, ...MANY], 50));
    }
    expect(many.asked.filter(({ library }) => library === 'l39')).toMatchObject([{ variables: { first: 50 } }]); // prettier-ignore
  });
});
