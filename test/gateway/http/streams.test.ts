import { afterEach, describe, expect, it } from '@jest/globals';
import http from 'node:http';
import { createGateway } from '../../../gateway/gateway.ts';
import { createGatewayServer } from '../../../gateway/http/server.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { ask, JSON_TYPE } from './support.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** A server whose every answer is a stream. */
async function start(chunks: () => AsyncIterable<Uint8Array>) {
  const supergraph = composeSupergraph({ sdls: { a: 'type Query { a: Int }' } });
  const gateway = await createGateway({ supergraph });
  stops.push(() => gateway.stop());
  const server = await createGatewayServer({
    gateway: {
      ...gateway,
      answer: () =>
        Promise.resolve({ kind: 'stream', contentType: 'text/csv', chunks: chunks() }),
    },
    port: 0,
  });
  stops.push(() => server.stop());
  return server;
} // prettier-ignore

describe('a streamed answer', () => {
  it('is sent part by part, under its own type', async () => {
    const held = Promise.withResolvers<undefined>();
    const server = await start(async function* () {
      yield Buffer.from('a,b\n');
      await held.promise;
      yield Buffer.from('1,2\n');
    });
    const { port } = server;
    const body = '{"query":"{ a }"}';
    const parts: string[] = [];
    await new Promise<void>((resolve, reject) => {
      http
        .request({ port, path: '/graphql', method: 'POST', headers: JSON_TYPE }, (response) => {
          expect(response.headers['content-type']).toBe('text/csv');
          expect(response.headers['cache-control']).toBe('no-store');
          response.on('data', (part: Buffer) => {
            parts.push(part.toString());
            held.resolve(undefined);
          });
          response.on('end', resolve);
        })
        .on('error', reject)
        .end(body);
    }); // prettier-ignore
    expect(parts).toEqual(['a,b\n', '1,2\n']);
  });

  it('is made no faster than it is read, and ends with its reader', async () => {
    const ended = Promise.withResolvers<number>();
    let made = 0;
    const server = await start(async function* () {
      try {
        for (;;) {
          made += 1;
          yield await Promise.resolve(Buffer.alloc(64 * 1024, 'x'));
        }
      } finally {
        ended.resolve(made);
      }
    });
    const { port } = server;
    const request = http
      .request({ port, path: '/graphql', method: 'POST', headers: JSON_TYPE })
      .on('error', () => undefined)
      .end('{"query":"{ a }"}');
    await new Promise((resolve) => request.once('response', resolve));
    // Nobody reads: what is made fits in the buffers between the two.
    let before = -1;
    while (before !== made) {
      before = made;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(made).toBeLessThan(500);
    request.destroy();
    expect(await ended.promise).toBe(made);
  });

  it('leaves room for others', async () => {
    const server = await start(async function* () {
      yield await Promise.resolve(Buffer.from('x'));
    });
    const answers = await Promise.all(
      [1, 2, 3].map(() => ask(server, '{ a }')),
    );
    expect(answers.map(({ body }) => body)).toEqual(['x', 'x', 'x']);
  });
});
