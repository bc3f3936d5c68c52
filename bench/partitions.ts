/**
 * Partitioned reads over many simulated districts: latency and CPU of the
 * gateway alone (the districts run in another process), whole and with some
 * districts down or slow. `npm run bench:partitions`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { createInProcessFetcher } from '../gateway/fetch/in-process/in-process-fetcher.ts';
import {
  createGateway,
  type Gateway,
  type GatewayResult,
} from '../gateway/gateway.ts';
import { composeSupergraph } from '../schema/compose.ts';
import {
  createDistrictServer,
  DISTRICT_SDL,
  districtName,
  MEMBERS_SDL,
  ROWS,
} from './subgraphs/computed-district.ts';

const DISTRICTS = 400;
const SLOW_MS = 200;
const CONCURRENCY = 4;

const WORKLOADS = {
  'first 50 by name': '{ organizations(first: 50, orderBy: [{ name: ASC }]) { nodes { id name } totalCount } }',
  'statistics by industry': '{ byIndustry { industry count } }',
  'entity batch of 3': '{ members { organization { name } } }',
} as const; // prettier-ignore

type Workload = keyof typeof WORKLOADS;

interface Trouble {
  readonly kind: 'down' | 'slow';
  readonly districts: number;
}

interface Measured {
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number;
}

if (process.argv[2] === 'serve') serve();
else await bench();

function serve(): void {
  const server = createDistrictServer();
  server.listen(0, '127.0.0.1', () =>
    process.send?.((server.address() as AddressInfo).port),
  );
}

async function bench(): Promise<void> {
  const child = fork(import.meta.filename, ['serve']);
  const [port] = (await once(child, 'message')) as [number];
  const seconds = Number(process.argv[2] ?? 3);
  console.log(`${DISTRICTS} districts of ${ROWS} rows, ${CONCURRENCY} requests at a time, ${seconds} s each; CPU: the gateway's process`); // prettier-ignore
  console.log('| workload | districts | p50 ms | p99 ms | CPU ms |');
  console.log('|---|---|--:|--:|--:|');
  for (const workload of Object.keys(WORKLOADS) as Workload[]) {
    for (const trouble of troubles()) {
      const gateway = await openGateway(port, DISTRICTS, trouble);
      report(workload, describe(trouble), await measure(gateway, workload, seconds)); // prettier-ignore
      await gateway.stop();
    }
  }
  await compareSizes(port, seconds);
  child.kill();
}

/** The cost of a batch must not follow the number of districts. */
async function compareSizes(port: number, seconds: number): Promise<void> {
  const medians: Record<number, number[]> = { 4: [], [DISTRICTS]: [] };
  const gateways = await Promise.all(
    [4, DISTRICTS].map(async (size) => ({
      size,
      gateway: await openGateway(port, size, undefined),
    })),
  );
  // In turn, so that what else the machine does meets both.
  for (let round = 0; round < 5; round++) {
    for (const { size, gateway } of gateways) {
      const { cpu } = await measure(gateway, 'entity batch of 3', seconds / 2);
      medians[size]?.push(cpu);
    }
  }
  for (const { gateway } of gateways) await gateway.stop();
  const [few = 0, many = 0] = [4, DISTRICTS].map((size) => {
    const sorted = [...(medians[size] ?? [])].sort((a, b) => a - b);
    return sorted[2];
  });
  console.log(`entity batch of 3, CPU ms a request: ${few.toFixed(3)} with 4 districts, ${many.toFixed(3)} with ${DISTRICTS}: ratio ${(many / few).toFixed(2)} (at most 1.1)`); // prettier-ignore
}

function troubles(): (Trouble | undefined)[] {
  const some = (kind: Trouble['kind']) =>
    [1, 40].map((districts) => ({ kind, districts }));
  return [undefined, ...some('down'), ...some('slow')];
}

function describe(trouble: Trouble | undefined): string {
  return trouble ? `${trouble.districts} ${trouble.kind}` : 'all well';
}

function report(workload: string, state: string, measured: Measured): void {
  const { p50, p99, cpu } = measured;
  console.log(`| ${workload} | ${state} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${cpu.toFixed(2)} |`); // prettier-ignore
}

/** Trouble begins at the last district: a batch of the first three has none. */
function openGateway(
  port: number,
  size: number,
  trouble: Trouble | undefined,
): Promise<Gateway> {
  const urlOf = (district: number): string => {
    if (!trouble || district < size - trouble.districts) {
      return `http://127.0.0.1:${port}/${district}`;
    }
    return trouble.kind === 'down'
      ? `http://127.0.0.1:1/${district}`
      : `http://127.0.0.1:${port}/slow/${SLOW_MS}/${district}`;
  };
  const members = [0, 1, 2].map((n) => ({
    organization: {
      __typename: 'Organization',
      id: `${districtName(n)}:bench:${n}`,
    },
  }));
  return createGateway({
    supergraph: supergraph(),
    fetchers: {
      members: createInProcessFetcher({
        execute: () => ({ data: { members: structuredClone(members) } }),
      }),
    },
    partitions: {
      organizations: {
        endpoints: Array.from({ length: size }, (_, district) => ({
          name: districtName(district),
          url: urlOf(district),
          partitions: [districtName(district)],
        })),
      },
    },
  });
}

function supergraph(): string {
  const url = 'http://127.0.0.1:1/';
  const composed = composeSupergraph([
    { name: 'organizations', url, sdl: DISTRICT_SDL },
    { name: 'members', url, sdl: MEMBERS_SDL },
  ]);
  if (composed.kind === 'composed') return composed.supergraph;
  throw new Error(composed.problems.map(({ message }) => message).join('\n'));
}

/** Rows that are refused cost less than rows: they must not be measured. */
function checkAnswer({ extensions }: GatewayResult): void {
  const failed = extensions?.partitions?.failed ?? [];
  const wrong = failed.find(({ code }) => code === 'PARTITION_ANSWER_INVALID');
  if (wrong) throw new Error(`${wrong.partition}: ${wrong.reason}`);
}

async function measure(
  gateway: Gateway,
  workload: Workload,
  seconds: number,
): Promise<Measured> {
  const query = WORKLOADS[workload];
  for (let n = 0; n < 5; n++) checkAnswer(await gateway.execute({ query }));
  const latencies: number[] = [];
  const before = process.cpuUsage();
  const end = performance.now() + seconds * 1000;
  const drive = async (): Promise<void> => {
    while (performance.now() < end) {
      const begun = performance.now();
      const { data } = await gateway.execute({ query });
      latencies.push(performance.now() - begun);
      if (data === undefined) throw new Error(`${workload}: no data`);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, drive));
  const { user, system } = process.cpuUsage(before);
  latencies.sort((a, b) => a - b);
  const at = (share: number) =>
    latencies[Math.floor(share * (latencies.length - 1))] ?? 0;
  return {
    p50: at(0.5),
    p99: at(0.99),
    cpu: (user + system) / 1000 / latencies.length,
  };
}
