import { describe, expect, it } from '@jest/globals';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { ask, connect, heldSubgraph, JSON_TYPE, send, startServer } from './support.ts'; // prettier-ignore

const REQUEST = (query: string): string => {
  const body = JSON.stringify({ query });
  return `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
};

/** Resolves when nobody listens any more. */
async function untilRefused(port: number): Promise<void> {
  for (;;) {
    try {
      await send({ port }, { path: '/health' });
    } catch {
      return;
    }
  }
}

describe('a server that stops', () => {
  it('lets requests finish, and takes no more', async () => {
    const subgraph = heldSubgraph();
    const server = await startServer({}, subgraph.fetch);
    const answer = ask(server, '{ b }');
    await subgraph.asked(1);
    const stopped = server.close();
    await untilRefused(server.port);
    subgraph.release();
    expect(await answer).toMatchObject({ status: 200, headers: { connection: 'close' } }); // prettier-ignore
    await stopped;
  });

  it('is not ready before it stops to listen', async () => {
    const subgraph = heldSubgraph();
    // Long enough for three requests on a machine that is busy otherwise.
    const server = await startServer({ preStopMs: 5000 }, subgraph.fetch);
    const stopped = server.close();
    const ready = await send(server, { path: '/health/ready' });
    expect([ready.status, ready.body]).toEqual([503, '{"status":"DOWN"}']);
    expect((await send(server, { path: '/health' })).status).toBe(200);
    subgraph.release();
    const late = await ask(server, '{ b }');
    expect(late).toMatchObject({ status: 200, headers: { connection: 'close' } }); // prettier-ignore
    await stopped;
    await untilRefused(server.port);
  });

  it('waits for no connection without a request', async () => {
    const server = await startServer({ drainMs: 1_000_000 });
    const agent = new http.Agent({ keepAlive: true });
    const used = await new Promise<http.IncomingMessage>((resolve) => {
      http.get({ port: server.port, path: '/health', agent }, resolve);
    });
    await text(used);
    const silent = await connect(server.port);
    const half = await connect(server.port, 'POST /graphql HTTP/1.1\r\nho');
    await server.close();
    expect(await Promise.all([silent.closed, half.closed])).toEqual(['', '']);
    agent.destroy();
  });

  it('ends with the last answer, on connections that were kept', async () => {
    const subgraph = heldSubgraph();
    const server = await startServer({ drainMs: 1_000_000 }, subgraph.fetch);
    const agent = new http.Agent({ keepAlive: true });
    const answer = new Promise<http.IncomingMessage>((resolve, reject) => {
      http
        .request({ port: server.port, path: '/graphql', method: 'POST', agent, headers: JSON_TYPE }, resolve)
        .on('error', reject)
        .end('{"query":"{ b }"}');
    }); // prettier-ignore
    await subgraph.asked(1);
    const stopped = server.close();
    subgraph.release();
    expect((await answer).headers.connection).toBe('close');
    expect(await text(await answer)).toBe('{"data":{"b":1}}');
    await stopped;
    agent.destroy();
  });

  it('answers all that was sent to it before, read or not', async () => {
    const server = await startServer();
    const connections = await Promise.all(
      Array.from({ length: 100 }, () => connect(server.port, REQUEST('{ b }'))),
    );
    // The server has had no turn of the event loop to accept some of them.
    const stopped = server.close();
    const answers = await Promise.all(connections.map(({ closed }) => closed));
    const good = answers.filter((answer) => answer.endsWith('{"data":{"b":1}}'));
    expect(good).toHaveLength(100);
    await stopped;
  }); // prettier-ignore

  it('cuts what does not finish, and ends its work', async () => {
    const cancelled = Promise.withResolvers<true>();
    const asked = Promise.withResolvers<true>();
    const server = await startServer(
      { drainMs: 20 },
      ({ scope: { cancellation } }) => {
        cancellation.onCancel(() => cancelled.resolve(true));
        asked.resolve(true);
        return new Promise(() => undefined);
      },
    );
    const cut = expect(ask(server, '{ b }')).rejects.toThrow();
    await asked.promise;
    await server.close();
    await cut;
    await cancelled.promise;
  });

  it('begins nothing for clients that go while it stops', async () => {
    const defects: unknown[] = [];
    const onDefect = (error: unknown) => defects.push(error);
    const server = await startServer({ maxRunning: 1, maxQueued: 200, onDefect });
    const connections = await Promise.all(
      Array.from({ length: 100 }, () => connect(server.port, REQUEST('{ b }'))),
    );
    const stopped = server.close();
    for (const { socket } of connections) socket.resetAndDestroy();
    await stopped;
    expect(defects).toEqual([]);
  }); // prettier-ignore
});
