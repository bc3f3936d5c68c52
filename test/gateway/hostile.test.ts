import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execute, parse } from 'graphql';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import v8 from 'node:v8';
import vm from 'node:vm';
import { createGateway, type Gateway } from '../../gateway/gateway.ts';
import {
  createGatewayServer,
  type GatewayServer,
} from '../../gateway/http/server.ts';
import { composeSupergraph, subgraphSdl } from './testing/compose.ts';
import { close, listen, urlOf } from './testing/federation.ts';

const SDLS = {
  a: `
    scalar Any
    type Query { item: Item items: [Item!] echo(x: Any, s: String): Any }
    type Mutation { write(s: String): Int }
    type Item @key(fields: "id") { id: ID! name: String parent: Item }`,
  b: `type Item @key(fields: "id") { id: ID! stars: Int }`,
};

type Respond = (body: Asked, response: http.ServerResponse) => void;
interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const json = (body: unknown): Respond => (_, response) => raw(JSON.stringify(body))(_, response); // prettier-ignore
const raw =
  (body: string): Respond =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(body);
  };

const TWO = [
  { __typename: 'Item', id: '1', name: 'one' },
  { __typename: 'Item', id: '2', name: 'two' },
];

const schema = buildSubgraphSchema(parse(subgraphSdl(SDLS.a)));
const rootValue = {
  items: TWO,
  item: TWO[0],
  echo: ({ x }: { x?: unknown }) => x ?? null,
  write: ({ s }: { s: string }) => s.length,
};
const GOOD: Readonly<Record<'a' | 'b', Respond>> = {
  a: ({ query, variables = {} }, response) => {
    const document = parse(query);
    const result = execute({ schema, document, rootValue, variableValues: variables }); // prettier-ignore
    void Promise.resolve(result).then((answer) => json(answer)({ query }, response)); // prettier-ignore
  },
  b: ({ query }, response) => {
    const [, key = ''] = /(\w+: ?)?stars/.exec(query) ?? [];
    const name = key === '' ? 'stars' : key.replace(/: ?/, '');
    json({ data: { _entities: [{ [name]: 1 }, { [name]: 2 }] } })({ query }, response); // prettier-ignore
  },
};
const GOOD_QUERY = '{ items { name stars } }';
const GOOD_ANSWER =
  '{"data":{"items":[{"name":"one","stars":1},{"name":"two","stars":2}]}}';

let respond: Record<'a' | 'b', Respond> = { ...GOOD };
let servers: http.Server[] = [];
let gateway: Gateway;
let server: GatewayServer;
const rejections: unknown[] = [];
const defects: unknown[] = [];
const onRejection = (reason: unknown): void => {
  rejections.push(reason);
};

async function startSubgraph(name: 'a' | 'b'): Promise<http.Server> {
  return listen((request, response) => {
    void text(request).then((body) =>
      respond[name](JSON.parse(body) as Asked, response),
    );
  });
}

beforeAll(async () => {
  process.on('unhandledRejection', onRejection);
  servers = [await startSubgraph('a'), await startSubgraph('b')];
  gateway = await createGateway({
    supergraph: composeSupergraph({ sdls: SDLS }),
    subgraphUrls: Object.fromEntries(
      servers.map((s, n) => [n === 0 ? 'a' : 'b', urlOf(s)]),
    ),
    subgraphTimeoutMs: 300,
  });
  server = await createGatewayServer({
    gateway,
    port: 0,
    onDefect: (defect) => defects.push(defect),
  });
});

afterAll(() => {
  process.off('unhandledRejection', onRejection);
});

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly code: string | undefined;
}

async function read(response: Response): Promise<Answered> {
  const body = await response.text();
  let code: string | undefined;
  try {
    const { errors } = JSON.parse(body) as {
      errors?: { extensions?: { code?: string } }[];
    };
    code = errors?.[0]?.extensions?.code;
  } catch {
    code = undefined;
  }
  return { status: response.status, text: body, code };
}

async function post(body: unknown): Promise<Answered> {
  return read(
    await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
}

async function get(search: Record<string, string>): Promise<Answered> {
  return read(
    await fetch(`${server.url}?${new URLSearchParams(search).toString()}`, {
      headers: { 'apollo-require-preflight': '1' },
    }),
  );
}

/** Asks with subgraphs that answer as told, and puts the good ones back. */
async function withSubgraphs(
  changed: Partial<Record<'a' | 'b', Respond>>,
  query: string,
): Promise<Answered> {
  respond = { ...GOOD, ...changed };
  try {
    return await post({ query });
  } finally {
    respond = { ...GOOD };
  }
}

const nested = (depth: number): string =>
  `{ item ${'{ parent '.repeat(depth)}{ id }${' }'.repeat(depth)} }`;

describe('hostile operations are refused', () => {
  const cases: readonly [string, string, string][] = [
    ['a fragment in itself', '{ item { ...F } } fragment F on Item { id ...F }', 'GRAPHQL_VALIDATION_FAILED'],
    ['fragments in a circle', '{ item { ...F } } fragment F on Item { parent { ...G } } fragment G on Item { parent { ...F } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['10,000 aliases', `{ ${Array.from({ length: 10_000 }, (_, n) => `a${n}: item { id }`).join(' ')} }`, 'OPERATION_LIMIT_EXCEEDED'],
    ['1,000 aliases of __typename', `{ ${Array.from({ length: 1000 }, (_, n) => `a${n}: __typename`).join(' ')} }`, 'OPERATION_LIMIT_EXCEEDED'],
    ['10,000 times one field', `{ ${'__typename '.repeat(10_001)} }`, 'OPERATION_LIMIT_EXCEEDED'],
    ['selections 1,000 deep', nested(1000), 'OPERATION_LIMIT_EXCEEDED'],
    // The stack may end before the tokens do.
    ['selections 100,000 deep', '{ item '.repeat(100_000), 'OPERATION_LIMIT_EXCEEDED|GRAPHQL_PARSE_FAILED'],
    ['fragments that grow to 2^30 selections', `{ item { ...F0 } } ${Array.from({ length: 30 }, (_, n) => `fragment F${n} on Item { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F30 on Item { id }`, 'OPERATION_LIMIT_EXCEEDED'],
    ['1,000 directives on one field', `{ item { id ${'@include(if: true) '.repeat(1000)} } }`, 'OPERATION_LIMIT_EXCEEDED'],
    ['a field __proto__', '{ __proto__ }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a fragment on __proto__', '{ ... on __proto__ { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['the directive @constructor', '{ item @constructor { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a null character', '{ item { id \u0000 } }', 'GRAPHQL_PARSE_FAILED'],
    ['an open string', '{ echo(s: "', 'GRAPHQL_PARSE_FAILED'],
  ]; // prettier-ignore
  for (const [name, query, code] of cases) {
    it(name, async () => {
      const answer = await post({ query });
      expect(code.split('|')).toContain(answer.code);
      expect(answer.text).not.toContain('"data"');
    });
  }

  it('operationName __proto__', async () => {
    const answer = await post({ query: '{ item { id } }', operationName: '__proto__' }); // prettier-ignore
    expect(answer.code).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  it('a body of more than a megabyte', async () => {
    const query = `{ echo(s: "${'x'.repeat(1024 * 1024)}") }`;
    expect((await post({ query })).status).toBe(413);
  });

  it('a URL of more than Node takes', async () => {
    const response = await get({ query: `{ echo(s: "${'x'.repeat(20_000)}") }` }); // prettier-ignore
    expect(response.status).toBe(431);
  });

  for (const [name, body] of [
    ['a list 100,000 deep as a body', '['.repeat(100_000)],
    ['variables that are a list', '{"query":"{ item { id } }","variables":[]}'],
    ['variables that are a string', '{"query":"{ item { id } }","variables":"x"}'],
    ['extensions that are a number', '{"query":"{ item { id } }","extensions":1}'],
    ['a hash that is a number', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":5}}}'],
    ['a hash that is __proto__', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"__proto__"}}}'],
    ['a __proto__ for a query', '{"__proto__":{"query":"{ item { id } }"}}'],
  ] as const) {
    it(name, async () => {
      const answer = await post(body);
      expect([200, 400]).toContain(answer.status);
      expect(answer.text).not.toContain('"data"');
      expect(answer.text).not.toContain('INTERNAL_SERVER_ERROR');
    });
  } // prettier-ignore
});

describe('strange operations are answered', () => {
  it('__proto__ as an alias', async () => {
    const { text: body } = await post({ query: '{ __proto__: items { __proto__: name constructor: name stars } }' }); // prettier-ignore
    expect(body).toContain('"__proto__":[{"__proto__":');
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });

  it('__proto__ in variables', async () => {
    const { text: body } = await post('{"query":"query ($x: Any) { echo(x: $x) }","variables":{"__proto__":{"polluted":1},"x":{"__proto__":{"polluted":2}}}}'); // prettier-ignore
    expect(body).toBe('{"data":{"echo":{"__proto__":{"polluted":2}}}}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('__proto__ as a key in a literal', async () => {
    const answer = await post({ query: '{ echo(x: { __proto__: { polluted: 1 } }) }' }); // prettier-ignore
    expect(answer.text).toContain('"data"');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('a literal of almost a megabyte', async () => {
    const s = 'x'.repeat(1000 * 1000);
    const answer = await post({ query: `{ echo(s: "${s}") }` });
    expect(answer.text).toBe('{"data":{"echo":null}}');
  });

  it('a variable of almost a megabyte', async () => {
    const query = 'mutation ($s: String) { write(s: $s) }';
    const answer = await post({ query, variables: { s: 'é'.repeat(500_000) } });
    expect(answer.text).toBe('{"data":{"write":500000}}');
  });

  it('a literal 5,000 lists deep', async () => {
    const query = `{ echo(x: ${'['.repeat(5000)}${']'.repeat(5000)}) }`;
    const { text: body } = await post({ query });
    expect(body).toMatch(/^\{"(?:data|errors)"/);
    expect(body).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it('a variable 100,000 lists deep', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const { text: body } = await post(`{"query":"query ($x: Any) { echo(x: $x) }","variables":{"x":${deep}}}`); // prettier-ignore
    expect(body).toContain('"code":"BAD_USER_INPUT"');
    expect(body).not.toContain('"data"');
  });
});

describe('hostile subgraphs cost no more than their fields', () => {
  const lost = '{"items":[{"name":"one","stars":null},{"name":"two","stars":null}]}'; // prettier-ignore
  const cases: readonly [string, Respond, string][] = [
    ['too few _entities', json({ data: { _entities: [{ stars: 1 }] } }), 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['too many _entities', json({ data: { _entities: [{}, {}, {}] } }), 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['_entities that are an object', json({ data: { _entities: { length: 2 } } }), 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['no _entities', json({ data: {} }), 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['a truncated body', raw('{"data":{"_entities":[{"stars":1},{"sta'), 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['a body of HTML', raw('<html><body>502</body></html>'), 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['an empty body', raw(''), 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['JSON that is no object', raw('[1,2]'), 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['a body that breaks off', (_, response) => { response.writeHead(200, { 'content-length': '1000' }); response.write('{"data":'); setTimeout(() => response.destroy(), 5); }, 'SUBREQUEST_HTTP_ERROR'],
    ['a connection that is cut', (_, response) => { response.destroy(); }, 'SUBREQUEST_HTTP_ERROR'],
    ['an answer that never comes', () => undefined, 'SUBREQUEST_TIMEOUT'],
    ['an answer that never ends', (_, response) => { response.write('{"data":'); }, 'SUBREQUEST_TIMEOUT'],
    ['errors that are a string', raw('{"errors":"x"}'), 'SUBREQUEST_MALFORMED_RESPONSE'],
    ['errors that are nulls', raw('{"errors":[null,null]}'), 'DOWNSTREAM_SERVICE_ERROR'],
    ['errors with hostile paths', raw('{"data":{"_entities":[null,null]},"errors":[{"path":["_entities",0,"__proto__"]},{"path":["_entities",1e9]},{"path":["__proto__",0]},{"path":[{}]},{"message":{},"extensions":[]}]}'), 'DOWNSTREAM_SERVICE_ERROR'],
  ]; // prettier-ignore
  for (const [name, b, code] of cases) {
    it(name, async () => {
      const answer = await withSubgraphs({ b }, GOOD_QUERY);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain(`"data":${lost}`);
      expect(answer.code).toBe(code);
    });
  }

  it('__proto__ in an answer', async () => {
    const answer = await withSubgraphs(
      {
        a: raw('{"data":{"items":[{"__typename":"Item","id":"1","name":"one","__proto__":{"stars":7}}],"__proto__":{"items":[]}}}'),
        b: raw('{"data":{"_entities":[{"__proto__":{"polluted":1,"stars":9}}],"__proto__":{"polluted":1}}}'),
      },
      GOOD_QUERY,
    ); // prettier-ignore
    expect(answer.text).toContain('"data":{"items":[{"name":"one","stars":null}]}'); // prettier-ignore
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('a value 50,000 lists deep', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const query = '{ echo item { name stars } }';
    const answer = await withSubgraphs(
      { b: json({ data: { _entities: [{ stars: 1 }] } }), a: raw(`{"data":{"echo":${deep},"item":{"__typename":"Item","id":"1","name":"one"}}}`) },
      query,
    ); // prettier-ignore
    expect(answer.text).toContain('"data":{"echo":null,"item":{"name":"one","stars":1}}'); // prettier-ignore
    expect(answer.code).toBe('INVALID_VALUE');
  });

  it('objects where lists are, and lists where objects are', async () => {
    const answer = await withSubgraphs({ a: json({ data: { items: [[{ name: 'x' }], 'y', 7] } }) }, GOOD_QUERY); // prettier-ignore
    expect(answer.text).toContain('"data":{"items":null}');
  });
});

describe('after all of this', () => {
  it('the server answers a good query', async () => {
    expect((await post({ query: GOOD_QUERY })).text).toBe(GOOD_ANSWER);
  });

  it('nothing was rejected unseen, and no defect was met', () => {
    expect(rejections).toEqual([]);
    expect(defects).toEqual([]);
  });

  it('more of it takes no more heap, nor ever more sockets', async () => {
    const storm = async (): Promise<void> => {
      for (let n = 0; n < 30; n++) {
        await Promise.all([
          post({ query: nested(1000) }),
          post({ query: `{ echo(s: "${String(n).repeat(100_000)}") }` }),
          post({ query: '{ item { ...F } } fragment F on Item { id ...F }' }),
          post({ query: GOOD_QUERY }),
        ]);
        await withSubgraphs({ b: raw('{"data":') }, GOOD_QUERY);
      }
    };
    await storm();
    const before = await settled();
    await storm();
    const after = await settled();
    // 30 literals of 100 to 200 kB are kept in the operation cache by design.
    expect(after.heap - before.heap).toBeLessThan(30 * 1024 * 1024);
    // Connections are kept for the next request, at most one for each of the
    // four at a time, on both sides of gateway and subgraphs.
    expect(after.sockets).toBeLessThanOrEqual(Math.max(before.sockets, 24));
  });

  it('stopping leaves no socket', async () => {
    await server.stop();
    await gateway.stop();
    await Promise.all(servers.map(close));
    for (let n = 0; n < 100 && (await settled()).sockets > 0; n++);
    expect((await settled()).sockets).toBe(0);
  });
});

interface Held {
  readonly heap: number;
  readonly sockets: number;
}

/** What is held when garbage is gone. */
async function settled(): Promise<Held> {
  v8.setFlagsFromString('--expose-gc');
  const gc = vm.runInNewContext('gc') as () => void;
  for (let n = 0; n < 3; n++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    gc();
  }
  return {
    heap: process.memoryUsage().heapUsed,
    sockets: process
      .getActiveResourcesInfo()
      .filter((name) => name === 'TCPSocketWrap').length,
  };
}
