import { afterEach, describe, expect, it } from '@jest/globals';
import { Cancellation } from '../../../gateway/fetch/cancellation.ts';
import {
  Admission,
  type AdmissionOptions,
} from '../../../gateway/http/admission.ts';
import type { Pages } from '../../../gateway/http/edge.ts';
import { MemoryWatch, shareInUse } from '../../../gateway/http/memory-watch.ts';
import { ask, connect, heldSubgraph, send, startServer, type TestServer } from './support.ts'; // prettier-ignore

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

const LONG = 60_000;

/** Resolves when as many of these have. */
function settled(all: readonly Promise<unknown>[], count: number) {
  let left = count;
  return new Promise<void>((resolve) => {
    for (const one of all) {
      void one.then(() => {
        left -= 1;
        if (left === 0) resolve();
      });
    }
  });
}

describe('requests beyond what may run and wait', () => {
  it('are refused with 503, a code and Retry-After, the others answered', async () => {
    const subgraph = heldSubgraph();
    const limits = { maxRunning: 3, maxQueued: 2, maxWaitMs: LONG };
    const server = await start(limits, subgraph.fetch);
    const all = Array.from({ length: 40 }, () => ask(server, '{ b }'));
    await subgraph.asked(3);
    // Those are refused while all that runs is held.
    await settled(all, 35);
    expect(server.asked()).toBe(3);
    subgraph.release();
    const answers = await Promise.all(all);
    const good = answers.filter(({ status }) => status === 200);
    const busy = answers.filter(({ status }) => status === 503);
    expect([good.length, busy.length]).toEqual([5, 35]);
    for (const { code, headers } of busy) {
      expect(code).toBe('SERVER_BUSY');
      expect(headers['retry-after']).toBe('1');
      expect(headers['cache-control']).toBe('no-store');
    }
    expect((await ask(server, '{ b }')).status).toBe(200);
  });

  it('are refused when they waited too long', async () => {
    const subgraph = heldSubgraph();
    const limits = { maxRunning: 1, maxQueued: 5, maxWaitMs: 20 };
    const server = await start(limits, subgraph.fetch);
    const first = ask(server, '{ b }');
    await subgraph.asked(1);
    const others = [ask(server, '{ b }'), ask(server, '{ b }')];
    for (const other of others) expect((await other).code).toBe('SERVER_BUSY');
    subgraph.release();
    expect((await first).status).toBe(200);
  });

  it('are refused before their body is sent', async () => {
    const subgraph = heldSubgraph();
    const server = await start({ maxRunning: 1, maxQueued: 0 }, subgraph.fetch);
    const first = ask(server, '{ b }');
    await subgraph.asked(1);
    const { closed } = await connect(
      server.port,
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n',
    );
    expect(await closed).toMatch(/^HTTP\/1.1 503 [^]*SERVER_BUSY/);
    subgraph.release();
    await first;
  });

  it('leave probes and pages alone', async () => {
    const subgraph = heldSubgraph();
    const pages: Pages = (request, response) => {
      if (request.url !== '/page') return false;
      response.end('page');
      return true;
    };
    const server = await start({ maxRunning: 1, maxQueued: 0, pages }, subgraph.fetch);
    const first = ask(server, '{ b }');
    await subgraph.asked(1);
    expect((await ask(server, '{ b }')).status).toBe(503);
    for (const path of ['/health', '/health/ready', '/page']) {
      expect((await send(server, { path })).status).toBe(200);
    }
    subgraph.release();
    await first;
  }); // prettier-ignore
});

describe('admission', () => {
  function create(options: Partial<AdmissionOptions> = {}): Admission {
    return new Admission({
      maxRunning: 2,
      maxQueued: 2,
      maxWaitMs: LONG,
      isExpectingMore: () => false,
      ...options,
    });
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  /** Operations that each begin by work of 0.8 ms of a clock. */
  function createWork() {
    const clock = { now: 0 };
    const admission = create({
      maxRunning: 9,
      maxQueued: 9,
      now: () => clock.now,
    });
    const begun: number[] = [];
    const enter = async (n: number): Promise<void> => {
      await admission.enter(new Cancellation());
      begun.push(n);
      for (let step = 0; step < 20; step++) await Promise.resolve();
      clock.now += 0.8;
    };
    return { clock, begun, enter };
  }

  it('begins at once what there is time for', async () => {
    const { begun, enter } = createWork();
    for (const n of [1, 2, 3]) void enter(n);
    await Promise.resolve();
    expect(begun).toEqual([1, 2, 3]);
  });

  it('begins the others in order, as many in a turn as there is time for', async () => {
    const { clock, begun, enter } = createWork();
    await enter(1);
    clock.now += 10;
    for (const n of [2, 3, 4, 5, 6]) void enter(n);
    await turn();
    expect(begun).toEqual([1, 2, 3, 4]);
    await turn();
    expect(begun).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('begins nothing while more is coming in', async () => {
    let isExpectingMore = true;
    const admission = create({ isExpectingMore: () => isExpectingMore });
    let isBegun = false;
    void admission.enter(new Cancellation()).then(() => (isBegun = true));
    for (let n = 0; n < 5; n++) await turn();
    expect(isBegun).toBe(false);
    isExpectingMore = false;
    await turn();
    await turn();
    expect(isBegun).toBe(true);
  });

  it('forgets those whose client has gone', async () => {
    const admission = create();
    const gone = new Cancellation();
    const leaves = [new Cancellation(), new Cancellation()].map((client) =>
      admission.enter(client),
    );
    const waiting = admission.enter(gone);
    const next = admission.enter(new Cancellation());
    expect(admission.isFull).toBe(true);
    gone.cancel();
    expect(await waiting).toBeUndefined();
    expect(admission.isFull).toBe(false);
    (await leaves[0])?.();
    expect(await next).toBeDefined();
    expect(await admission.enter(gone)).toBeUndefined();
  });
});

describe('short memory', () => {
  it('refuses what is new until there is room, and says so once', async () => {
    const changes: boolean[] = [];
    const server = await start({
      maxMemoryShare: 0,
      onMemory: (isShort) => changes.push(isShort),
    });
    for (let n = 0; n < 3; n++) {
      const { status, code, headers } = await ask(server, '{ b }');
      expect([status, code]).toEqual([503, 'SERVER_BUSY']);
      expect(headers['retry-after']).toBe('1');
    }
    expect(server.asked()).toBe(0);
    expect(changes).toEqual([true]);
    expect((await send(server, { path: '/health' })).status).toBe(200);
  });

  it('is over when it is over', () => {
    let share = 0.5;
    let now = 0;
    const changes: boolean[] = [];
    const watch = new MemoryWatch({
      maxShare: 0.8,
      measure: () => share,
      now: () => now,
      onChange: (isShort) => changes.push(isShort),
    });
    const at = (time: number, value: number): boolean => {
      now = time;
      share = value;
      return watch.isShort;
    };
    expect(at(0, 0.5)).toBe(false);
    expect(at(1000, 0.8)).toBe(true);
    expect(at(1010, 0.1)).toBe(true);
    expect(at(2000, 0.79)).toBe(false);
    expect(changes).toEqual([true, false]);
  });

  it('is measured as a share of what there is', () => {
    expect(shareInUse()).toBeGreaterThan(0);
    expect(shareInUse()).toBeLessThan(1);
  });
});
