import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  serveSubgraph,
  type RunningServer,
} from '../../../../../subgraphs/kit/serve/http/server.ts';
import { createSubgraph } from '../../../../../subgraphs/kit/serve/subgraph.ts';

const subgraph = createSubgraph({
  name: 'served',
  contract: 'type Query { hello(name: String): String  broken: String }',
  resolvers: {
    Query: {
      hello: (_: unknown, { name }: { name: string }) => `你好, ${name}`,
      broken: () => {
        throw new Error('secret');
      },
    },
  },
  createContext: (scope) => ({ scope }),
  close: () => Promise.resolve(),
  report: () => undefined,
});

let server: RunningServer;

beforeAll(async () => {
  server = await serveSubgraph(subgraph, {
    host: '127.0.0.1',
    port: 0,
    // What is tested are answers, whatever the machine has to do meanwhile.
    limits: { deadlineMs: 600_000 },
  });
});

afterAll(() => server.close());

function post(body: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(server.url, { method: 'POST', headers, body });
}

describe('a served subgraph', () => {
  it('answers a query with its variables', async () => {
    const response = await post(
      JSON.stringify({
        query: 'query ($name: String) { hello(name: $name) }',
        variables: { name: '盟约' },
      }),
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: { hello: '你好, 盟约' } });
  });

  it('masks failures nobody expected', async () => {
    const response = await post('{"query":"{ broken }"}');
    const text = await response.text();
    expect(text).toContain('INTERNAL_SERVER_ERROR');
    expect(text).not.toContain('secret');
  });

  it('tells that it is up', async () => {
    const response = await fetch(new URL('/health', server.url));
    expect(await response.json()).toEqual({ status: 'UP' });
  });

  it.each([
    ['another path', '/graphql2', 404],
    ['a query that is none', '/graphql?query=%7B', 400],
  ])('refuses %s', async (_, path, status) => {
    const response = await fetch(new URL(path, server.url), {
      headers: { accept: 'application/graphql-response+json' },
    });
    expect(response.status).toBe(status);
  });

  it('refuses a body that is no JSON', async () => {
    expect((await post('{')).status).toBe(400);
  });

  it('refuses a body of more than 16 MiB, and serves on', async () => {
    const comment = '#'.repeat(16 * 1024 * 1024);
    const response = await post(JSON.stringify({ query: comment }));
    expect(response.status).toBe(413);
    expect((await post('{"query":"{ hello }"}')).status).toBe(200);
  });

  it('is gone when it is closed, idle connections too', async () => {
    const other = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0 });
    const answer = await fetch(`${other.url}?query={hello}`, {
      headers: { accept: 'application/json' },
    });
    await answer.text();
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow();
  });
});
