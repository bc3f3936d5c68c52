import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { GatewayOptions } from '../../../gateway/gateway.ts';
import {
  LaneProcess,
  type LaneProcessOptions,
} from '../../../gateway/lane/lane-process.ts';
import { ask, connect, startServer, type TestServer } from '../http/support.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { ROWS, rowsOf, supergraph } from './rows.ts';
import { testScope } from '../../support/request-scope.ts';
import type { Answer } from '../../../gateway/execute/answer/answer.ts';

const rows = (first: number) => `{ rows(first: ${first}) { id by } }`;
const small = '{ small }';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(
  options: Partial<LaneProcessOptions> = {},
  gatewayOptions: Partial<GatewayOptions> = {},
) {
  const failures: string[] = [];
  const lane = new LaneProcess({
    file: fileURLToPath(new URL('rows-lane.ts', import.meta.url)),
    setting: undefined,
    minObjects: 10,
    onFailure: (reason) => failures.push(reason),
    startMs: 600_000,
    ...options,
  });
  const subgraph = rowsOf('here');
  const server = await startServer({}, (request) => subgraph.fetch(request), {
    supergraph,
    lane,
    heavy: { minObjects: 50, maxUnderWay: 1000 },
    ...gatewayOptions,
  });
  servers.push(server);
  return { server, lane, failures };
}

/** Who answered the rows of an answer. */
function whoAnswered(body: string): readonly string[] {
  return [...new Set([...body.matchAll(/"by":"(\w+)"/gu)].map(([, by = '']) => by))];
} // prettier-ignore

describe('a heavy operation', () => {
  it('runs in a process of its own, which begins with it', async () => {
    const { server, lane } = await start();
    expect((await ask(server, small)).body).toContain('here');
    expect(lane.isRunning).toBe(false);
    const { status, body } = await ask(server, rows(ROWS.all));
    expect([status, whoAnswered(body)]).toEqual([200, ['lane']]);
    expect(lane.isRunning).toBe(true);
    expect((await ask(server, small)).body).toContain('here');
  });

  it('is answered there with the bytes that are sent here', async () => {
    const { server } = await start();
    const away = await ask(server, rows(ROWS.all));
    const here = await start({ minObjects: Infinity });
    const own = await ask(here.server, rows(ROWS.all));
    expect(away.body).toBe(own.body.replaceAll('"here"', '"lane"'));
    const encoded = { 'accept-encoding': 'gzip' };
    const packed = await ask(server, rows(ROWS.all), encoded);
    const ownPacked = await ask(here.server, rows(ROWS.all), encoded);
    for (const name of ['content-type', 'content-encoding', 'cache-control']) {
      expect(packed.headers[name]).toBe(ownPacked.headers[name]);
    }
    expect(packed.headers['content-encoding']).toBe('gzip');
  });

  it('is known by its answers where the estimate is too low', async () => {
    const { server, lane } = await start();
    const list = '{ list { by } }';
    expect(whoAnswered((await ask(server, list)).body)).toEqual(['here']);
    expect(lane.isRunning).toBe(false);
    // No longer than the process takes to begin: nobody waits for it.
    expect(whoAnswered((await ask(server, list)).body)).toEqual(['here']);
    expect(lane.isRunning).toBe(true);
    while (!lane.isReady) await delay(10);
    expect(whoAnswered((await ask(server, list)).body)).toEqual(['lane']);
  });

  it('stays when it writes: it must not be run twice', async () => {
    const { server, lane } = await start();
    const write = `mutation { write(first: ${ROWS.all}) { by } }`;
    for (let n = 0; n < 2; n++) {
      expect(whoAnswered((await ask(server, write)).body)).toEqual(['here']);
    }
    expect(lane.isRunning).toBe(false);
  });

  it('has its work ended when its client goes', async () => {
    const { server } = await start();
    await ask(server, rows(ROWS.all));
    const body = JSON.stringify({ query: rows(ROWS.held) });
    const client = await connect(
      server.port,
      `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    await ask(server, rows(ROWS.whenHeld));
    client.socket.destroy();
    const { body: answer } = await ask(server, rows(ROWS.whenGone));
    expect(whoAnswered(answer)).toEqual(['lane']);
  });

  it('ends at its deadline with what is there', async () => {
    const { server } = await start({}, { deadlineMs: 3000 });
    await ask(server, rows(ROWS.all));
    const { status, body } = await ask(server, rows(ROWS.held));
    expect(status).toBe(200);
    expect(body).toContain('REQUEST_TIMEOUT');
  });

  it('that broke off there has shown nothing of what it takes', async () => {
    const { server } = await start({}, { deadlineMs: 3000 });
    await ask(server, rows(ROWS.all));
    const late = await ask(server, rows(ROWS.held));
    expect(late.body).toContain('REQUEST_TIMEOUT');
    // Here it would be held, since nobody went here.
    const { body } = await ask(server, rows(ROWS.held));
    expect(whoAnswered(body)).toEqual(['lane']);
  });

  it('ends with one error when it takes too much there, others go on', async () => {
    const { server } = await start({}, { budget: { maxObjects: 50 } });
    for (let n = 0; n < 2; n++) {
      const { body } = await ask(server, rows(ROWS.all));
      expect(whoAnswered(body)).toEqual(['lane']);
    }
    expect((await ask(server, small)).status).toBe(200);
  });
});

describe('an operation that only asks for much', () => {
  it('is answered here, and begins no process', async () => {
    const { server, lane } = await start();
    const few = Array.from({ length: 5 }, () => ask(server, rows(ROWS.few)));
    for (const { body } of await Promise.all(few)) {
      expect(whoAnswered(body)).toEqual(['here']);
    }
    expect(lane.isRunning).toBe(false);
  });

  it('is not tried here while the process is there', async () => {
    const { server } = await start();
    await ask(server, rows(ROWS.all));
    const query = `{ rows(first: ${ROWS.few}) { by id } }`;
    expect(whoAnswered((await ask(server, query)).body)).toEqual(['lane']);
    // Its answer has shown how little it is.
    expect(whoAnswered((await ask(server, query)).body)).toEqual(['here']);
  });
});

describe('the process of heavy operations', () => {
  it('whose memory ends, ends its operation with one error and nothing else', async () => {
    // Jest takes what V8 says of its end for the end of its own worker.
    const { server, failures } = await start({ heapMib: 32, stderr: 'ignore' });
    const broken = await ask(server, rows(ROWS.endless));
    expect([broken.status, broken.code]).toEqual([503, 'SERVER_BUSY']);
    expect(broken.body).toContain('broke off');
    expect(failures).toHaveLength(1);
    expect((await ask(server, small)).body).toContain('here');
    const next = await ask(server, rows(ROWS.all));
    expect(whoAnswered(next.body)).toEqual(['lane']);
  });

  it('that cannot start leaves its work here, and says why', async () => {
    const { server, failures } = await start({ setting: 'fails' });
    for (let n = 0; n < 2; n++) {
      const { body } = await ask(server, rows(ROWS.all));
      expect(whoAnswered(body)).toEqual(['here']);
    }
    expect(failures).toEqual(['no disk']);
  });

  it('whose program is gone leaves its work here, and says so', async () => {
    const { server, failures } = await start({ file: '/nowhere/lane.ts' });
    const { body } = await ask(server, rows(ROWS.all));
    expect(whoAnswered(body)).toEqual(['here']);
    expect(failures).toEqual(['it ended with 1']);
  });

  it('ends when it has nothing to do, and begins again', async () => {
    const { server, lane } = await start({ idleMs: 0 });
    for (let n = 0; n < 2; n++) {
      const { body } = await ask(server, rows(ROWS.all));
      expect(whoAnswered(body)).toEqual(['lane']);
      while (lane.isRunning) await new Promise(setImmediate);
    }
  });

  it('answers by the supergraph in force', async () => {
    const lane = new LaneProcess({
      file: fileURLToPath(new URL('rows-lane.ts', import.meta.url)),
      setting: undefined,
      minObjects: 10,
      onFailure: () => undefined,
    });
    const request = {
      query: rows(ROWS.all),
      operationName: undefined,
      variables: {},
      headers: {},
      scope: testScope(),
      deadlineMs: 60_000,
    };
    lane.follow({ supergraph, partitions: {} });
    const before = await lane.execute(request);
    expect(before?.answer).toMatchObject({ kind: 'complete' });
    expect(textOf(before?.answer)).toContain('"by":"lane"');
    const sdls = { a: 'type Query { small: String }' };
    lane.follow({ supergraph: composeSupergraph({ sdls }), partitions: {} });
    const after = await lane.execute(request);
    expect(after?.answer).toMatchObject({
      kind: 'refused',
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    await lane.close();
    expect(await lane.execute(request)).toBeUndefined();
  });
});

function textOf(answer: Answer | undefined): string {
  return answer && 'encoded' in answer ? answer.encoded.chunks.join('') : '';
}
