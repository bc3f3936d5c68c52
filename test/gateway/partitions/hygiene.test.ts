import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Fault,
  type FaultProxy,
  startFaultProxy,
} from '../../support/fault-proxy.ts';
import {
  askLibraries,
  booksOf,
  createLibraryGateway,
  type LibraryEndpoint,
  startLibrary,
} from './testing/library-federation.ts';

const LIBRARIES = ['east', 'north', 'west'];
const ALL = '{ books(first: 100) { nodes { id } } statistics { count } }';
const FAULTS: Fault[] = [
  { kind: 'none' },
  { kind: 'refuse' },
  { kind: 'hang' },
  { kind: 'cut', bytes: 200 },
  { kind: 'garbage' },
];

let endpoints: LibraryEndpoint[];
let proxies: FaultProxy[];

beforeAll(async () => {
  endpoints = await Promise.all(
    LIBRARIES.map((name) => startLibrary(name, booksOf(name, 4))),
  );
  proxies = await Promise.all(endpoints.map(({ url }) => startFaultProxy(url)));
});
afterAll(async () => {
  for (const proxy of proxies) await proxy.stop();
  for (const endpoint of endpoints) await endpoint.stop();
});

/** A gateway that meets every fault, is given other endpoints, and stops. */
async function live(): Promise<void> {
  const settings = {
    libraries: {
      deadlineMs: 100,
      staleIfError: { maxAgeMs: 60_000 },
      breaker: { size: 10, minimum: 5, sleepMs: 60_000 },
      endpoints: LIBRARIES.map((name, n) => ({
        name,
        url: proxies[n]?.url ?? '',
        partitions: [name],
      })),
    },
  };
  const gateway = await createLibraryGateway(settings);
  for (const fault of FAULTS) {
    const [first] = proxies;
    if (first) first.fault = fault;
    await Promise.all(Array.from({ length: 8 }, () => askLibraries(gateway, ALL))); // prettier-ignore
  }
  for (const proxy of proxies) proxy.fault = { kind: 'none' };
  gateway.setPartitions(settings);
  await askLibraries(gateway, ALL);
  await gateway.stop();
}

/** What would keep the process alive: sockets, and timers not let go. */
function held(): Record<string, number> {
  const counts: Record<string, number> = { TCPSocketWrap: 0, Timeout: 0 };
  for (const name of process.getActiveResourcesInfo()) {
    if (name in counts) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

it('partitions that failed in every way leave no socket and no timer', async () => {
  // Sockets of tests that ran before in this process close a little later.
  for (let n = 0; n < 400 && held()['TCPSocketWrap'] !== 0; n++) {
    await sleep(50);
  }
  const before = held();
  expect(before['TCPSocketWrap']).toBe(0);
  await live();
  // The proxy's side of a connection closes a little later.
  for (let n = 0; n < 200; n++) {
    if (JSON.stringify(held()) === JSON.stringify(before)) break;
    await sleep(50);
  }
  expect(held()).toEqual(before);
});
