import { afterEach, describe, expect, it } from '@jest/globals';

import {
  ANONYMOUS,
  type RequestScope,
} from '../../../../protocol/request-scope.ts';
import { serveSubgraph } from '../../../../subgraphs/kit/serve/http/server.ts';
import {
  createSubgraph,
  type RequestContext,
} from '../../../../subgraphs/kit/serve/subgraph.ts';
import { testScope } from '../../../support/request-scope.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A subgraph whose resolvers see whom they work for, and break on demand. */
function start() {
  const seen: RequestScope[] = [];
  const told: [unknown, string][] = [];
  const subgraph = createSubgraph<RequestContext>({
    name: 'echo',
    contract: 'type Query { seen: Boolean fails: [Boolean] }',
    resolvers: {
      Query: {
        seen: (_: unknown, __: unknown, { scope }: RequestContext) =>
          seen.push(scope) > 0,
        fails: () =>
          Array.from({ length: 3 }, () => Promise.reject(new Error('boom'))),
      },
    },
    createContext: (scope) => ({ scope }),
    close: () => Promise.resolve(),
    report: (cause, at) => told.push([cause, at]),
  });
  return { subgraph, seen, told };
}

describe('the scope that a resolver is given', () => {
  it('is that of the caller in this process', async () => {
    const { subgraph, seen } = start();
    const scope = testScope({ principal: { key: 'somebody' } });
    await subgraph.execute({ query: '{ seen }', scope });
    expect(seen).toEqual([scope]);
  });

  it('is made of what was read from HTTP', async () => {
    const { subgraph, seen } = start();
    const server = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0 });
    stops.push(() => server.close());
    const trace = 'a'.repeat(32);
    await fetch(server.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'A',
        traceparent: `00-${trace}-${'b'.repeat(16)}-01`,
      },
      body: '{"query":"{ seen }"}',
    });
    expect(seen).toMatchObject([
      { principal: ANONYMOUS, headers: { authorization: 'A' } },
    ]);
    expect(seen[0]?.trace.id).toBe(trace);
    expect(seen[0]?.deadlineAt).toBeLessThan(Infinity);
  }); // prettier-ignore

  it('is the house’s own where nobody asks', async () => {
    const { subgraph, seen } = start();
    await subgraph.execute({ query: '{ seen }' });
    expect(seen).toMatchObject([
      { principal: ANONYMOUS, headers: {}, deadlineAt: Infinity },
    ]);
  });
});

describe('a defect of a resolver', () => {
  it('is told to the report of the scope, and not to the subgraph’s', async () => {
    const { subgraph, told } = start();
    const own: unknown[] = [];
    const report: RequestScope['report'] = (cause) => own.push(cause);
    const scope = testScope({ report });
    const { errors } = await subgraph.execute({ query: '{ fails }', scope });
    expect(errors).toHaveLength(3);
    expect([told.length, own.length]).toEqual([0, 3]);
  });

  it('is told once to the subgraph’s report where there is no other', async () => {
    const { subgraph, told } = start();
    await subgraph.execute({ query: '{ fails }' });
    expect(told).toEqual([[expect.any(Error), 'the subgraph "echo"']]);
  });
});
