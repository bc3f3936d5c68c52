import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SubgraphRequest } from '../../../gateway/fetch/subgraph-fetcher.ts';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import type { OperationLimits } from '../../../gateway/prepare/limits.ts';
import { composeSupergraph } from '../testing/compose.ts';

const SDL = `
  type Query {
    shelf: Shelf
    shelves: [Shelf]
    grid: [[Shelf]]
    some(first: Int = 3): [Shelf]
    books(first: Int = 20, last: Int): BookConnection!
    node: Node
  }
  interface Node { id: ID! }
  type Shelf implements Node { id: ID! a: Int books(first: Int): BookConnection! shelves: [Shelf] }
  type BookConnection { nodes: [Book] edges: [BookEdge] totalCount: Int page: Page }
  type BookEdge { cursor: String node: Book }
  type Page { next: Boolean }
  type Book implements Node { id: ID! shelf: Shelf }`;

const supergraph = composeSupergraph({ sdls: { a: SDL } });

const gateways: Gateway[] = [];
afterEach(() => Promise.all(gateways.splice(0).map((g) => g.stop())));

async function start(
  { answer, ...limits }: Partial<OperationLimits> & { answer?: number },
  seen: SubgraphRequest[] = [],
) {
  const gateway = await createGateway({
    supergraph,
    limits: { assumedListSize: 10, ...limits },
    ...(answer === undefined ? {} : { budget: { maxObjects: answer } }),
    fetchers: {
      a: {
        fetch(request) {
          seen.push(request);
          return Promise.resolve({ data: {} });
        },
      },
    },
  });
  gateways.push(gateway);
  return gateway;
}

interface Refusal {
  readonly estimate: number;
  readonly limit: number;
  readonly dearest: { field: string; path: string[]; objects: number };
  readonly suggestion: string;
}

async function refusal(
  query: string,
  variables: Record<string, unknown> = {},
  limits: Partial<OperationLimits> & { answer?: number } = { maxObjects: 0 },
): Promise<Refusal | undefined> {
  const { data, errors } = await (
    await start(limits)
  ).execute({ query, variables });
  const [error] = errors ?? [];
  if (error?.extensions['code'] !== 'OPERATION_TOO_EXPENSIVE') return undefined;
  expect(data).toBeUndefined();
  expect(errors).toHaveLength(1);
  return error.extensions as unknown as Refusal;
}

describe('the estimate of an operation', () => {
  const estimates: readonly [string, string, Record<string, unknown>, number][] = [
    ['an object', '{ shelf { id } }', {}, 1],
    ['a list, by what is assumed', '{ shelves { id } }', {}, 10],
    ['a list of lists as one', '{ grid { id } }', {}, 10],
    ['lists in lists', '{ shelves { shelves { id } } }', {}, 110],
    ['a list by its argument', '{ some(first: 7) { id } }', {}, 7],
    ["a list by its argument's default", '{ some { id } }', {}, 3],
    ['a list without its argument', '{ some(first: null) { id } }', {}, 10],
    ['a connection, its nodes', '{ books(first: 5) { nodes { id } } }', {}, 6],
    ['its edges and their nodes', '{ books(first: 5) { edges { node { id } } } }', {}, 11],
    ['by its default', '{ books { nodes { id } } }', {}, 21],
    ['what beside the lists stands in it', '{ books { totalCount page { next } } }', {}, 2],
    ['the larger of two sizes', '{ books(first: 5, last: 8) { nodes { id } } }', {}, 9],
    ['nothing of an empty page', '{ books(first: 0) { nodes { shelf { id } } } }', {}, 1],
    ['nothing of a negative page', '{ books(first: -5) { nodes { shelf { id } } } }', {}, 1],
    ['by a variable', 'query ($n: Int) { books(first: $n) { nodes { id } } }', { n: 40 }, 41],
    ["by a variable's default", 'query ($n: Int = 30) { books(first: $n) { nodes { id } } }', {}, 31],
    ["by the argument's default where a variable is absent", 'query ($n: Int) { books(first: $n) { nodes { id } } }', {}, 21],
    ['connections in connections', '{ books(first: 5) { nodes { shelf { books(first: 4) { nodes { id } } } } } }', {}, 36],
    ['aliases, each', '{ a: shelf { id } b: shelf { id } }', {}, 2],
    ['the same field written twice, once', '{ shelf { id } shelf { a } }', {}, 1],
    ['fragments, once a use', '{ a: shelf { ...F } b: shelf { ...F } } fragment F on Shelf { shelves { id } }', {}, 22],
    ['each type an object may be', '{ node { ... on Shelf { shelves { id } } ... on Book { shelf { id } } } }', {}, 12],
    ['nothing that is skipped', 'query ($no: Boolean!) { shelf { id } shelves @include(if: $no) { id } }', { no: false }, 1],
    ['what is included', 'query ($no: Boolean!) { shelf { id } shelves @include(if: $no) { id } }', { no: true }, 11],
    ['one more for each ten leaves', `{ shelves { ${Array.from({ length: 25 }, (_, n) => `a${n}: a`).join(' ')} } }`, {}, 30],
    ['introspection, as other lists', '{ __schema { types { fields { name } } } }', {}, 111],
  ]; // prettier-ignore
  for (const [what, query, variables, objects] of estimates) {
    it(`counts ${what}`, async () => {
      expect(await refusal(query, variables)).toMatchObject({
        estimate: objects,
        limit: 0,
      });
      const limits = { maxObjects: objects };
      expect(await refusal(query, variables, limits)).toBeUndefined();
    });
  }

  it('is exact only as far as numbers are', async () => {
    const query = `{ ${'shelves { '.repeat(40)} id ${'} '.repeat(40)} }`;
    expect(await refusal(query)).toMatchObject({
      estimate: Number.MAX_SAFE_INTEGER,
      dearest: { objects: Number.MAX_SAFE_INTEGER },
    });
  });

  it('is that of the variables of each request', async () => {
    const gateway = await start({ maxObjects: 50 });
    const query = 'query ($n: Int) { books(first: $n) { nodes { id } } }';
    const codes: unknown[] = [];
    for (const n of [40, 60, 41, 61]) {
      const { errors } = await gateway.execute({ query, variables: { n } });
      codes.push(errors?.[0]?.extensions['code']);
    }
    const code = 'OPERATION_TOO_EXPENSIVE';
    expect(codes.map((found) => found === code)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('is that of the literals of each operation of one shape', async () => {
    const gateway = await start({ maxObjects: 50 });
    const codes: unknown[] = [];
    for (const n of [40, 60, 41, 61]) {
      const query = `{ books(first: ${n}) { nodes { id } } }`;
      const { errors } = await gateway.execute({ query });
      codes.push(errors?.[0]?.extensions['code'] === 'OPERATION_TOO_EXPENSIVE');
    }
    expect(codes).toEqual([false, true, false, true]);
  });
});

describe('an operation that asks for too much', () => {
  it('is refused before anything is sent', async () => {
    const seen: SubgraphRequest[] = [];
    const gateway = await start({ maxObjects: 9 }, seen);
    const { errors } = await gateway.execute({ query: '{ shelves { id } }' });
    expect(errors?.[0]?.message).toBe(
      'Expected an operation that asks for at most 9 objects, but got one for 10, most of them Query.shelves at "shelves". Leave out "shelves", or what it is nested in.',
    );
    expect(seen).toEqual([]);
  });

  it('is told its dearest field by the keys of the client', async () => {
    const query =
      '{ of: shelf { all: books(first: 50) { nodes { at: shelf { id } } } } }';
    expect((await refusal(query))?.dearest).toEqual({
      field: 'BookConnection.nodes',
      path: ['of', 'all', 'nodes'],
      objects: 50,
    });
  });

  const suggested: readonly [string, number][] = [
    ['{ books(first: 100) { nodes { shelf { books(first: 100) { nodes { id } } } } } }', 2000],
    ['{ books(first: 100) { nodes { shelf { shelves { id } } } } }', 500],
    ['query ($a: Int = 90) { books(first: $a) { nodes { shelf { x: books(first: 50) { edges { node { id } } } } } } }', 300],
    ['{ books(first: 100) { nodes { shelf { books(first: 100) { nodes { shelf { books(first: 100) { nodes { id } } } } } } } } }', 5000],
  ]; // prettier-ignore
  for (const [query, maxObjects] of suggested) {
    it(`is told what brings it under ${maxObjects}: ${query}`, async () => {
      const { suggestion = '' } =
        (await refusal(query, {}, { maxObjects })) ?? {};
      const changes = [
        ...suggestion.matchAll(/(\w+)\(first: (\d+)\) at "([^"]+)"/g),
      ];
      expect(changes.length).toBeGreaterThan(0);
      let changed = query;
      for (const [, , size, path = ''] of changes) {
        changed = withSize(changed, path, Number(size));
      }
      expect(changed).not.toBe(query);
      expect(await refusal(changed, {}, { maxObjects })).toBeUndefined();
    });
  }
});

describe('what is advised', () => {
  it('is within what one answer may have, not only within the estimate', async () => {
    const { suggestion = '' } =
      (await refusal(
        '{ books(first: 100) { nodes { shelf { books(first: 100) { nodes { id } } } } } }',
        {},
        { maxObjects: 5_000, answer: 600 },
      )) ?? {};
    const [size] = /first: (\d+)/u.exec(suggestion)?.slice(1) ?? [];
    // A shelf, a connection and 100 books for each: 5 of them are below 600.
    expect(size).toBe('5');
  });
});

describe('a refusal', () => {
  const query =
    'query ($n: Int, $is: Boolean!) { books(first: $n) { nodes { shelf @include(if: $is) { books(first: $n) { nodes { id } } } } } }';

  it('is that of the values now, whatever was refused before', async () => {
    const limits = { maxObjects: 100 };
    const gateway = await start(limits);
    const values = fc.record({
      n: fc.constantFrom(5, 20, 40, 90, null),
      is: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(values, { maxLength: 6 }), async (all) => {
        for (const variables of all) {
          const { errors } = await gateway.execute({ query, variables });
          const known = errors?.find(
            ({ extensions }) =>
              extensions['code'] === 'OPERATION_TOO_EXPENSIVE',
          );
          expect(known?.extensions).toEqual(
            await refusal(query, variables, limits),
          );
        }
      }),
      { seed: 7, numRuns: 25 },
    );
  });

  it('is the same one where nothing has changed', async () => {
    const gateway = await start({ maxObjects: 100 });
    const variables = { n: 90, is: true };
    const [first, second] = [
      await gateway.execute({ query, variables }),
      await gateway.execute({ query, variables: { ...variables } }),
    ];
    expect(second.errors?.[0]).toBe(first.errors?.[0]);
  });
});

/** The operation with another size of the connection at a path. */
function withSize(query: string, path: string, size: number): string {
  const nth = path.split('.').filter((key) => /^(books|x)$/.test(key)).length;
  let seen = 0;
  return query.replaceAll(/first: (\$a|\d+)/g, (known) => {
    seen += 1;
    return seen === nth ? `first: ${size}` : known;
  });
}
