import { afterEach, describe, expect, it } from '@jest/globals';
import type {
  SubgraphFetcher,
  SubgraphResponse,
} from '../../../gateway/fetch/subgraph-fetcher.ts';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { ask } from '../testing/federation.ts';

const SDLS = {
  a: `type Query { x: X y: Y }
    type X @key(fields: "id") { id: ID! }
    type Y @key(fields: "id") { id: ID! }
    type Mutation { first: X third: X }`,
  b: `type X @key(fields: "id") { id: ID! b: Int }
    type Y @key(fields: "id") { id: ID! b: Int }
    type Mutation { second: Int fourth: Int }`,
  c: `type X @key(fields: "id") { id: ID! b: Int @external c: Int @requires(fields: "b") }
    type Y @key(fields: "id") { id: ID! c: Int }`,
};

interface Pending {
  readonly name: string;
  readonly query: string;
  answer(data: Record<string, unknown>): void;
}

const gateways: Gateway[] = [];
afterEach(() => Promise.all(gateways.splice(0).map((g) => g.stop())));

/** A gateway whose subgraphs answer when the test says so. */
async function start() {
  const pending: Pending[] = [];
  const fetcher = (name: string): SubgraphFetcher => ({
    fetch: ({ query }) =>
      new Promise<SubgraphResponse>((resolve) => {
        pending.push({ name, query, answer: (data) => resolve({ data }) });
      }),
  });
  const fetchers = { a: fetcher('a'), b: fetcher('b'), c: fetcher('c') };
  const supergraph = composeSupergraph({ sdls: SDLS });
  const gateway = await createGateway({ supergraph, fetchers });
  gateways.push(gateway);
  /** The next requests, when there are this many. */
  const next = async (count: number): Promise<Pending[]> => {
    for (let n = 0; n < 2000 && pending.length < count; n++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(pending).toHaveLength(count);
    return pending.splice(0);
  };
  return { gateway, next };
}

describe('the fields of a mutation', () => {
  it('run one after the other, each with all below it', async () => {
    const { gateway, next } = await start();
    const answer = ask(
      gateway,
      'mutation { first { id b } second third { b } fourth }',
    );
    // Answers become the gateway's: each needs an object of its own.
    const X = () => ({ __typename: 'X', id: '1' });
    const script: [string, string, Record<string, unknown>][] = [
      ['a', 'first', { first: X() }],
      ['b', '_entities', { _entities: [{ b: 1 }] }],
      ['b', 'second', { second: 2 }],
      ['a', 'third', { third: X() }],
      ['b', '_entities', { _entities: [{ b: 3 }] }],
      ['b', 'fourth', { fourth: 4 }],
    ];
    for (const [name, field, data] of script) {
      const [request] = await next(1);
      expect(request?.name).toBe(name);
      expect(request?.query).toContain(field);
      request?.answer(data);
    }
    expect(await answer).toEqual({
      data: { first: { id: '1', b: 1 }, second: 2, third: { b: 3 }, fourth: 4 },
    });
  });
});

describe('the fetches of a query', () => {
  it('start when what they need is there, and not when a wave is', async () => {
    const { gateway, next } = await start();
    const answer = ask(gateway, '{ x { b c } y { b c } }');
    const [root] = await next(1);
    root?.answer({
      x: { __typename: 'X', id: '1' },
      y: { __typename: 'Y', id: '2' },
    });
    const wave = await next(2);
    expect(wave.map((request) => request.name).sort()).toEqual(['b', 'c']);
    // `Y.c` waits for nothing in b, `X.c` does.
    const b = wave.find((request) => request.name === 'b');
    const c = wave.find((request) => request.name === 'c');
    b?.answer({ _e0: [{ b: 1 }], _e1: [{ b: 2 }] });
    const [later] = await next(1);
    expect(later?.name).toBe('c');
    later?.answer({ _entities: [{ c: 3 }] });
    c?.answer({ _entities: [{ c: 4 }] });
    expect(await answer).toEqual({
      data: { x: { b: 1, c: 3 }, y: { b: 2, c: 4 } },
    });
  });
});
