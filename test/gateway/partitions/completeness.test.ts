import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
} from '@jest/globals';
import type { Gateway } from '../../../gateway/gateway.ts';
import {
  createGatewayServer,
  type GatewayServer,
} from '../../../gateway/http/server.ts';
import {
  askLibraries,
  booksOf,
  createLibraryGateway,
  type LibraryEndpoint,
  type Misbehaviour,
  settingsOf,
  startLibrary,
} from './testing/library-federation.ts';

let east: LibraryEndpoint;
let north: LibraryEndpoint;
let gateway: Gateway;
let server: GatewayServer;

const refuse: Misbehaviour = (_, response) => {
  response.writeHead(503).end('down');
  return true;
};
const settings = () =>
  settingsOf([east, north], { retry: { attempts: 0 }, breaker: { minimum: 1000, size: 1000 } }); // prettier-ignore

beforeAll(async () => {
  east = await startLibrary('east', booksOf('east', 3));
  north = await startLibrary('north', booksOf('north', 3));
  gateway = await createLibraryGateway(settings(), {
    loans: [
      { id: '1', book: 'north:0' },
      { id: '2', book: 'east:0' },
    ],
  });
  server = await createGatewayServer({ gateway, port: 0 });
});
beforeEach(() => {
  east.requests.length = north.requests.length = 0;
});
afterEach(() => {
  east.misbehave = north.misbehave = undefined;
});
afterAll(async () => {
  await server.stop();
  await gateway.stop();
  await east.stop();
  await north.stop();
});

async function askOverHttp(
  query: string,
  headers: Record<string, string> = {},
): Promise<{ text: string; json: Record<string, unknown> }> {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  return { text, json: JSON.parse(text) as Record<string, unknown> };
}

const FAILED = {
  partition: 'north',
  code: 'SUBREQUEST_HTTP_ERROR',
  reason: 'A subgraph answered with HTTP status 503.',
};

describe('an answer that lacks the rows of a partition', () => {
  it('has the others, and says what is missing and why', async () => {
    north.misbehave = refuse;
    const answer = await askLibraries(
      gateway,
      '{ books { nodes { id } totalCount } statistics { count } book(id: "north:0") { id } }',
    );
    expect(answer.data).toEqual({
      books: {
        nodes: [{ id: 'east:0' }, { id: 'east:1' }, { id: 'east:2' }],
        totalCount: 3,
      },
      statistics: { count: 3 },
      book: null,
    });
    const error = (path: string) => ({
      message:
        'The rows of the partition "north" are missing: A subgraph answered with HTTP status 503.',
      path: [path],
      extensions: {
        code: 'PARTITION_UNAVAILABLE',
        partition: 'north',
        endpoint: 'north',
        cause: 'SUBREQUEST_HTTP_ERROR',
        service: 'libraries',
      },
    });
    expect(answer.errors).toHaveLength(3);
    expect(answer.errors).toEqual(
      expect.arrayContaining([error('books'), error('statistics'), error('book')]), // prettier-ignore
    );
    expect(answer.partitions).toEqual({
      ok: ['east'],
      failed: [FAILED],
      skipped: [],
      stale: [],
    });
  });

  it('names the places of entities that could not be had', async () => {
    north.misbehave = refuse;
    const answer = await askLibraries(gateway, '{ mine: loans { b: book { t: title id } } }'); // prettier-ignore
    expect(answer.data).toEqual({ mine: [{ b: null }, { b: { t: expect.any(String), id: 'east:0' } }] }); // prettier-ignore
    expect(answer.errors).toMatchObject([
      {
        path: ['mine', 0, 'b', 't'],
        extensions: { code: 'PARTITION_UNAVAILABLE', partition: 'north' },
      },
    ]);
    expect(answer.partitions).toMatchObject({ ok: ['east'], failed: [FAILED] });
  });

  it('is an error and null where all partitions fail, never empty', async () => {
    north.misbehave = east.misbehave = refuse;
    const answer = await askLibraries(gateway, '{ statistics { count } topics { name } }'); // prettier-ignore
    expect(answer.data).toEqual({ statistics: null, topics: null });
    expect(answer.errors?.map(({ path, extensions }) => [path?.[0], extensions['partition']]).sort()).toEqual([
      ['statistics', 'east'], ['statistics', 'north'], ['topics', 'east'], ['topics', 'north'],
    ]); // prettier-ignore
  });

  it('says so to each of several fields of one name', async () => {
    north.misbehave = refuse;
    const answer = await askLibraries(gateway, '{ a: books { totalCount } b: books { totalCount } }'); // prettier-ignore
    expect(answer.errors?.map(({ path }) => path)).toEqual([['a'], ['b']]);
  });

  it('counts a partition that failed once as failed', async () => {
    let n = 0;
    north.misbehave = (request, response) =>
      request.query.includes('statistics') && n++ === 0
        ? refuse(request, response)
        : false;
    const answer = await askLibraries(gateway, '{ statistics { count } loans { book { id title } } }'); // prettier-ignore
    expect(answer.partitions).toMatchObject({ ok: ['east'], failed: [FAILED] });
  });

  it('reports a field an endpoint itself refuses', async () => {
    north.misbehave = (_, response) => {
      response.end('{"data":{"statistics":null},"errors":[{"message":"closed","path":["statistics"],"extensions":{"code":"CLOSED"}}]}'); // prettier-ignore
      return true;
    };
    const answer = await askLibraries(gateway, '{ statistics { count } }');
    expect(answer.data).toEqual({ statistics: { count: 3 } });
    expect(answer.errors).toMatchObject([
      {
        path: ['statistics'],
        extensions: { code: 'PARTITION_UNAVAILABLE', cause: 'CLOSED' },
      },
    ]);
    expect(answer.partitions?.failed).toEqual([
      { partition: 'north', code: 'CLOSED', reason: 'closed' },
    ]);
  });

  it('tells a request that all refuse alike once, and blames no partition', async () => {
    const answer = await askLibraries(
      gateway,
      '{ books(after: "x") { totalCount } }',
    );
    expect(answer.data).toBeNull();
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors?.[0]).toMatchObject({ path: ['books'] });
    expect(answer.partitions?.failed ?? []).toEqual([]);
  });
});

describe('over HTTP', () => {
  it('extensions.partitions says how complete the answer is', async () => {
    north.misbehave = refuse;
    const { json } = await askOverHttp('{ books { totalCount } }');
    expect(json).toMatchObject({
      data: { books: { totalCount: 3 } },
      errors: [{ extensions: { code: 'PARTITION_UNAVAILABLE' } }],
      extensions: {
        partitions: { ok: ['east'], failed: [FAILED], skipped: [], stale: [] },
      },
    });
  });

  it('the text of one endpoint is passed on, with the report', async () => {
    north.misbehave = (_, response) => {
      response.end('{"data":{"book":{"id":"north:0" ,  "title":"x"}}}');
      return true;
    };
    const { text } = await askOverHttp('{ book(id: "north:0") { id title } }');
    expect(text.trim()).toBe(
      '{"data":{"book":{"id":"north:0" ,  "title":"x"}},"extensions":{"partitions":{"ok":["north"],"failed":[],"skipped":[],"stale":[]}}}',
    );
  });

  it('says nothing of partitions where none were asked', async () => {
    const { json } = await askOverHttp('{ loans { id } }');
    expect(json).toEqual({ data: { loans: [{ id: '1' }, { id: '2' }] } });
  });
});

describe('x-mengyue-completeness', () => {
  const headers = { 'x-mengyue-completeness': 'complete' };

  it('complete: gives no rows rather than not all', async () => {
    north.misbehave = refuse;
    const { json } = await askOverHttp('{ books { totalCount } }', headers);
    expect(json).toMatchObject({
      data: null,
      errors: [
        { extensions: { code: 'INCOMPLETE_ANSWER' } },
        { extensions: { code: 'PARTITION_UNAVAILABLE' } },
      ],
      extensions: { partitions: { failed: [FAILED] } },
    });
  });

  it('complete: changes nothing where nothing is missing', async () => {
    const { json } = await askOverHttp('{ books { totalCount } }', headers);
    expect(json).toMatchObject({ data: { books: { totalCount: 6 } } });
    expect(json).not.toHaveProperty('errors');
  });

  it('refuses any other value', async () => {
    const answer = await gateway.execute({
      query: '{ __typename }',
      headers: { 'x-mengyue-completeness': 'most' },
    });
    expect(answer.errors?.[0]).toMatchObject({
      message: 'Expected x-mengyue-completeness to be "complete" or "partial", but got "most".',
      extensions: { code: 'BAD_REQUEST' },
    }); // prettier-ignore
  });
});

describe('a read-only partition', () => {
  it('is never sent a mutation, nor is any other in the same request', async () => {
    const own = settings();
    const endpoints = own['libraries']?.endpoints ?? [];
    const readOnly = await createLibraryGateway({
      libraries: {
        endpoints: endpoints.map((one) => ({ ...one, readOnly: one.name === 'north' })), // prettier-ignore
      },
    });
    const answer = await askLibraries(readOnly, 'mutation { a: rename(id: "north:0", title: "x") { id } }'); // prettier-ignore
    const others = await askLibraries(readOnly, 'mutation { b: rename(id: "east:0", title: "示例·9") { id } }'); // prettier-ignore
    await readOnly.stop();
    expect(answer.data).toEqual({ a: null });
    expect(answer.errors).toMatchObject([
      {
        path: ['a'],
        message:
          'Expected no mutation of the read-only partition "north", but got Mutation.rename.',
        extensions: { code: 'PARTITION_READ_ONLY' },
      },
    ]);
    expect(north.requests).toEqual([]);
    expect(others.data).toEqual({ b: { id: 'east:0' } });
  });
});
