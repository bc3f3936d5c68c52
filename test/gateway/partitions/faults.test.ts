import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'; // prettier-ignore
import type { Gateway } from '../../../gateway/gateway.ts';
import {
  type Fault,
  type FaultProxy,
  startFaultProxy,
} from '../../support/fault-proxy.ts';
import { libraryOf } from './testing/books.ts';
import {
  askLibraries,
  booksOf,
  createLibraryGateway,
  type LibraryAnswer,
  type LibraryEndpoint,
  startLibrary,
} from './testing/library-federation.ts';

const LIBRARIES = ['east', 'north', 'west'];
const BOOKS = new Map(LIBRARIES.map((name) => [name, booksOf(name, 4)]));
const DEADLINE_MS = 1000;
/** By the clock, which the tests move. */
const SLEEP_MS = 60_000;

let endpoints: LibraryEndpoint[];
let proxies: Map<string, FaultProxy>;
let gateway: Gateway;

const openGateway = (deadlineMs = DEADLINE_MS) =>
  createLibraryGateway({
    libraries: {
      deadlineMs,
      breaker: { size: 10, minimum: 5, threshold: 0.5, sleepMs: SLEEP_MS },
      endpoints: LIBRARIES.map((name) => ({
        name,
        url: proxies.get(name)?.url ?? '',
        partitions: [name],
      })),
    },
  });

beforeAll(async () => {
  endpoints = await Promise.all(
    LIBRARIES.map((name) => startLibrary(name, BOOKS.get(name) ?? [])),
  );
  proxies = new Map();
  for (const { name, url } of endpoints) {
    proxies.set(name, await startFaultProxy(url));
  }
});
beforeEach(async () => {
  gateway = await openGateway();
});
afterEach(async () => {
  for (const proxy of proxies.values()) proxy.fault = { kind: 'none' };
  await gateway.stop();
  jest.useRealTimers();
});
afterAll(async () => {
  for (const proxy of proxies.values()) await proxy.stop();
  for (const endpoint of endpoints) await endpoint.stop();
});

function proxy(name: string): FaultProxy {
  const found = proxies.get(name);
  if (!found) throw new Error(name);
  return found;
}

function endpoint(name: string): LibraryEndpoint {
  const found = endpoints.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
}

const ALL = '{ books(first: 100, orderBy: [{ title: ASC }]) { nodes { id } totalCount } statistics { count pages } }'; // prettier-ignore

/** Stops the clock, not the timers: it is moved by what this returns. */
function stopClock(): (ms: number) => void {
  jest.useFakeTimers({ doNotFake: [...TIMERS], now: Date.now() });
  return (ms) => jest.setSystemTime(Date.now() + ms);
}

const TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** Invariant 1: the rows are exactly those of the partitions reported ok. */
function expectHonest(answer: LibraryAnswer): void {
  const { ok = [], failed = [] } = answer.partitions ?? {};
  const truth = ok.flatMap((name) => BOOKS.get(name) ?? []);
  expect([...ok, ...failed.map((one) => one.partition)].sort()).toEqual(LIBRARIES); // prettier-ignore
  if (ok.length === 0) {
    expect(answer.data).toBeNull();
  } else {
    const books = answer.data?.['books'] as { nodes: { id: string }[]; totalCount: number }; // prettier-ignore
    expect(books.nodes.map(({ id }) => id).sort()).toEqual(truth.map(({ id }) => id).sort()); // prettier-ignore
    expect(books.totalCount).toBe(truth.length);
    expect(answer.data?.['statistics']).toEqual({
      count: truth.length,
      pages: truth.reduce((sum, book) => sum + book.pages, 0),
    });
  }
  const named = new Set(answer.errors?.map((one) => one.extensions['partition'])); // prettier-ignore
  for (const { partition } of failed) expect(named).toContain(partition);
}

describe('when a partition', () => {
  it.each<[what: string, fault: Fault, code: string]>([
    ['refuses', { kind: 'refuse' }, 'SUBREQUEST_HTTP_ERROR'],
    ['hangs', { kind: 'hang' }, 'SUBREQUEST_TIMEOUT'],
    ['is too slow', { kind: 'delay', ms: 60_000 }, 'SUBREQUEST_TIMEOUT'],
    ['breaks off in the head', { kind: 'cut', bytes: 20 }, 'SUBREQUEST_HTTP_ERROR'],
    ['breaks off in the body', { kind: 'cut', bytes: 250 }, 'SUBREQUEST_HTTP_ERROR'],
    ['answers garbage', { kind: 'garbage' }, 'SUBREQUEST_HTTP_ERROR'],
  ])('%s, the rows are those of the others, by the deadline', async (_, fault, code) => {
    await askLibraries(gateway, ALL);
    proxy('north').fault = fault;
    const answer = await askLibraries(gateway, ALL);
    expect(answer.partitions).toMatchObject({ ok: ['east', 'west'], failed: [{ partition: 'north', code }] });
    expectHonest(answer);
  }); // prettier-ignore

  it('is but one of several that fail, each is told', async () => {
    proxy('north').fault = { kind: 'hang' };
    proxy('east').fault = { kind: 'refuse' };
    const answer = await askLibraries(gateway, ALL);
    expect(answer.partitions?.ok).toEqual(['west']);
    expectHonest(answer);
  });

  it('and all others fail, that is an error and no empty answer', async () => {
    for (const one of proxies.values()) one.fault = { kind: 'refuse' };
    const answer = await askLibraries(gateway, ALL);
    expect(answer.partitions?.ok).toEqual([]);
    expectHonest(answer);
  });

  it('flaps, every single answer is honest', async () => {
    const faults: Fault[] = [
      { kind: 'none' },
      { kind: 'refuse' },
      { kind: 'none' },
      { kind: 'cut', bytes: 200 },
      { kind: 'hang' },
    ];
    const own = await openGateway(250);
    for (let n = 0; n < 20; n++) {
      LIBRARIES.forEach((name, m) => {
        const fault = faults[(n * (m + 1)) % faults.length];
        if (fault && name !== 'west') proxy(name).fault = fault;
      });
      expectHonest(await askLibraries(own, ALL));
    }
    await own.stop();
  });

  it('hangs, a query that does not touch it does not wait', async () => {
    const own = await openGateway(3000);
    const elsewhere =
      '{ book(id: "east:1") { id } books(filter: { library: { eq: "west" } }) { totalCount } }';
    await askLibraries(own, ALL);
    await askLibraries(own, elsewhere);
    proxy('north').fault = { kind: 'hang' };
    const hanging = Promise.all(
      Array.from({ length: 20 }, () => askLibraries(own, ALL)),
    );
    const answer = await Promise.race([hanging, askLibraries(own, elsewhere)]);
    expect(answer).toMatchObject({ data: { book: { id: 'east:1' } } });
    expect(answer).not.toHaveProperty('errors');
    await hanging;
    await own.stop();
  });

  it('hangs and the operation ends before it does, the others still answer', async () => {
    const own = await createLibraryGateway(
      { libraries: { endpoints: LIBRARIES.map((name) => ({ name, url: proxy(name).url, partitions: [name] })) } },
      { deadlineMs: 2000 },
    ); // prettier-ignore
    proxy('north').fault = { kind: 'hang' };
    const answer = await askLibraries(own, ALL);
    expect(answer.partitions?.ok).toEqual(['east', 'west']);
    expectHonest(answer);
    await own.stop();
  });
});

describe('the circuit breaker', () => {
  it('leaves a failing endpoint alone, tries it once, and lets it recover without a storm', async () => {
    const moveClock = stopClock();
    proxy('north').fault = { kind: 'refuse' };
    for (let n = 0; n < 10; n++) expectHonest(await askLibraries(gateway, ALL));
    const answer = await askLibraries(gateway, ALL);
    expect(answer.partitions?.failed).toMatchObject([{ code: 'PARTITION_CIRCUIT_OPEN' }]); // prettier-ignore
    expectHonest(answer);

    moveClock(SLEEP_MS);
    const tried = proxy('north').connections;
    const together = await Promise.all(Array.from({ length: 10 }, () => askLibraries(gateway, ALL))); // prettier-ignore
    expect(proxy('north').connections - tried).toBe(1);
    for (const one of together) expectHonest(one);

    proxy('north').fault = { kind: 'none' };
    endpoint('north').requests.length = 0;
    moveClock(SLEEP_MS);
    const first = await askLibraries(gateway, ALL);
    expect(first.partitions?.ok).toEqual(LIBRARIES);
    for (let n = 0; n < 9; n++) await askLibraries(gateway, ALL);
    expect(endpoint('north').requests).toHaveLength(10);
  });

  it('does not count what a healthy server refuses', async () => {
    for (let n = 0; n < 20; n++) {
      const answer = await askLibraries(gateway, '{ books(after: "x") { totalCount } }'); // prettier-ignore
      expect(answer.errors).toHaveLength(1);
    }
    expect((await askLibraries(gateway, ALL)).partitions?.ok).toEqual(
      LIBRARIES,
    );
  });
});

describe('retries', () => {
  it('mend what fails once, and nobody sees it', async () => {
    let n = 0;
    endpoint('north').misbehave = (_, response) => {
      if (n++ > 0) return false;
      response.destroy();
      return true;
    };
    const answer = await askLibraries(gateway, ALL);
    endpoint('north').misbehave = undefined;
    expect(answer.partitions?.ok).toEqual(LIBRARIES);
    expect(answer.errors).toBeUndefined();
  });

  it('are within the budget, however many fail', async () => {
    const own = await createLibraryGateway({
      libraries: {
        breaker: { minimum: 1000, size: 1000 },
        retry: { attempts: 5, budget: 0.1, minPerSecond: 1 },
        endpoints: [{ name: 'north', url: endpoint('north').url, partitions: ['north'] }], // prettier-ignore
      },
    });
    endpoint('north').requests.length = 0;
    endpoint('north').misbehave = (_, response) => {
      response.writeHead(503).end();
      return true;
    };
    await Promise.all(
      Array.from({ length: 100 }, () =>
        askLibraries(own, '{ topics { name } }'),
      ),
    );
    endpoint('north').misbehave = undefined;
    await own.stop();
    const sent = endpoint('north').requests.length;
    expect(sent).toBeGreaterThan(100);
    expect(sent).toBeLessThanOrEqual(100 + 10 + 2);
  });

  it('are never of mutations', async () => {
    endpoint('north').requests.length = 0;
    endpoint('north').misbehave = (_, response) => {
      response.destroy();
      return true;
    };
    const answer = await askLibraries(gateway, 'mutation { rename(id: "north:0", title: "x") { id } }'); // prettier-ignore
    endpoint('north').misbehave = undefined;
    expect(answer.data).toEqual({ rename: null });
    expect(endpoint('north').requests).toHaveLength(1);
  });
});

describe('the limit on concurrency', () => {
  it('refuses what would wait too long behind others, at this endpoint only', async () => {
    const own = await createLibraryGateway({
      libraries: {
        deadlineMs: 20_000,
        concurrency: { limit: 2, queue: 3 },
        endpoints: LIBRARIES.map((name) => ({ name, url: proxy(name).url, partitions: [name] })),
      },
    }); // prettier-ignore
    await askLibraries(own, ALL);
    const release = Promise.withResolvers<true>();
    proxy('north').fault = { kind: 'hold', until: release.promise };
    let answered = 0;
    const all = Array.from({ length: 10 }, async () => {
      const answer = await askLibraries(own, '{ books(filter: { library: { eq: "north" } }) { totalCount } }');
      if (++answered === 5) release.resolve(true);
      return answer;
    }); // prettier-ignore
    const answers = await Promise.all(all);
    const codes = answers.map(({ partitions }) => partitions?.failed[0]?.code ?? 'ok'); // prettier-ignore
    expect(codes.filter((code) => code === 'ok')).toHaveLength(5);
    expect(codes.filter((code) => code === 'PARTITION_BUSY')).toHaveLength(5);
    await own.stop();
  });
});

describe('stale answers', () => {
  const query = '{ books(first: 100) { nodes { id } totalCount } }';
  const openStale = (maxAgeMs: number) =>
    createLibraryGateway({
      libraries: {
        deadlineMs: DEADLINE_MS,
        retry: { attempts: 0 },
        staleIfError: { maxAgeMs },
        endpoints: LIBRARIES.map((name) => ({ name, url: proxy(name).url, partitions: [name] })), // prettier-ignore
      },
    });

  it('stand in for a partition that fails, marked with their time', async () => {
    const own = await openStale(60_000);
    const before = new Date().toISOString();
    const fresh = await askLibraries(own, query);
    proxy('north').fault = { kind: 'refuse' };
    const stale = await askLibraries(own, query);
    const demanded = await askLibraries(own, query, { headers: { 'x-mengyue-completeness': 'complete' } }); // prettier-ignore
    await own.stop();
    expect(stale.data).toEqual(fresh.data);
    expect(stale.errors).toBeUndefined();
    expect(stale.partitions).toEqual({
      ok: ['east', 'west'],
      failed: [],
      skipped: [],
      stale: [{ partition: 'north', asOf: expect.any(String) }],
    });
    expect((stale.partitions?.stale[0]?.asOf ?? '') >= before).toBe(true);
    expect(demanded.data).toBeNull();
    expect(demanded.errors).toMatchObject([{ extensions: { code: 'INCOMPLETE_ANSWER' } }]); // prettier-ignore
  });

  it('are no older than they may be', async () => {
    const moveClock = stopClock();
    const own = await openStale(50);
    await askLibraries(own, query);
    proxy('north').fault = { kind: 'refuse' };
    moveClock(51);
    const answer = await askLibraries(own, query);
    await own.stop();
    expect(answer.partitions?.failed).toMatchObject([{ partition: 'north' }]);
  });

  it('are never those of another caller', async () => {
    const own = await openStale(60_000);
    await askLibraries(own, query, { headers: { authorization: 'one' } });
    proxy('north').fault = { kind: 'refuse' };
    const other = await askLibraries(own, query, { headers: { authorization: 'other' } }); // prettier-ignore
    const same = await askLibraries(own, query, { headers: { authorization: 'one' } }); // prettier-ignore
    await own.stop();
    expect(other.partitions?.failed).toMatchObject([{ partition: 'north' }]);
    expect(same.partitions?.stale).toMatchObject([{ partition: 'north' }]);
  });

  it('are never of an answer with errors', async () => {
    const own = await openStale(60_000);
    const broken = '{ books(first: 100) { nodes { id broken } } }';
    await askLibraries(own, broken);
    proxy('north').fault = { kind: 'refuse' };
    const answer = await askLibraries(own, broken);
    await own.stop();
    expect(answer.partitions?.stale).toEqual([]);
    const { nodes } = answer.data?.['books'] as { nodes: { id: string }[] };
    expect(nodes.map(({ id }) => libraryOf(id))).not.toContain('north');
  });
});
