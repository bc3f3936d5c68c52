import { afterEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import zlib from 'node:zlib';
import type {
  SubgraphFetcher,
  SubgraphRequest,
} from '../../../gateway/fetch/subgraph-fetcher.ts';
import { createGateway } from '../../../gateway/gateway.ts';
import {
  createGatewayServer,
  type GatewayServer,
  type GatewayServerOptions,
} from '../../../gateway/http/server.ts';
import { composeSupergraph } from '../testing/compose.ts';

const supergraph = composeSupergraph({
  sdls: {
    a: 'scalar Big type Query { a: String b: Int! echo(x: Big): Big } type Mutation { m: Int }',
  },
});

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const ANSWER = { a: '中文', b: 1, m: 2, echo: null };

async function start(
  options: Partial<GatewayServerOptions> = {},
  fetch: SubgraphFetcher['fetch'] = () =>
    Promise.resolve({ data: { ...ANSWER } }),
): Promise<GatewayServer> {
  const gateway = await createGateway({
    supergraph,
    fetchers: { a: { fetch } },
  });
  stops.push(() => gateway.stop());
  const server = await createGatewayServer({ gateway, port: 0, ...options });
  stops.push(() => server.stop());
  return server;
}

const JSON_TYPE = { 'content-type': 'application/json' };

async function post(
  server: GatewayServer,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(server.url, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body:
      typeof body === 'string' || body instanceof Uint8Array
        ? (body as string)
        : JSON.stringify(body),
  });
}

async function codeOf(response: Response): Promise<string> {
  const { errors } = (await response.json()) as {
    errors: { extensions: { code: string } }[];
  };
  return errors[0]?.extensions.code ?? '';
}

describe('POST', () => {
  it('answers with the text the executor wrote', async () => {
    const response = await post(await start(), { query: '{ a b }' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(
      'application/json; charset=utf-8',
    );
    expect(await response.text()).toBe('{"data":{"a":"中文","b":1}}');
  });

  it('answers errors before data, with status 200 for a partial answer', async () => {
    const server = await start({}, () =>
      Promise.resolve({ data: null, errors: [{ message: 'x' }] }),
    );
    const response = await post(server, { query: '{ a }' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(
      '{"errors":[{"message":"x","extensions":{"code":"DOWNSTREAM_SERVICE_ERROR","service":"a"},"path":["a"]}],"data":{"a":null}}',
    );
  });

  it('answers application/graphql-response+json when that is accepted', async () => {
    const accept = 'application/graphql-response+json';
    const server = await start();
    const good = await post(server, { query: '{ a }' }, { accept });
    expect(good.headers.get('content-type')).toContain(accept);
    const bad = await post(server, { query: '{ nope }' }, { accept });
    expect(bad.status).toBe(400);
    expect(await codeOf(bad)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('keeps long numbers of variables', async () => {
    const seen: SubgraphRequest[] = [];
    const server = await start({}, (request) => {
      seen.push(request);
      return Promise.resolve({ data: { echo: request.variables?.['x'] } });
    });
    const response = await post(
      server,
      '{"query":"query ($x: Big) { echo(x: $x) }","variables":{"x":12345678901234567890}}',
    );
    expect(await response.text()).toBe(
      '{"data":{"echo":12345678901234567890}}',
    );
  });

  for (const [coding, encode] of [
    ['gzip', zlib.gzipSync],
    ['br', zlib.brotliCompressSync],
    ['deflate', zlib.deflateSync],
  ] as const) {
    it(`takes ${coding}, up to the limit of what it inflates to`, async () => {
      const query = JSON.stringify({ query: '{ a }', x: 'y'.repeat(3000) });
      const headers = { 'content-encoding': coding };
      const enough = await start({ maxBodyBytes: query.length });
      expect((await post(enough, encode(query), headers)).status).toBe(200);
      const small = await start({ maxBodyBytes: query.length - 1 });
      expect((await post(small, encode(query), headers)).status).toBe(413);
      const broken = await post(enough, 'not compressed', headers);
      expect(broken.status).toBe(400);
    });
  }

  it.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip;q=0.5, br;q=0.9', 'br'],
    ['gzip;q=0', null],
    ['identity', null],
  ])(
    'is answered in the coding of accept-encoding: %s',
    async (accept, coding) => {
      const long = '盟约 '.repeat(1000);
      const server = await start({}, () =>
        Promise.resolve({ data: { a: long } }),
      );
      const headers = { 'accept-encoding': accept };
      const response = await post(server, { query: '{ a }' }, headers);
      expect(response.headers.get('content-encoding')).toBe(coding);
      expect(response.headers.get('vary')).toContain('accept-encoding');
      expect(await response.json()).toEqual({ data: { a: long } });
    },
  );

  it('is answered as it is when that is shorter than a packet', async () => {
    const headers = { 'accept-encoding': 'gzip, br' };
    const response = await post(await start(), { query: '{ a }' }, headers);
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  const refused: readonly [string, string, Record<string, string>, number][] = [
    ['a form', 'query=%7Ba%7D', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', '{"query":"{a}"}', { 'content-type': 'text/plain' }, 415],
    ['a type that hides in a parameter', '{"query":"{a}"}', { 'content-type': 'text/plain; application/json' }, 415],
    ['an unknown coding', '{"query":"{a}"}', { 'content-encoding': 'zstd' }, 415],
    ['no JSON', '{"query"', {}, 400],
    ['an empty body', '', {}, 400],
    ['a list', '[{"query":"{a}"}]', {}, 400],
    ['no query', '{"variables":{}}', {}, 400],
    ['a query that is no text', '{"query":{"a":1}}', {}, 400],
  ]; // prettier-ignore
  for (const [name, body, headers, status] of refused) {
    it(`refuses ${name}`, async () => {
      const response = await post(await start(), body, headers);
      expect(response.status).toBe(status);
    });
  }

  it('refuses a body beyond the limit, however it is sent', async () => {
    const query = JSON.stringify({ query: '{ a }', x: 'y'.repeat(100) });
    const server = await start({ maxBodyBytes: query.length });
    expect((await post(server, query)).status).toBe(200);
    expect((await post(server, `${query} `)).status).toBe(413);
    const chunked = await fetch(server.url, {
      method: 'POST',
      headers: JSON_TYPE,
      body: new Blob([`${query} `]).stream(),
      duplex: 'half',
    });
    expect(chunked.status).toBe(413);
  });
});

describe('GET', () => {
  const PREFLIGHT = { 'apollo-require-preflight': '1' };

  it('answers queries and no mutations', async () => {
    const { url } = await start();
    const get = (query: string) =>
      fetch(`${url}?query=${encodeURIComponent(query)}`, {
        headers: PREFLIGHT,
      });
    expect(await (await get('{ b }')).text()).toBe('{"data":{"b":1}}');
    expect((await get('mutation { m }')).status).toBe(405);
  });

  it('is refused where another site could have sent it', async () => {
    const { url } = await start();
    expect((await fetch(`${url}?query={b}`)).status).toBe(400);
  });

  it('knows persisted queries', async () => {
    const server = await start();
    const query = '{ b }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const unknown = await post(server, { extensions });
    expect(await codeOf(unknown)).toBe('PERSISTED_QUERY_NOT_FOUND');
    await post(server, { query, extensions });
    const known = await post(server, { extensions });
    expect(await known.text()).toBe('{"data":{"b":1}}');
  });
});

describe('other paths', () => {
  it('answers probes at the paths of Apollo, Cosmo and Hive', async () => {
    const { port } = await start();
    for (const path of [
      '/health',
      '/health/live',
      '/health/ready',
      '/health?live',
      '/health?ready',
      '/healthcheck',
      '/readiness',
    ]) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('{"status":"UP"}');
    }
  });

  it('are for pages first, and not found otherwise', async () => {
    const { port } = await start({
      pages(request, response) {
        if (!request.headers.accept?.includes('text/html')) return false;
        response.end('<html>');
        return true;
      },
    });
    const url = `http://127.0.0.1:${port}/anything`;
    const headers = { accept: 'text/html' };
    expect(await (await fetch(url, { headers })).text()).toBe('<html>');
    expect((await fetch(url)).status).toBe(404);
  });

  it('serves GraphQL at the root, too', async () => {
    const { port } = await start();
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: '{"query":"{b}"}',
    });
    expect(await response.text()).toBe('{"data":{"b":1}}');
  });
});

describe('the server', () => {
  it('says when its port is taken', async () => {
    const { port } = await start();
    await expect(start({ port })).rejects.toMatchObject({
      name: 'StartupError',
      kind: 'port-in-use',
      message: `Port ${port} on 127.0.0.1 is taken by another process. Choose another with --port.`,
    });
  });

  it('cuts what does not finish', async () => {
    const asked = Promise.withResolvers<true>();
    const server = await start({ drainMs: 20 }, () => {
      asked.resolve(true);
      return new Promise(() => undefined);
    });
    const answer = post(server, { query: '{ b }' });
    await asked.promise;
    await Promise.all([expect(answer).rejects.toThrow(), server.stop()]);
  });

  it('stops the work of a client that has gone', async () => {
    const asked = Promise.withResolvers<true>();
    const cancelled = Promise.withResolvers<true>();
    const server = await start({}, ({ scope: { cancellation } }) => {
      cancellation.onCancel(() => cancelled.resolve(true));
      asked.resolve(true);
      return new Promise(() => undefined);
    });
    const client = new AbortController();
    const answer = fetch(server.url, {
      method: 'POST',
      headers: JSON_TYPE,
      body: '{"query":"{b}"}',
      signal: client.signal,
    });
    await asked.promise;
    client.abort();
    await expect(answer).rejects.toThrow();
    await cancelled.promise;
  });

  it('keeps connections for the next request', async () => {
    const { port } = await start();
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const sockets = new Set<number | undefined>();
    for (let n = 0; n < 3; n++) {
      await new Promise<void>((resolve, reject) => {
        const request = http.request(
          { port, path: '/graphql', method: 'POST', agent, headers: JSON_TYPE },
          (response) => {
            sockets.add((response.socket.address() as AddressInfo).port);
            void text(response).then(() => resolve());
          },
        );
        request.on('error', reject);
        request.end('{"query":"{b}"}');
      });
    }
    agent.destroy();
    expect(sockets.size).toBe(1);
  });
});
