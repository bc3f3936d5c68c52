/**
 * How long a small query takes beside ten connections that send hostile
 * operations to the whole demo, and whether health answers.
 *
 *   node bench/neighbours.ts [--seconds N] [--data DIR] [--http]
 *
 * With `--http` subgraphs are processes of their own behind `mengyue gateway`.
 */
import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startInProcess, startOverHttp } from './neighbours-scene.ts';

const nested = (levels: number, level: (inner: string) => string): string =>
  levels === 0 ? 'name' : level(nested(levels - 1, level));
const memberships = (first: number) => (inner: string) =>
  `memberships(first: ${first}) { nodes { alliance { ${inner} } } }`;
const districts = (inner: string) =>
  `districts { alliances(first: 100) { nodes { ${inner} } } }`;
const units = (inner: string) => `partyOrganizations { units { ${inner} } }`;
const of = (body: string) =>
  `{ alliance(id: "demo-precision-chain") { ${body} } }`;

const HOSTILE: Readonly<Record<string, string>> = {
  'memberships x 5': of(nested(5, memberships(100))),
  'memberships x 4': of(nested(4, memberships(100))),
  'alliances, districts x 4': `{ alliances(first: 100) { nodes { ${nested(3, districts)} } } }`,
  'units, party organizations x 6': `{ units(first: 100) { nodes { ${nested(3, units)} } } }`,
  'memberships x 3, within the estimate': of(nested(3, memberships(70))),
  'memberships x 4, within the estimate': of(nested(4, memberships(24))),
  dashboard: `{ alliances(first: 50) { nodes { name districts { name } memberships(first: 100) { nodes { role unit { name partyOrganizations { name affiliation { level path { name } } } } } } } } }`,
}; // prettier-ignore

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    data: { type: 'string' },
    http: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const data = values.data ?? (await mkdtemp(join(tmpdir(), 'mengyue-bench-')));
const scene = await (values.http ? startOverHttp(data) : startInProcess(data));
const { url, small } = scene;

async function ask(query: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.text();
}

/** Ten connections with this operation, in a process of their own. */
function startHostile(query: string) {
  const file = fileURLToPath(new URL('hostile-clients.ts', import.meta.url));
  const clients = spawn(process.execPath, [file, url, query], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return {
    /** Their answers by code, as JSON. */
    stop() {
      clients.stdin.end();
      return text(clients.stdout);
    },
  };
}

/** p50 and p99 of the small query, one after the other. */
async function measureSmall(): Promise<{ p50: number; p99: number; count: number }> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const began = performance.now();
    await ask(small);
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? 0;
  return { p50: at(0.5), p99: at(0.99), count: times.length };
} // prettier-ignore

const show = (name: string, { p50, p99, count }: Awaited<ReturnType<typeof measureSmall>>, more = '') => {
  process.stdout.write(`${name}: small p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${count})${more}\n`);
}; // prettier-ignore

try {
  for (let n = 0; n < 300; n++) await ask(small);
  for (const [name, query] of Object.entries(HOSTILE)) {
    const alone = await measureSmall();
    const hostile = startHostile(query);
    const beside = await measureSmall();
    const began = performance.now();
    const health = await fetch(new URL('/health', url));
    const healthMs = performance.now() - began;
    const codes = await hostile.stop();
    const ratio = (beside.p99 / alone.p99).toFixed(2);
    show(`${name}: alone`, alone);
    show(
      `${name}: beside ten`,
      beside,
      `; p99 ratio ${ratio}; health ${health.status} in ${healthMs.toFixed(0)} ms; answers ${codes}`,
    );
  }
} finally {
  scene.stop();
}
