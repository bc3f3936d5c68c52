import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import net from 'node:net';
import { RequestBodies } from '../../../gateway/http/read/request-bodies.ts';
import { ask, connect, JSON_TYPE, send, startServer, type TestServer } from './support.ts'; // prettier-ignore

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(
  ...options: Parameters<typeof startServer>
): Promise<TestServer> {
  const server = await startServer(...options);
  servers.push(server);
  return server;
}

const HEAD = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n'; // prettier-ignore

describe('a client that sends slowly', () => {
  const cases: readonly [string, string][] = [
    ['nothing', ''],
    ['half of a line', 'POST /gra'],
    ['half of the headers', HEAD],
    ['no body', `${HEAD}content-length: 100\r\n\r\n`],
    ['half of a body', `${HEAD}content-length: 100\r\n\r\n{"query":`],
    ['half of a chunk', `${HEAD}transfer-encoding: chunked\r\n\r\n9\r\n{"que`],
  ];
  it.each(cases)('is cut off at the deadline: %s', async (_, bytes) => {
    const defects: unknown[] = [];
    const server = await start({
      headersTimeoutMs: 40,
      requestTimeoutMs: 60,
      onDefect: (error) => defects.push(error),
    });
    const { closed } = await connect(server.port, bytes);
    expect(await closed).toMatch(/^(HTTP\/1.1 408 |$)/);
    expect((await ask(server, '{ b }')).status).toBe(200);
    expect(defects).toEqual([]);
  });
});

describe('clients that send more than there is room for', () => {
  const KIB = 1024;
  const HALF = `${HEAD}content-length: ${300 * KIB}\r\n\r\n${' '.repeat(280 * KIB)}`;
  const limits = { maxBodiesBytes: 300 * KIB, requestTimeoutMs: 1_000_000 };
  const padded = (server: TestServer, bytes: number) =>
    send(server, {
      method: 'POST',
      headers: JSON_TYPE,
      body: `{"query":"{ b }"${' '.repeat(bytes)}}`,
    });

  it('are cut off for the sake of those who send less', async () => {
    const server = await start(limits);
    const { closed } = await connect(server.port, HALF);
    const state = { isClosed: false };
    void closed.then(() => (state.isClosed = true));
    // Until all of the half has come.
    while (!state.isClosed) {
      expect(await padded(server, 50 * KIB)).toMatchObject({ status: 200 });
    }
    expect(await closed).toBe('');
  });

  it('are refused when nobody else sends as much', async () => {
    const server = await start(limits);
    const answer = await padded(server, 400 * KIB);
    expect(answer).toMatchObject({ status: 503, code: 'SERVER_BUSY' });
    expect(answer.headers['retry-after']).toBe('1');
    expect(await padded(server, 200 * KIB)).toMatchObject({ status: 200 });
  });

  it('give back their room with their connection', async () => {
    const server = await start(limits);
    for (let n = 0; n < 10; n++) {
      const { socket, closed } = await connect(server.port, HALF);
      socket.end();
      await closed;
    }
    expect(await padded(server, 250 * KIB)).toMatchObject({ status: 200 });
  });
}); // prettier-ignore

describe('the room for bodies', () => {
  it('is taken from the largest that is still being read', () => {
    const cut: string[] = [];
    const bodies = new RequestBodies(100);
    const [small, large, read, own] = ['small', 'large', 'read', 'own'].map(
      (name) => bodies.begin(() => cut.push(name)),
    );
    small?.take(20);
    large?.take(30);
    read?.take(40);
    read?.settle();
    own?.take(10);
    expect(cut).toEqual([]);
    own?.take(1);
    expect(cut).toEqual(['large']);
    large?.release();
    expect(() => own?.take(30)).toThrow('busy');
    own?.release();
    read?.release();
    small?.take(80);
    expect(cut).toEqual(['large']);
  });
});

const LARGE = 'x'.repeat(8 * 1024 * 1024);
const largeAnswer = () => Promise.resolve({ data: { a: LARGE } });

/** A client that asks, and does not read. */
async function deafClient(port: number): Promise<net.Socket> {
  const body = '{"query":"{ a }"}';
  const socket = net.connect({ port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  socket.write(`${HEAD}content-length: ${body.length}\r\n\r\n${body}`);
  return socket;
}

/** Resolves with the bytes that came before the connection ended. */
function readToEnd(socket: net.Socket): Promise<number> {
  return new Promise((resolve) => {
    let bytes = 0;
    socket.on('data', (part: Buffer) => (bytes += part.length));
    socket.on('close', () => resolve(bytes));
    socket.resume();
  });
}

describe('a client that does not read', () => {
  it('is cut off at the deadline', async () => {
    const server = await start({ readDeadlineMs: 40, drainMs: 1_000_000 }, largeAnswer);
    const socket = await deafClient(server.port);
    // Ends only when the server has let go of the connection.
    await server.stop();
    expect(await readToEnd(socket)).toBeLessThan(LARGE.length);
  }); // prettier-ignore

  it('is cut off before, when others need the room', async () => {
    const limits = { maxUnreadBytes: 2.5 * LARGE.length, readDeadlineMs: 1_000_000 };
    const server = await start(limits, largeAnswer);
    const sockets: net.Socket[] = [];
    for (let n = 1; n <= 4; n++) {
      sockets.push(await deafClient(server.port));
      while (server.asked() < n) await new Promise(setImmediate);
      // One who reads is answered whole, whoever else does not.
      expect((await ask(server, '{ a }')).body).toHaveLength(LARGE.length + '{"data":{"a":""}}'.length);
    }
    for (const oldest of sockets.slice(0, 1)) {
      expect(await readToEnd(oldest)).toBeLessThan(LARGE.length);
    }
    for (const socket of sockets) socket.destroy();
  }); // prettier-ignore

  it('keeps new requests out while too much is unread', async () => {
    const limits = { maxUnreadBytes: LARGE.length / 2, readDeadlineMs: 1_000_000 };
    const server = await start(limits, ({ query }) =>
      Promise.resolve({ data: query.includes('b') ? { b: 'y' } : { a: LARGE } }),
    );
    const socket = await deafClient(server.port);
    // What has begun to arrive is all written, and waits to be read.
    await once(socket, 'readable');
    const small = () => ask(server, '{ b }');
    let busy = await small();
    expect(busy).toMatchObject({ status: 503, code: 'SERVER_BUSY' });
    // Until it has gone.
    socket.destroy();
    while (busy.status === 503) busy = await small();
    expect(busy.status).toBe(200);
  }); // prettier-ignore
});
