import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Principal, RequestScope } from '../../protocol/request-scope.ts';
import { createSubgraph } from '../../subgraphs/kit/serve/subgraph.ts';
import { createInProcessFetcher } from '../../gateway/fetch/in-process/in-process-fetcher.ts';
import type {
  SubgraphFetcher,
  SubgraphRequest,
} from '../../gateway/fetch/subgraph-fetcher.ts';
import {
  createGateway,
  type Gateway,
  type GatewayOptions,
} from '../../gateway/gateway.ts';
import { requestKey } from '../../gateway/partitions/endpoints/stale-answers.ts';
import type { LaneRequest } from '../../gateway/placement/heavy-lane.ts';
import { testScope } from '../support/request-scope.ts';
import { LIBRARIES_SDL } from './partitions/testing/books.ts';
import { composeSupergraph } from './testing/compose.ts';
import { ask } from './testing/federation.ts';

const LINK = `extend schema
  @link(url: "https://example.org/semi-join/v1.0", import: ["@semiJoin"])
  @composeDirective(name: "@semiJoin")
  directive @semiJoin(keys: String!, on: String!) on INPUT_FIELD_DEFINITION`;

/** Subgraphs whose every answer says for whom it is. */
const SDLS = {
  users: `${LINK}
    type Query { users(filter: UserFilter): [User!]! }
    type User @key(fields: "id") { id: ID! name: String }
    input UserFilter {
      id: IdFilter and: [UserFilter!]
      isMine: YesNo @semiJoin(keys: "ownIds", on: "id")
    }
    input IdFilter { in: [ID!] notIn: [ID!] }
    input YesNo { eq: Boolean }`,
  mails: 'type User @key(fields: "id") { id: ID! mail: String }',
  owners: 'type Query { ownIds: [ID!] @inaccessible owner: String }',
  libraries: LIBRARIES_SDL,
};

const supergraph = composeSupergraph({ sdls: SDLS });

const gateways: Gateway[] = [];
afterEach(() => Promise.all(gateways.splice(0).map((one) => one.stop())));

interface Echo {
  readonly gateway: Gateway;
  readonly seen: SubgraphRequest[];
  /** Whether the endpoint of the partition answers. */
  isUp: boolean;
}

async function start(options: Partial<GatewayOptions> = {}): Promise<Echo> {
  const seen: SubgraphRequest[] = [];
  const fetcher = (answer: (request: SubgraphRequest) => object): SubgraphFetcher => ({
    takes: 'objects',
    async fetch(request) {
      seen.push(request);
      // Requests at the same time are at the same place at the same time.
      await new Promise(setImmediate);
      return { data: { ...answer(request) } };
    },
  }); // prettier-ignore
  const gateway = await createGateway({
    supergraph,
    fetchers: {
      users: fetcher(({ variables, scope }) => ({
        users: idsOf(variables).map((id) => ({ __typename: 'User', id, name: scope.principal.key })),
      })),
      mails: fetcher(({ variables, scope }) => ({
        _entities: representationsOf(variables).map(() => ({ mail: scope.principal.key })),
      })),
      owners: fetcher(({ scope }) => ({ ownIds: [scope.principal.key], owner: scope.principal.key })),
    },
    partitions: {
      libraries: {
        endpoints: [{ name: 'x', partitions: ['x'] }],
        staleIfError: { maxAgeMs: 3_600_000 },
        retry: { attempts: 0 },
        breaker: { threshold: 0.99, size: 1000, minimum: 1000 },
      },
    },
    endpointFetchers: {
      x: {
        takes: 'objects',
        fetch: (request) => {
          seen.push(request);
          const { key } = request.scope.principal;
          return Promise.resolve(
            echo.isUp
              ? { data: { topics: [{ name: key }] } }
              : { errors: [{ message: 'down', extensions: { code: 'SUBREQUEST_HTTP_ERROR' } }] },
          );
        },
      },
    },
    ...options,
  }); // prettier-ignore
  gateways.push(gateway);
  const echo: Echo = { gateway, seen, isUp: true };
  return echo;
}

type Variables = SubgraphRequest['variables'];

/** The ids that a semi-join has put into the filter, else one that all have. */
function idsOf(variables: Variables): readonly string[] {
  const found = /"in":(\[[^\]]*\])/u.exec(JSON.stringify(variables ?? {}));
  return found ? (JSON.parse(found[1] ?? '[]') as string[]) : ['common'];
}

function representationsOf(variables: Variables): readonly unknown[] {
  return Object.values(variables ?? {}).find(Array.isArray) ?? [];
}

const QUERIES = [
  '{ owner }',
  '{ users { id name mail } }',
  '{ users(filter: { isMine: { eq: true } }) { id name mail } }',
  '{ topics { name } }',
  '{ owner topics { name } users(filter: { isMine: { eq: true } }) { mail } }',
];

/** Whom an answer is for, by what it says. */
function namedIn(answer: unknown): readonly string[] {
  return [...new Set(JSON.stringify(answer).match(/principal-\d/gu))];
}

describe('two principals', () => {
  it('never share an answer, a fetch, keys or an entity', async () => {
    const echo = await start();
    const request = fc.record({
      who: fc.integer({ min: 0, max: 3 }),
      query: fc.constantFrom(...QUERIES),
    });
    const round = fc.record({
      isUp: fc.boolean(),
      requests: fc.array(request, { minLength: 1, maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 5 }), async (rounds) => {
        for (const { isUp, requests } of rounds) {
          echo.isUp = isUp;
          // All at once, and alike in everything but who asks.
          const answers = await Promise.all(
            requests.map(({ who, query }) =>
              ask(echo.gateway, { query, principal: { key: `principal-${who}` } }),
            ),
          );
          answers.forEach(({ data }, n) => {
            const own = `principal-${requests[n]?.who ?? ''}`;
            expect(namedIn(data).filter((name) => name !== own)).toEqual([]);
          });
        }
      }),
      { seed: 20261127, numRuns: 60 },
    ); // prettier-ignore
  });

  it('never have one key of answers that are kept, and one has one', () => {
    const texts = fc.record({
      query: fc.string(),
      variables: fc.dictionary(fc.string(), fc.jsonValue()),
      headers: fc.dictionary(fc.string(), fc.string()),
    });
    const keyOf = (
      { query, variables, headers }: { query: string; variables: object; headers: Record<string, string> },
      principal: Principal,
    ) =>
      requestKey(['x', ''], {
        subgraph: 's',
        kind: 'query',
        query,
        variables: variables as Record<string, unknown>,
        scope: testScope({ principal, headers }),
      }); // prettier-ignore
    fc.assert(
      fc.property(texts, texts, fc.tuple(fc.string(), fc.string()), (a, b, [one, other]) => {
        expect(keyOf(a, { key: one })).toBe(keyOf(a, { key: one }));
        if (one === other) return;
        expect(keyOf(a, { key: one })).not.toBe(keyOf(a, { key: other }));
        expect(keyOf(a, { key: one })).not.toBe(keyOf(b, { key: other }));
      }),
      { seed: 20261127, numRuns: 500 },
    ); // prettier-ignore
  });

  it('have an answer that is kept each, and none that the other got', async () => {
    const echo = await start();
    const asked = { query: '{ topics { name } }' };
    const a = { ...asked, principal: { key: 'principal-1' } };
    const b = { ...asked, principal: { key: 'principal-2' } };
    await ask(echo.gateway, a);
    echo.isUp = false;
    expect(await ask(echo.gateway, a)).toEqual({
      data: { topics: [{ name: 'principal-1' }] },
    });
    const other = await ask(echo.gateway, b);
    expect(other.data).toEqual({ topics: null });
    expect(other.errors?.[0]?.extensions['code']).toBe('PARTITION_UNAVAILABLE');
  });

  it('share no fetch that is under way', async () => {
    const { gateway, seen } = await start();
    const who = ['principal-1', 'principal-2', 'principal-1', 'principal-2'];
    await Promise.all(
      who.map((key) =>
        ask(gateway, { query: '{ owner }', principal: { key } }),
      ),
    );
    expect(seen.map(({ scope }) => scope.principal.key).sort()).toEqual(
      [...who].sort(),
    );
  });
});

describe('the scope of a request', () => {
  const request = {
    principal: { key: 'principal-1' },
    headers: {
      authorization: 'A',
      cookie: 'secret',
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    },
    context: { of: 'the program' },
  };

  it('is that of every fetch, and of every resolver in this process', async () => {
    const scopes: RequestScope[] = [];
    const owners = createSubgraph({
      name: 'owners',
      contract: 'type Query { ownIds: [ID!] owner: String }',
      resolvers: {
        Query: {
          owner: (_: unknown, __: unknown, { scope }: { scope: RequestScope }) => {
            scopes.push(scope);
            return scope.principal.key;
          },
        },
      },
      createContext: (scope) => ({ scope }),
      close: () => Promise.resolve(),
    }); // prettier-ignore
    const { gateway } = await start({
      fetchers: {
        owners: createInProcessFetcher({
          execute: (asked) => owners.execute(asked),
        }),
      },
    });
    const answer = await ask(gateway, { query: '{ owner }', ...request });
    expect(answer).toEqual({ data: { owner: 'principal-1' } });
    const [scope] = scopes;
    expect(scope?.headers).toEqual({
      authorization: 'A',
      traceparent: request.headers.traceparent,
    });
    expect(scope?.trace.id).toBe('a'.repeat(32));
    expect(scope?.context).toBe(request.context);
    expect(scope?.deadlineAt).toBeGreaterThan(performance.now());
    expect(scope?.cancellation.isCancelled).toBe(false);
  });

  it('goes to the process of heavy operations, but for what cannot leave', async () => {
    const sent: LaneRequest[] = [];
    const { gateway } = await start({
      heavy: { minObjects: 1 },
      lane: {
        minObjects: 0,
        isReady: true,
        isUsable: true,
        warm: () => undefined,
        follow: () => undefined,
        close: () => Promise.resolve(),
        execute(asked) {
          sent.push(asked);
          return Promise.resolve(undefined);
        },
      },
    });
    const { principal, headers } = request;
    const asked = { query: '{ owner }', principal, headers, takesBytes: true };
    await gateway.answer(asked);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ query: '{ owner }', scope: { principal } });
    expect(sent[0]?.headers).not.toHaveProperty('cookie');
    await gateway.answer({ ...asked, context: {} });
    expect(sent).toHaveLength(1);
  });
});
