import { afterEach, describe, expect, it } from '@jest/globals';
import type {
  SubgraphRequest,
  SubgraphResponse,
} from '../../gateway/fetch/subgraph-fetcher.ts';
import type { GatewayOptions } from '../../gateway/gateway.ts';
import { ask, startServer, type TestServer } from './http/support.ts';
import { composeSupergraph } from './testing/compose.ts';

const supergraph = composeSupergraph({
  sdls: {
    a: 'type Query { rows(first: Int): [Row!]! list: [Row!]! small: Int } type Row { id: ID! }',
  },
});
const heavy = '{ rows(first: 60) { id } }';
const small = '{ small }';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A subgraph that holds its lists until told, and tells who asked. */
function heldLists() {
  const held: ((response: SubgraphResponse) => void)[] = [];
  let whenHeld: (() => void) | undefined;
  return {
    held,
    async isHolding(count: number): Promise<void> {
      while (held.length < count) {
        await new Promise<void>((resolve) => (whenHeld = resolve));
      }
    },
    fetch({ query }: SubgraphRequest): Promise<SubgraphResponse> {
      if (query.includes('small')) {
        return Promise.resolve({ data: { small: 1 } });
      }
      return new Promise((resolve) => {
        held.push(resolve);
        whenHeld?.();
      });
    },
  };
}

const some = (count: number, field = 'rows'): SubgraphResponse => ({
  data: {
    [field]: Array.from({ length: count }, (_, id) => ({ id: `${id}` })),
  },
});

async function start(
  fetch: (request: SubgraphRequest) => Promise<SubgraphResponse>,
  more: Partial<GatewayOptions> = {},
): Promise<TestServer> {
  const server = await startServer({}, fetch, {
    supergraph,
    heavy: { minObjects: 10, maxUnderWay: 100, maxWaiting: 1 },
    ...more,
  });
  servers.push(server);
  return server;
}

describe('heavy operations over HTTP', () => {
  it('leave places to small ones when as many wait as may', async () => {
    const lists = heldLists();
    const subgraph = (request: SubgraphRequest) => lists.fetch(request);
    // As `mengyue start` has it; the limits of turns are the defaults.
    const server = await startServer(
      { maxRunning: 16, maxQueued: 16 },
      subgraph,
      {
        supergraph,
        heavy: { minObjects: 10, maxUnderWay: 100 },
      },
    );
    servers.push(server);
    const first = ask(server, heavy);
    await lists.isHolding(1);
    const others = Array.from({ length: 15 }, () => ask(server, heavy));
    const refused = await Promise.race(others);
    expect(refused.code).toBe('SERVER_BUSY');
    expect((await ask(server, small)).status).toBe(200);
    for (let n = 1; n <= 9; n++) {
      await lists.isHolding(n);
      lists.held[n - 1]?.(some(60));
    }
    const statuses = (await Promise.all([first, ...others])).map(
      ({ status }) => status,
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(9);
    expect(statuses.filter((status) => status === 503)).toHaveLength(7);
  });

  it('take turns, those beyond are refused, small ones and health pass', async () => {
    const lists = heldLists();
    const server = await start((request) => lists.fetch(request));
    const first = ask(server, heavy);
    await lists.isHolding(1);
    const both = [ask(server, heavy), ask(server, heavy)];
    // One of them waits, the other is refused: neither is sent to the subgraph.
    const refused = await Promise.race(both);
    expect([refused.status, refused.code]).toEqual([503, 'SERVER_BUSY']);
    expect(refused.headers['retry-after']).toBe('1');
    expect((await ask(server, small)).status).toBe(200);
    const health = await fetch(new URL('/health', server.url));
    expect(health.status).toBe(200);
    expect(lists.held).toHaveLength(1);
    lists.held[0]?.(some(60));
    expect((await first).status).toBe(200);
    await lists.isHolding(2);
    lists.held[1]?.(some(60));
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 503]);
  });

  it('go side by side once answers have shown how small they are', async () => {
    const lists = heldLists();
    const server = await start((request) => lists.fetch(request));
    const first = ask(server, heavy);
    await lists.isHolding(1);
    lists.held[0]?.(some(2));
    await first;
    const all = Array.from({ length: 8 }, () => ask(server, heavy));
    await lists.isHolding(9);
    for (const answer of lists.held) answer(some(2));
    for (const { status } of await Promise.all(all)) expect(status).toBe(200);
  });

  it('are known by their answers where the estimate is too low', async () => {
    const lists = heldLists();
    const server = await start((request) => lists.fetch(request));
    const list = '{ list { id } }';
    const first = ask(server, list);
    await lists.isHolding(1);
    lists.held[0]?.(some(90, 'list'));
    await first;
    const second = ask(server, list);
    await lists.isHolding(2);
    const third = ask(server, list);
    const fourth = ask(server, list);
    const refused = await Promise.race([third, fourth]);
    expect(refused.status).toBe(503);
    expect(lists.held).toHaveLength(2);
    lists.held[1]?.(some(1, 'list'));
    await second;
    await lists.isHolding(3);
    lists.held[2]?.(some(1, 'list'));
    await Promise.all([third, fourth]);
  });

  it('give the room of one that was ended for its budget to the next', async () => {
    const lists = heldLists();
    const server = await start((request) => lists.fetch(request), {
      budget: { maxObjects: 80 },
    });
    const first = ask(server, heavy);
    await lists.isHolding(1);
    const second = ask(server, heavy);
    lists.held[0]?.(some(81));
    expect((await first).code).toBe('OPERATION_BUDGET_EXCEEDED');
    await lists.isHolding(2);
    lists.held[1]?.(some(60));
    expect((await second).status).toBe(200);
  });
});
