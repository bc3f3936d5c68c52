import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'; // prettier-ignore
import {
  askLibraries,
  booksOf,
  createLibraryGateway,
  type LibraryEndpoint,
  settingsOf,
  startLibrary,
} from './testing/library-federation.ts';

let east: LibraryEndpoint;
let north: LibraryEndpoint;

beforeAll(async () => {
  east = await startLibrary('east', booksOf('east', 3));
  north = await startLibrary('north', booksOf('north', 3));
});
afterEach(() => {
  north.misbehave = undefined;
  jest.useRealTimers();
});
afterAll(async () => {
  await east.stop();
  await north.stop();
});

const open = () =>
  createLibraryGateway(
    settingsOf([east, north], {
      retry: { attempts: 0 },
      breaker: { size: 6, minimum: 3, sleepMs: 60_000 },
    }),
  );

function answerWith(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  north.misbehave = (_, response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };
}

const errors = (code?: string) =>
  JSON.stringify({
    data: { statistics: null },
    errors: [
      {
        message: 'no',
        path: ['statistics'],
        ...(code === undefined ? {} : { extensions: { code } }),
      },
    ],
  });

describe('what opens the breaker', () => {
  it.each<[what: string, isOpened: boolean, status: number, body: string]>([
    ['429 and no GraphQL', true, 429, 'slow down'],
    ['429 and errors', true, 429, '{"errors":[{"message":"slow down"}]}'],
    ['an error without a code in every answer', true, 200, errors()],
    ['an error of the source in every answer', true, 200, errors('SOURCE_UNAVAILABLE')],
    ['an answer that the contract rules out', true, 200, '{"data":{"statistics":{"count":"3"}}}'],
    ['a refused operation', false, 200, errors('OPERATION_LIMIT_EXCEEDED')],
    ['a budget that is used up', false, 200, errors('OPERATION_BUDGET_EXCEEDED')],
    ['wrong input', false, 200, errors('BAD_USER_INPUT')],
    ['a caller who may not', false, 200, errors('FORBIDDEN')],
    ['401 and no GraphQL', false, 401, 'who are you'],
  ])('%s: %s; the rows are missing all the same', async (_, isOpened, ...[status, body]) => {
    const gateway = await open();
    answerWith(status, body);
    for (let n = 0; n < 5; n++) {
      const answer = await askLibraries(gateway, '{ statistics { count } }');
      expect(answer.data).toEqual({ statistics: { count: 3 } });
      expect(answer.partitions).toMatchObject({ ok: ['east'], failed: [{ partition: 'north' }] });
    }
    north.misbehave = undefined;
    const answer = await askLibraries(gateway, '{ statistics { count } }');
    await gateway.stop();
    expect(answer.partitions?.failed).toMatchObject(
      isOpened ? [{ partition: 'north', code: 'PARTITION_CIRCUIT_OPEN' }] : [],
    );
  }); // prettier-ignore
});

describe('Retry-After', () => {
  it('is a pause for the one endpoint, bounded', async () => {
    jest.useFakeTimers({ now: Date.now(), doNotFake: ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] }); // prettier-ignore
    const gateway = await open();
    const ask = () => askLibraries(gateway, '{ statistics { count } }');
    answerWith(429, 'slow down', { 'retry-after': '86400' });
    await ask();
    north.misbehave = undefined;
    north.requests.length = 0;
    const paused = await ask();
    expect(north.requests).toEqual([]);
    expect(paused.partitions).toMatchObject({
      ok: ['east'],
      failed: [{ partition: 'north', code: 'PARTITION_BUSY' }],
    });
    jest.setSystemTime(Date.now() + 30_001);
    const resumed = await ask();
    await gateway.stop();
    expect(resumed.partitions?.ok).toEqual(['east', 'north']);
  });
});
