import { afterEach, describe, expect, it } from '@jest/globals';
import type {
  SubgraphFetcher,
  SubgraphRequest,
  SubgraphResponse,
} from '../../gateway/fetch/subgraph-fetcher.ts';
import { createGateway, type Gateway } from '../../gateway/gateway.ts';
import { composeSupergraph } from './testing/compose.ts';
import { ask } from './testing/federation.ts';

const SDL = `type Query { a: Int b: [Query2] c(x: Int): Int }
  type Query2 { d: Int e: Query2 }
  type Subscription { s: Int }
  type Mutation { m: Int }`;

const supergraph = composeSupergraph({ sdls: { a: SDL } });

const gateways: Gateway[] = [];
afterEach(() => Promise.all(gateways.splice(0).map((g) => g.stop())));

async function start(
  options: Partial<Parameters<typeof createGateway>[0]> = {},
  seen: SubgraphRequest[] = [],
): Promise<Gateway> {
  const fetcher: SubgraphFetcher = {
    fetch(request) {
      seen.push(request);
      return Promise.resolve({ data: { a: 1 } });
    },
  };
  const fetchers = { a: fetcher };
  const gateway = await createGateway({ supergraph, fetchers, ...options });
  gateways.push(gateway);
  return gateway;
}

describe('an operation', () => {
  const refused: readonly [string, string, string][] = [
    ['syntax', '{ a', 'GRAPHQL_PARSE_FAILED'],
    ['validation', '{ nope }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'cyclic fragments',
      '{ b { ...A } } fragment A on Query2 { e { ...A } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['several', 'query A { a } query B { a }', 'OPERATION_RESOLUTION_FAILURE'],
    ['subscriptions', 'subscription { s }', 'SUBSCRIPTIONS_NOT_SUPPORTED'],
    ['depth', `{ b { ${'e { '.repeat(60)} d ${'} '.repeat(60)} } }`, 'OPERATION_LIMIT_EXCEEDED'],
    ['tokens', `{ ${'a '.repeat(16_000)} }`, 'OPERATION_LIMIT_EXCEEDED'],
    ['nesting', `{ ${'a { '.repeat(7000)}`, 'OPERATION_LIMIT_EXCEEDED'],
    ['variables', 'query ($x: Int!) { c(x: $x) }', 'BAD_USER_INPUT'],
  ]; // prettier-ignore
  for (const [name, query, code] of refused) {
    it(`is refused for ${name}`, async () => {
      const seen: SubgraphRequest[] = [];
      const answer = await (await start({}, seen)).execute({ query });
      expect(answer.data).toBeUndefined();
      expect(answer.errors?.[0]?.extensions['code']).toBe(code);
      expect(seen).toEqual([]);
    });
  }

  it('is chosen by its name', async () => {
    const query = 'query A { a } query B { x: a }';
    const answer = await ask(await start(), { query, operationName: 'A' });
    expect(answer).toEqual({ data: { a: 1 } });
    const other = await ask(await start(), { query, operationName: 'C' });
    expect(other.errors?.[0]?.message).toContain('but got "C"');
  });

  it('is compiled once for requests at the same time', async () => {
    const gateway = await start();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => gateway.execute({ query: '{ a }' })),
    );
    expect(new Set(answers.map((a) => a.data?.join('')))).toEqual(
      new Set(['{"a":1}']),
    );
  });

  it('may not read the schema when that is forbidden', async () => {
    const gateway = await start({ introspection: false });
    for (const query of [
      '{ __schema { queryType { name } } }',
      '{ ...F } fragment F on Query { t: __type(name: "Query") { name } }',
    ]) {
      const { errors } = await gateway.execute({ query });
      expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });
});

describe('a request', () => {
  it('passes on some headers, the context, and nothing else', async () => {
    const seen: SubgraphRequest[] = [];
    const context = { user: 1 };
    await (
      await start({}, seen)
    ).execute({
      query: '{ a }',
      headers: {
        authorization: 'A',
        'accept-language': 'zh',
        'x-request-id': 'r',
        traceparent: 't',
        cookie: 'secret',
      },
      context,
    });
    expect(seen[0]?.scope.headers).toEqual({
      authorization: 'A',
      'accept-language': 'zh',
      'x-request-id': 'r',
      traceparent: 't',
    });
    expect(seen[0]?.scope.context).toBe(context);
  });

  it('needs no subgraph to start', async () => {
    const gateway = await createGateway({ supergraph });
    gateways.push(gateway);
    const { data, errors } = await ask(gateway, '{ a }');
    expect(data).toEqual({ a: null });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'SUBREQUEST_HTTP_ERROR',
      service: 'a',
    });
  });
});

describe('a reload', () => {
  const next = composeSupergraph({ sdls: { a: 'type Query { z: Int }' } });

  it('takes effect for the next request and not the running one', async () => {
    const asked = Promise.withResolvers<true>();
    const answer = Promise.withResolvers<SubgraphResponse>();
    const gateway = await start({
      fetchers: {
        a: {
          fetch: () => {
            asked.resolve(true);
            return answer.promise;
          },
        },
      },
    });
    const running = gateway.execute({ query: '{ a }' });
    await asked.promise;
    await gateway.reload(next);
    answer.resolve({ data: { a: 1, z: 2 } });
    expect(await running).toEqual({ data: ['{"a":1}'] });
    const { errors } = await gateway.execute({ query: '{ a }' });
    expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(gateway.schema.getQueryType()?.getFields()['z']).toBeDefined();
  });

  it('changes nothing when the new supergraph is not usable', async () => {
    const gateway = await start();
    await expect(gateway.reload('type Query { a: Int }')).rejects.toThrow(
      'Expected a Federation 2 supergraph',
    );
    expect(await gateway.execute({ query: '{ a }' })).toEqual({
      data: ['{"a":1}'],
    });
  });

  it('takes its turn: the last one asked for is in force', async () => {
    const gateway = await start();
    const told: string[] = [];
    gateway.onSchema(({ supergraph: sdl }) => told.push(sdl));
    const reloads = [next, 'type Query { a: Int }', supergraph, next].map(
      (sdl) => gateway.reload(sdl),
    );
    const outcomes = await Promise.allSettled(reloads);
    expect(outcomes.map(({ status }) => status)).toEqual(
      ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'], // prettier-ignore
    );
    expect(told).toEqual([supergraph, next, supergraph, next]);
    expect(gateway.supergraph).toBe(next);
  });

  it('answers meanwhile', async () => {
    const gateway = await start();
    const reloaded = gateway.reload(next);
    expect(await gateway.execute({ query: '{ a }' })).toEqual({
      data: ['{"a":1}'],
    });
    await reloaded;
  });

  it('is told to listeners until they stop', async () => {
    const gateway = await start();
    const told: string[] = [];
    const stop = gateway.onSchema(({ supergraph: sdl }) => told.push(sdl));
    await gateway.reload(next);
    stop();
    await gateway.reload(supergraph);
    expect(told).toEqual([supergraph, next]);
  });
});

describe('progressive override', () => {
  it('follows the share, and labels', async () => {
    const sdls = {
      a: 'type Query { i: I } type I @key(fields: "id") { id: ID! p: Int l: Int }',
      b: `type I @key(fields: "id") {
        id: ID!
        p: Int @override(from: "a", label: "percent(100)")
        l: Int @override(from: "a", label: "new")
      }`,
    };
    const asked: string[] = [];
    const fetcher = (name: string): SubgraphFetcher => ({
      fetch: ({ query }) => {
        asked.push(`${name} ${query}`);
        return Promise.resolve({ data: { i: null } });
      },
    });
    const fetchers = { a: fetcher('a'), b: fetcher('b') };
    const options = { supergraph: composeSupergraph({ sdls }), fetchers };
    await (await start(options)).execute({ query: '{ i { p } }' });
    await (await start(options)).execute({ query: '{ i { l } }' });
    await (
      await start({ ...options, overrideLabels: ['new'] })
    ).execute({
      query: '{ i { l } }',
    });
    expect(asked).toEqual([
      'a {i{__typename id}}',
      'a {i{l}}',
      'a {i{__typename id}}',
    ]);
  });
});
