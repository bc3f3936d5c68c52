import { afterEach, describe, expect, it } from '@jest/globals';
import type { ApolloServerPlugin } from '@apollo/server';
import type { AnswerRequest } from '../../../gateway/access/gateway-request.ts';
import type { Defect } from '../../../gateway/base/defects.ts';
import { createGateway } from '../../../gateway/gateway.ts';
import type { ApolloContext } from '../../../gateway/http/apollo/apollo-gateway.ts';
import {
  createGatewayServer,
  type GatewayServer,
  type GatewayServerOptions,
} from '../../../gateway/http/server.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { ask, send } from './support.ts';

const boom = new Error('boom');
const fail = (): never => {
  throw boom;
};

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function start(
  options: Partial<GatewayServerOptions>,
  answer?: AnswerRequest,
): Promise<{ server: GatewayServer; told: Defect[] }> {
  const told: Defect[] = [];
  const onDefect = (defect: Defect) => told.push(defect);
  const gateway = await createGateway({
    supergraph: composeSupergraph({ sdls: { a: 'type Query { a: Int }' } }),
    fetchers: { a: { fetch: () => Promise.resolve({ data: { a: 1 } }) } },
    onDefect,
  });
  stops.push(() => gateway.stop());
  const server = await createGatewayServer({
    gateway: answer ? { ...gateway, answer } : gateway,
    port: 0,
    onDefect,
    ...options,
  });
  stops.push(() => server.stop());
  return { server, told };
}

const masked = { status: 500, code: 'INTERNAL_SERVER_ERROR' };

describe('a defect of the server is told once', () => {
  it('when the gateway cannot be asked', async () => {
    const { server, told } = await start({}, fail);
    expect(await ask(server, '{ a }')).toMatchObject(masked);
    expect(told).toEqual([{ cause: boom, at: 'the HTTP handler' }]);
  });

  it('when an answer cannot be encoded', async () => {
    const { server, told } = await start({}, () =>
      Promise.resolve({
        kind: 'complete',
        get result() {
          return fail();
        },
      }),
    );
    expect(await ask(server, '{ a }')).toMatchObject(masked);
    expect(told).toEqual([{ cause: boom, at: 'the HTTP handler' }]);
  });

  it('when a page cannot be served', async () => {
    const { server, told } = await start({ pages: fail });
    expect(await send(server, { path: '/' })).toMatchObject(masked);
    expect(told).toEqual([{ cause: boom, at: 'the HTTP edge' }]);
  });

  it('when a stream breaks', async () => {
    const { server, told } = await start({}, () =>
      Promise.resolve({
        kind: 'stream',
        contentType: 'text/plain',
        chunks: (async function* () {
          yield await Promise.resolve(Buffer.from('begun'));
          fail();
        })(),
      }),
    );
    await expect(ask(server, '{ a }')).rejects.toThrow(/aborted|hang up/);
    expect(told).toEqual([{ cause: boom, at: 'the HTTP handler' }]);
  });

  it('and the gateway has told of its own', async () => {
    const { server, told } = await start({}, () =>
      Promise.resolve({
        kind: 'refused',
        errors: [
          { message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
        ],
      }),
    );
    expect(await ask(server, '{ a }')).toMatchObject(masked);
    expect(told).toEqual([]);
  });
});

describe('a defect of a plugin of Apollo Server is told once', () => {
  type Listener = Awaited<
    ReturnType<
      NonNullable<ApolloServerPlugin<ApolloContext>['requestDidStart']>
    >
  >;

  const plugins: readonly [string, ApolloServerPlugin<ApolloContext>][] = [
    ['requestDidStart', { requestDidStart: fail }],
    ...(['didResolveSource', 'didResolveOperation', 'responseForOperation', 'executionDidStart', 'willSendResponse'] as const).map(
      (hook): [string, ApolloServerPlugin<ApolloContext>] => [
        hook,
        { requestDidStart: () => Promise.resolve({ [hook]: fail } as Listener) },
      ],
    ),
  ]; // prettier-ignore
  it.each(plugins)('in %s', async (_, plugin) => {
    const { server, told } = await start({ apollo: { plugins: [plugin] } });
    const answer = await ask(server, '{ a }');
    expect(answer).toMatchObject(masked);
    expect(answer.body).not.toContain('boom');
    expect(told.map(({ cause }) => cause)).toEqual([boom]);
  });

  it('and the gateway has told of its own', async () => {
    const { server, told } = await start({ apollo: {} }, () =>
      Promise.resolve({
        kind: 'refused',
        errors: [
          { message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
        ],
      }),
    );
    expect(await ask(server, '{ a }')).toMatchObject(masked);
    expect(told).toEqual([]);
  });
});
