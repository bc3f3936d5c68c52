import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ApolloServer,
  type ApolloServerPlugin,
  HeaderMap,
} from '@apollo/server';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import {
  type ApolloContext,
  createApolloGateway,
} from '../../../gateway/http/apollo/apollo-gateway.ts';
import { Cancellation } from '../../../gateway/fetch/cancellation.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { ask, JSON_TYPE, send, startServer, type TestServer } from './support.ts'; // prettier-ignore

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function start(
  plugins: readonly ApolloServerPlugin<ApolloContext>[] = [],
): Promise<TestServer> {
  const server = await startServer({ apollo: { plugins } });
  stops.push(() => server.close());
  return server;
}

describe('a server with plugins of Apollo Server', () => {
  it('answers what a server without them answers', async () => {
    const withPlugins = await start();
    const without = await startServer();
    stops.push(() => without.close());
    const asked: Parameters<typeof send>[1][] = [
      { method: 'POST', headers: JSON_TYPE, body: '{"query":"{ a b }"}' },
      { method: 'POST', headers: { ...JSON_TYPE, accept: 'application/graphql-response+json' }, body: '{"query":"{ nope }"}' },
      { method: 'POST', headers: JSON_TYPE, body: '{"query":"mutation { m }"}' },
      { path: '/graphql?query=%7Bb%7D', headers: { 'apollo-require-preflight': '1' } },
    ]; // prettier-ignore
    for (const one of asked) {
      const [its, own] = [await send(withPlugins, one), await send(without, one)]; // prettier-ignore
      expect(JSON.parse(its.body)).toEqual(JSON.parse(own.body));
      expect(its.status).toBe(own.status);
    }
  });

  it('lets them see each request once, and its answer', async () => {
    const seen: string[] = [];
    const server = await start([
      {
        requestDidStart() {
          seen.push('began');
          return Promise.resolve({
            didResolveOperation({ operation }) {
              seen.push(String(operation?.operation));
              return Promise.resolve();
            },
            willSendResponse({ response: { body } }) {
              if (body.kind === 'single') {
                seen.push(JSON.stringify(body.singleResult.data));
              }
              return Promise.resolve();
            },
          });
        },
      },
    ]);
    expect((await ask(server, '{ b }')).body).toBe('{"data":{"b":1}}');
    expect(server.asked()).toBe(1);
    expect(seen).toEqual(['began', 'query', '{"b":1}']);
  });

  it('tells them when it ends', async () => {
    let ended = 0;
    const server = await start([
      {
        serverWillStart: () =>
          Promise.resolve({
            serverWillStop() {
              ended += 1;
              return Promise.resolve();
            },
          }),
      },
    ]);
    expect(ended).toBe(0);
    await server.stop();
    expect(ended).toBe(1);
  });
});

describe('an Apollo Server of a program’s own', () => {
  const supergraph = composeSupergraph({
    sdls: { a: 'type Query { a: Int }' },
  });
  let gateway: Gateway;

  async function startApollo(): Promise<ApolloServer<ApolloContext>> {
    gateway = await createGateway({
      supergraph,
      fetchers: { a: { fetch: () => Promise.resolve({ data: { a: 1, z: 2 } }) } },
    });
    const apollo = new ApolloServer<ApolloContext>({
      gateway: createApolloGateway(gateway),
    });
    await apollo.start();
    stops.push(() => apollo.stop(), () => gateway.stop());
    return apollo;
  } // prettier-ignore

  const post = (apollo: ApolloServer<ApolloContext>, query: string) =>
    apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap(Object.entries(JSON_TYPE)),
        search: '',
        body: { query },
      },
      context: () =>
        Promise.resolve({ headers: {}, cancellation: new Cancellation() }),
    });

  it('has the gateway answer, whatever writes the answer', async () => {
    const { body } = await post(await startApollo(), '{ a }');
    expect(body).toEqual({ kind: 'complete', string: '{"data":{"a":1}}\n' });
  });

  it('follows the gateway’s schema', async () => {
    const apollo = await startApollo();
    const sdls = { a: 'type Query { z: Int }' };
    await gateway.reload(composeSupergraph({ sdls }));
    const { body } = await post(apollo, '{ z }');
    expect(body).toEqual({ kind: 'complete', string: '{"data":{"z":2}}\n' });
  });
});
