import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { createHash } from 'node:crypto';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import {
  createGatewayServer,
  type GatewayServer,
} from '../../../gateway/http/server.ts';
import { composeSupergraph } from '../testing/compose.ts';

let gateway: Gateway;
let server: GatewayServer;

beforeAll(async () => {
  const supergraph = composeSupergraph({
    sdls: { a: 'type Query { a: Int echo(x: Int): Int } type Mutation { m: Int }' },
  }); // prettier-ignore
  gateway = await createGateway({
    supergraph,
    fetchers: {
      a: {
        fetch: ({ variables }) =>
          Promise.resolve({
            data: { a: 1, m: 2, echo: variables?.['x'] ?? null },
          }),
      },
    },
  });
  server = await createGatewayServer({ gateway, port: 0 });
});

afterAll(async () => {
  await server.stop();
  await gateway.stop();
});

const PREFLIGHT = { 'apollo-require-preflight': '1' };
const JSON_TYPE = { 'content-type': 'application/json' };
const RESPONSE_TYPE = 'application/graphql-response+json';

/** Audits of GET come without the header that prevents CSRF. */
const fetchFn: typeof fetch = (url, init) => {
  const headers = new Headers(init?.headers);
  headers.set('apollo-require-preflight', '1');
  return fetch(url, { ...init, headers });
};

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => server.url, fetchFn });

  it('has audits of each degree', () => {
    for (const degree of ['MUST', 'SHOULD', 'MAY']) {
      expect(audits.some(({ name }) => name.startsWith(degree))).toBe(true);
    }
  });

  for (const audit of audits) {
    it(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      const reason = 'reason' in result ? result.reason : undefined;
      // A MAY that does not hold is only a notice there, and a failure here.
      expect({ status: result.status, reason }).toEqual({ status: 'ok' });
    });
  }
});

async function get(
  parameters: Record<string, string>,
  headers: Record<string, string> = PREFLIGHT,
): Promise<Response> {
  const search = new URLSearchParams(parameters).toString();
  return fetch(`${server.url}?${search}`, { headers });
}

async function post(
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(server.url, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify(body),
  });
}

async function codeOf(response: Response): Promise<string | undefined> {
  const { errors } = (await response.json()) as {
    errors?: { extensions: { code: string } }[];
  };
  return errors?.[0]?.extensions.code;
}

describe('GET', () => {
  it('takes a query, variables and an operation name', async () => {
    const response = await get({
      query: 'query A { a } query B($x: Int) { echo(x: $x) }',
      operationName: 'B',
      variables: '{"x":5}',
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('{"data":{"echo":5}}');
  });

  it('runs no mutation, and says which method does', async () => {
    const response = await get({ query: 'mutation { m }' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  it('refuses variables that are no JSON', async () => {
    const response = await get({ query: '{ a }', variables: '{' });
    expect(response.status).toBe(400);
  });
});

describe('the type of the answer', () => {
  for (const [accept, type] of [
    [RESPONSE_TYPE, RESPONSE_TYPE],
    [`${RESPONSE_TYPE}, application/json;q=0.9`, RESPONSE_TYPE],
    ['application/json', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
  ] as const) {
    it(`is ${type} for ${accept}`, async () => {
      for (const ask of [
        () => post({ query: '{ a }' }, { accept }),
        () => get({ query: '{ a }' }, { ...PREFLIGHT, accept }),
      ]) {
        const response = await ask();
        expect(response.status).toBe(200);
        expect(response.headers.get('content-type')).toBe(
          `${type}; charset=utf-8`,
        );
      }
    });
  }

  it('is refused when the client takes none of ours', async () => {
    const response = await post({ query: '{ a }' }, { accept: 'image/png' });
    expect(response.status).toBe(406);
  });

  for (const [name, body] of [
    ['a document that cannot be parsed', { query: '{' }],
    ['a document that is not valid', { query: '{ nope }' }],
    ['a wrong variable', { query: 'query ($x: Int) { echo(x: $x) }', variables: { x: 'y' } }],
    ['an unknown operation', { query: '{ a }', operationName: 'B' }],
  ] as const) {
    it(`decides the status of ${name}`, async () => {
      const plain = await post(body, { accept: 'application/json' });
      const typed = await post(body, { accept: RESPONSE_TYPE });
      expect([plain.status, typed.status]).toEqual([200, 400]);
      expect(await plain.json()).not.toHaveProperty('data');
      expect(await typed.json()).not.toHaveProperty('data');
    });
  } // prettier-ignore
});

describe('what another site can send without asking first', () => {
  it('is no GET', async () => {
    expect((await get({ query: '{ a }' }, {})).status).toBe(400);
  });

  for (const header of ['apollo-require-preflight', 'x-apollo-operation-name']) {
    it(`is a GET only without ${header}`, async () => {
      expect((await get({ query: '{ a }' }, { [header]: 'x' })).status).toBe(200);
    });
  } // prettier-ignore

  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ]) {
    it(`is no POST of ${type}`, async () => {
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{"query":"mutation { m }"}',
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await response.text()).not.toContain('"data"');
    });
  }

  it('is no POST without a type', async () => {
    const response = await fetch(server.url, {
      method: 'POST',
      body: new Blob(['{"query":"{ a }"}']),
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });
});

describe('automatic persisted queries', () => {
  const extensionsFor = (query: string, version = 1) => ({
    persistedQuery: {
      version,
      sha256Hash: createHash('sha256').update(query).digest('hex'),
    },
  });

  it('are asked for, registered and found by POST', async () => {
    const query = 'query ByPost { a }';
    const extensions = extensionsFor(query);
    const unknown = await post({ extensions });
    expect(unknown.status).toBe(200);
    expect(await codeOf(unknown)).toBe('PERSISTED_QUERY_NOT_FOUND');
    const registered = await post({ query, extensions });
    expect(await registered.text()).toBe('{"data":{"a":1}}');
    const found = await post({ extensions });
    expect(await found.text()).toBe('{"data":{"a":1}}');
  });

  it('are found by GET, with variables', async () => {
    const query = 'query ($x: Int) { echo(x: $x) }';
    const extensions = extensionsFor(query);
    await post({ query, extensions });
    const response = await get({
      extensions: JSON.stringify(extensions),
      variables: '{"x":7}',
    });
    expect(await response.text()).toBe('{"data":{"echo":7}}');
  });

  it('are not found by GET from another site', async () => {
    const query = '{ a }';
    await post({ query, extensions: extensionsFor(query) });
    const extensions = JSON.stringify(extensionsFor(query));
    expect((await get({ extensions }, {})).status).toBe(400);
  });

  it('run no mutation by GET', async () => {
    const query = 'mutation { m }';
    await post({ query, extensions: extensionsFor(query) });
    const extensions = JSON.stringify(extensionsFor(query));
    expect((await get({ extensions })).status).toBe(405);
  });

  it('are refused under a hash of something else', async () => {
    const extensions = extensionsFor('{ other: a }');
    const refused = await post({ query: '{ a }', extensions });
    expect(refused.status).toBe(400);
    expect(await codeOf(refused)).toBe('PERSISTED_QUERY_HASH_MISMATCH');
    const after = await post({ extensions });
    expect(await codeOf(after)).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('are refused in another version', async () => {
    const query = '{ v2: a }';
    const response = await post({ query, extensions: extensionsFor(query, 2) });
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe('BAD_REQUEST');
  });

  it('are checked like any query', async () => {
    const query = '{ nope }';
    const extensions = extensionsFor(query);
    await post({ query, extensions });
    expect(await codeOf(await post({ extensions }))).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
  });
});
