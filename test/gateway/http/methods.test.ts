import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPages } from '../../../console/pages.ts';
import { JSON_TYPE, send, startServer, type TestServer } from './support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ pages: createPages() });
});
afterAll(() => server.close());

const PREFLIGHT = { 'apollo-require-preflight': '1' };
const QUERY = '/graphql?query=%7Bb%7D';

describe('HEAD', () => {
  it.each(['/', '/explorer', '/health', '/health/ready', QUERY, '/graphql?query=%7Bnope%7D', '/nothing', '/assets/nothing.js'])(
    'is GET without a body: %s',
    async (path) => {
      const get = await send(server, { path, headers: PREFLIGHT });
      const head = await send(server, { path, method: 'HEAD', headers: PREFLIGHT });
      expect(head.body).toBe('');
      expect(head.status).toBe(get.status);
      for (const name of ['content-type', 'content-length', 'cache-control', 'vary', 'etag']) {
        if (name === 'content-length' && get.headers[name] === undefined) continue;
        expect([name, head.headers[name]]).toEqual([name, get.headers[name]]);
      }
    },
  ); // prettier-ignore

  it('runs no mutation', async () => {
    const before = server.asked();
    const path = '/graphql?query=mutation%7Bm%7D';
    const head = await send(server, { path, method: 'HEAD', headers: PREFLIGHT });
    expect(head.status).toBe(405);
    expect(server.asked()).toBe(before);
  }); // prettier-ignore
});

describe('OPTIONS', () => {
  it('says what may be asked, to whoever is no page', async () => {
    const { status, headers } = await send(server, { method: 'OPTIONS' });
    expect(status).toBe(204);
    expect(headers.allow).toBe('GET, HEAD, POST, OPTIONS');
  });
});

describe('a parameter without a value', () => {
  it.each(['operationName=', 'variables=', 'extensions=', 'operationName', 'operationName=&variables=&extensions='])(
    'is as if it were left out: %s',
    async (parameter) => {
      const path = `${QUERY}&${parameter}`;
      const answer = await send(server, { path, headers: PREFLIGHT });
      expect(answer.body).toBe('{"data":{"b":1}}');
    },
  ); // prettier-ignore
});

describe('what can be refused', () => {
  const mutation = JSON.stringify({ query: 'mutation { m }' });
  const cases: readonly [string, Parameters<typeof send>[1], number, string][] = [
    ['no type of ours is accepted', { headers: { ...JSON_TYPE, accept: 'image/png' }, body: mutation }, 406, 'NOT_ACCEPTABLE'],
    ['ours is accepted at quality 0', { headers: { ...JSON_TYPE, accept: 'application/json;q=0' }, body: mutation }, 406, 'NOT_ACCEPTABLE'],
    ['the type is not JSON', { headers: { 'content-type': 'text/plain' }, body: mutation }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['the charset is another', { headers: { 'content-type': 'application/json; charset=gbk' }, body: mutation }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['the charset in quotes is another', { headers: { 'content-type': 'application/json;v=1; charset="Latin1"' }, body: mutation }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['its bytes are no UTF-8', { headers: JSON_TYPE, body: Buffer.concat([Buffer.from('{"query":"mutation { m } # '), Buffer.from([0xb9, 0xab, 0xcb, 0xbe]), Buffer.from('"}')]) }, 400, 'BAD_REQUEST'],
    ['its bytes are cut within a character', { headers: JSON_TYPE, body: Buffer.concat([Buffer.from(mutation), Buffer.from('公').subarray(0, 2)]) }, 400, 'BAD_REQUEST'],
    ['the coding is unknown', { headers: { ...JSON_TYPE, 'content-encoding': 'zstd' }, body: mutation }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['the method is another', { method: 'PUT', headers: JSON_TYPE, body: mutation }, 405, 'METHOD_NOT_ALLOWED'],
    ['the method deletes', { method: 'DELETE' }, 405, 'METHOD_NOT_ALLOWED'],
    ['it is too long', { headers: JSON_TYPE, body: mutation.padEnd(2_000_000) }, 413, 'PAYLOAD_TOO_LARGE'],
    ['no operation has that name', { headers: { ...JSON_TYPE, accept: 'application/graphql-response+json' }, body: JSON.stringify({ query: 'mutation M { m }', operationName: 'N' }) }, 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['there are several operations', { headers: { ...JSON_TYPE, accept: 'application/graphql-response+json' }, body: JSON.stringify({ query: 'mutation M { m } mutation N { m }' }) }, 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['a list of operations is sent', { headers: JSON_TYPE, body: `[${mutation}]` }, 400, 'BAD_REQUEST'],
  ]; // prettier-ignore
  it.each(cases)('is, before anything runs: %s', async (...[, asked, status, code]) => {
    const before = server.asked();
    const answer = await send(server, { method: 'POST', ...asked });
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(answer.body).not.toContain('"data"');
    expect(server.asked()).toBe(before);
  }); // prettier-ignore
});

describe('headers', () => {
  it.each(['/', '/explorer', '/health', QUERY, '/nothing', '/assets/nothing.js'])(
    'leave a browser nothing to guess: %s',
    async (path) => {
      const { headers } = await send(server, { path, headers: PREFLIGHT });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'x-frame-options': 'DENY',
      });
      expect(headers['referrer-policy']).toMatch(/^(no-referrer|same-origin)$/);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    },
  ); // prettier-ignore

  it('keep answers out of caches', async () => {
    for (const path of [QUERY, '/graphql?query=%7Bnope%7D', '/graphql']) {
      const { headers } = await send(server, { path, headers: PREFLIGHT });
      expect(headers['cache-control']).toBe('no-store');
    }
  });
});
