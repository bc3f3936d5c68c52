import { once } from 'node:events';
import { request as open, type ClientRequest } from 'node:http';

import { afterEach, describe, expect, it } from '@jest/globals';

import type { ServingLimits } from '../../../../../subgraphs/kit/serve/http/serving-limits.ts';
import {
  serveSubgraph,
  type RunningServer,
} from '../../../../../subgraphs/kit/serve/http/server.ts';
import { createTree, nested, type Tree } from '../execute/tree.ts';

const servers: RunningServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(
  limits: Partial<ServingLimits> = {},
  tree: Tree = createTree(),
): Promise<Tree & { readonly url: string }> {
  const server = await serveSubgraph(tree.subgraph, {
    host: '127.0.0.1',
    port: 0,
    limits,
  });
  servers.push(server);
  return { ...tree, url: server.url };
}

function post(url: string, body: string, accept = newer): Promise<Response> {
  const headers = { 'content-type': 'application/json', accept };
  return fetch(url, { method: 'POST', headers, body });
}

const newer = 'application/graphql-response+json';

function query(text: string): string {
  return JSON.stringify({ query: text });
}

function codeOf(text: string): unknown {
  const { errors } = JSON.parse(text) as {
    errors: { extensions: { code: unknown } }[];
  };
  return errors[0]?.extensions.code;
}

/** A caller that can leave. */
function call(url: string, text: string): ClientRequest {
  const headers = { 'content-type': 'application/json' };
  const request = open(url, { method: 'POST', headers, agent: false });
  request.on('error', () => undefined);
  request.end(query(text));
  return request;
}

describe('a served subgraph', () => {
  it.each([
    [
      'a limit',
      `{ root { ${nested('children', 7)} } }`,
      'OPERATION_LIMIT_EXCEEDED',
    ],
    [
      'a document nested 7,000 deep',
      `{ ${nested('root', 7_000)} }`,
      'OPERATION_LIMIT_EXCEEDED',
    ],
    [
      'its budget',
      `{ root { ${nested('children', 4)} } }`,
      'OPERATION_BUDGET_EXCEEDED',
    ],
  ])(
    'refuses what is beyond %s as the client’s fault',
    async (_, text, code) => {
      const { url } = await serve({}, createTree({ maxObjects: 5_000 }));
      const strict = await post(url, query(text));
      expect(strict.status).toBe(400);
      expect(codeOf(await strict.text())).toBe(code);
      const lenient = await post(url, query(text), 'application/json');
      expect(lenient.status).toBe(200);
      expect(codeOf(await lenient.text())).toBe(code);
    },
  );

  it.each([
    [
      'variables',
      '{"query":"{ root { id } }","variables":{"a":' +
        '['.repeat(1_000_000) +
        ']'.repeat(1_000_000) +
        '}}',
    ],
    [
      'something nobody reads',
      '{"query":"{ root { id } }","extensions":{"a":' +
        '{"b":'.repeat(200) +
        '1' +
        '}'.repeat(200) +
        '}}',
    ],
  ])('refuses a body nested without end in %s', async (_, body) => {
    const { url } = await serve();
    const response = await post(url, body);
    expect(response.status).toBe(400);
    expect(codeOf(await response.text())).toBe('OPERATION_LIMIT_EXCEEDED');
  });

  it('counts no brackets within texts', async () => {
    const { url } = await serve();
    const text = `{ root { id } } # ${'[{"\\'.repeat(500)}`;
    expect((await post(url, query(text))).status).toBe(200);
  });

  it('ends at its deadline whoever it waits for', async () => {
    const { url, openGate } = await serve({ deadlineMs: 20 });
    const response = await post(url, query('{ gate { id } }'));
    expect(response.status).toBe(504);
    expect(codeOf(await response.text())).toBe('REQUEST_TIMEOUT');
    openGate();
  });

  it('asks for nothing more once its caller has gone', async () => {
    const { url, calls, atGate, openGate, gone } = await serve();
    const caller = call(url, '{ gate { deeper { deeper { id } } } }');
    await atGate;
    caller.destroy();
    await gone;
    openGate();
    // Whatever would follow has followed when another has been answered.
    await post(url, query('{ nodes(first: 0) { totalCount } }'));
    expect(calls).toEqual({ resolvers: 1, batches: 0 });
  });

  it('tells those for whom there is no room when to come back', async () => {
    const tree = createTree();
    const { url, atGate, openGate } = await serve(
      { concurrent: 1, queued: 1 },
      tree,
    );
    const first = post(url, query('{ gate { id } }'));
    await atGate;
    const others = [1, 2].map(() => post(url, query('{ root { id } }')));
    const refused = await Promise.race(others);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(codeOf(await refused.text())).toBe('SERVER_BUSY');
    expect((await fetch(new URL('/health', url))).status).toBe(200);
    openGate();
    const all = await Promise.all([first, ...others]);
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 503]);
  });

  it('answers health while answers as large as may be are made', async () => {
    const { url } = await serve();
    const text = `{ nodes(first: 80) { nodes { ${nested('children', 3, 'id name')} } } }`;
    const events: string[] = [];
    const large = post(url, query(text)).then(async (response) => {
      const answer = await response.text();
      events.push(`large ${response.status}`);
      expect(answer.endsWith('}}}')).toBe(true);
      expect(JSON.parse(answer)).toHaveProperty('data.nodes.nodes.79');
    });
    await fetch(new URL('/health', url));
    events.push('health');
    await large;
    expect(events).toEqual(['health', 'large 200']);
  });

  it('refuses an answer of more characters than it may have', async () => {
    const { url } = await serve({ maxAnswerCharacters: 500 });
    const response = await post(url, query('{ root { tags } }'));
    expect(codeOf(await response.text())).toBe('OPERATION_BUDGET_EXCEEDED');
  });

  it('cuts off a reader that does not take its answer by the deadline', async () => {
    const { url } = await serve({ deadlineMs: 1_500 });
    const text = `{ nodes(first: 90) { nodes { ${nested('children', 3, 'tags')} } } }`;
    const caller = call(url, text.replace('tags', 'id tags'));
    const [response] = (await once(caller, 'response')) as [
      NodeJS.ReadableStream,
    ];
    response.pause();
    response.on('error', () => undefined);
    await once(caller, 'close');
  });

  it('refuses a mutation over GET', async () => {
    const { url } = await serve();
    const address = `${url}?query=${encodeURIComponent('mutation { touch }')}`;
    const response = await fetch(address);
    expect(response.status).toBe(405);
    expect((await post(url, query('mutation { touch }'))).status).toBe(200);
  });
});
