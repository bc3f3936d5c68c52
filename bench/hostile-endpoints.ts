/**
 * What one endpoint can do to everybody else: how long the gateway's event loop
 * stands still while it reads a hostile or a huge answer, and what a small query
 * beside it waits. The endpoints run in another process.
 * `node bench/hostile-endpoints.ts [CASE ...]`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';

import { createGateway, type Gateway } from '../gateway/gateway.ts';
import { composeSupergraph } from '../schema/compose.ts';
import { DISTRICT_SDL, MEMBERS_SDL } from './subgraphs/computed-district.ts';

const MB = 1_000_000;

/** Bodies by case; each is the answer to a page of organizations. */
const CASES: Readonly<Record<string, () => string>> = {
  'small and valid': () => page(5),
  'valid, 1 MB': () => page(9_000),
  'valid, 8 MB': () => page(70_000),
  'valid, 45 MB': () => page(400_000),
  '100,000 rows for first: 5': () => page(100_000),
  'brackets in a key nobody selected, 10 MB': () => beside(nested(10 * MB)),
  'brackets in a key nobody selected, 50 MB': () => beside(nested(50 * MB)),
  'objects within objects, 10 MB': () =>
    beside('{"a":'.repeat(MB * 1.6) + '1' + '}'.repeat(MB * 1.6)),
  'a key for each of 1,000,000 values': () => beside(keys(MB)),
  'a shape for each of 500,000 objects': () => beside(shapes(MB / 2)),
  'empty lists, 10 MB': () => beside(`[${'[],'.repeat(3 * MB)}1]`),
  'one string of escapes, 10 MB': () => beside(`"${'\\u0041'.repeat(1.6 * MB)}"`),
  'long numbers, 10 MB': () => beside(`[${'12345678901234567890,'.repeat(MB / 2)}1]`),
  '200,000 errors': () => errors(200_000),
}; // prettier-ignore

if (process.argv[2] === 'serve') serve();
else await bench(process.argv.slice(2));

function serve(): void {
  const bodies = new Map<string, Buffer>();
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '').slice(1));
    let body = bodies.get(name);
    if (!body) {
      const [plain, coding] = name.split('|');
      body = Buffer.from(CASES[plain ?? '']?.() ?? entities());
      if (coding === 'gzip') body = gzipSync(body);
      bodies.set(name, body);
    }
    request.resume();
    response.setHeader('content-type', 'application/json');
    if (name.endsWith('|gzip')) response.setHeader('content-encoding', 'gzip');
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () =>
    process.send?.((server.address() as AddressInfo).port),
  );
}

async function bench(only: readonly string[]): Promise<void> {
  const child = fork(import.meta.filename, ['serve']);
  const [port] = (await once(child, 'message')) as [number];
  console.log('| answer of one endpoint | loop stands still, ms | all, ms | CPU ms | a small query beside: p50, worst, ms | what came of it |'); // prettier-ignore
  console.log('|---|--:|--:|--:|--:|---|');
  const names = Object.keys(CASES).flatMap((name) =>
    name === 'valid, 8 MB' ? [name, `${name}|gzip`] : [name],
  );
  for (const name of names) {
    if (only.length > 0 && !only.includes(name)) continue;
    await fetch(`http://127.0.0.1:${port}/${encodeURIComponent(name)}`).then((response) => response.arrayBuffer()); // prettier-ignore
    const gateway = await openGateway(port, name);
    await report(name, gateway);
    await gateway.stop();
  }
  child.kill();
}

async function report(name: string, gateway: Gateway): Promise<void> {
  const small = { query: '{ organization(id: "good:1") { name } }' };
  const asked = {
    query: '{ organizations(first: 5) { nodes { id } totalCount } }',
  };
  for (let n = 0; n < 20; n++) await gateway.execute(small);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const cpu = process.cpuUsage();
  delay.enable();
  const begun = performance.now();
  const big = { isOver: false };
  const answer = gateway.execute(asked).finally(() => {
    big.isOver = true;
  });
  const beside: number[] = [];
  do {
    const from = performance.now();
    await gateway.execute(small);
    beside.push(performance.now() - from);
    await new Promise(setImmediate);
  } while (!big.isOver);
  const { errors, data } = await answer;
  const took = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  beside.sort((a, b) => a - b);
  const [error] = errors ?? [];
  const outcome = error
    ? `${String(error.extensions['cause'] ?? error.extensions['code'])}: ${error.message.slice(0, 110)}`
    : `${data?.join('').length ?? 0} characters`;
  const row = [
    name.replace('|', ', '),
    (delay.max / 1e6).toFixed(0),
    took.toFixed(0),
    ((user + system) / 1000).toFixed(0),
    `${beside[beside.length >> 1]?.toFixed(1)}, ${beside.at(-1)?.toFixed(0)}`,
    outcome,
  ];
  console.log(`| ${row.join(' | ')} |`);
}

function openGateway(port: number, name: string): Promise<Gateway> {
  const base = `http://127.0.0.1:${port}`;
  const composed = composeSupergraph([
    { name: 'organizations', url: base, sdl: DISTRICT_SDL },
    { name: 'members', url: base, sdl: MEMBERS_SDL },
  ]);
  if (composed.kind !== 'composed') throw new Error('The scene is broken.');
  const bad = `${base}/${encodeURIComponent(name)}`;
  return createGateway({
    supergraph: composed.supergraph,
    partitions: {
      organizations: {
        deadlineMs: 60_000,
        retry: { attempts: 0 },
        endpoints: [
          { name: 'good', url: `${base}/good`, partitions: ['good'] },
          { name: 'bad', url: bad, partitions: ['bad'] },
        ],
      },
    },
  });
}

/** Valid for every request of this bench, whatever it selects. */
function entities(): string {
  const organization = { _partition_id: 'good:1', id: 'good:1', name: '示例·一', __typename: 'Organization' };
  return JSON.stringify({ data: { organization, organizations: connection(0) } });
} // prettier-ignore

function page(rows: number): string {
  return JSON.stringify({ data: { organizations: connection(rows) } });
}

function connection(rows: number): object {
  const nodes = Array.from({ length: rows }, (_, n) => ({
    id: `bad:${String(n).padStart(7, '0')}`,
    name: `示例·单位${n}`,
    industry: n % 20,
  }));
  const edges = nodes.map((node) => ({
    cursor: Buffer.from(JSON.stringify([1, node.id])).toString('base64url'),
    node: { id: node.id },
  }));
  const pageInfo = { hasNextPage: false };
  return {
    nodes,
    totalCount: rows,
    _partition_edges: edges,
    _partition_pageInfo: pageInfo,
  };
}

function beside(value: string): string {
  return `{"data":{"organizations":${JSON.stringify(connection(1))},"other":${value}}}`;
}

function nested(bytes: number): string {
  return '['.repeat(bytes / 2) + ']'.repeat(bytes / 2);
}

function keys(count: number): string {
  return `{${Array.from({ length: count }, (_, n) => `"k${n}":1`).join(',')}}`;
}

function shapes(count: number): string {
  return `[${Array.from({ length: count }, (_, n) => `{"k${n}":1}`).join(',')}]`;
}

function errors(count: number): string {
  return JSON.stringify({
    errors: Array.from({ length: count }, (_, n) => ({
      message: `示例 ${n}`,
      path: ['organizations', 'nodes', n],
    })),
    data: { organizations: null },
  });
}
