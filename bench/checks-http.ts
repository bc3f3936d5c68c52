/**
 * What all checks on the way of a request cost over HTTP: CPU of this
 * checkout's `mengyue gateway` by that of the same without its checks, or by
 * that of another checkout. Both run at the same time and are asked in turn, so
 * that what drifts hits both alike.
 *
 *   node bench/checks-http.ts [--against DIR] [--check admission …] [--workload small] [--turns N]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { type Child, pinSelf, startChild, stopChild } from './child.ts';
import { runLoad } from './load.ts';
import { freePort } from './loopback.ts';
import { ROOT } from './own-files.ts';
import { type Scene, startScene } from './scene.ts';
import { type Answers, verifyGateway } from './verify.ts';
import { waitUntilServing } from './wait.ts';
import { requestBody, type Workload } from './workload.ts';
import { workloads } from './workloads/all.ts';

const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    check: { type: 'string', multiple: true },
    workload: { type: 'string', multiple: true, default: ['small', 'nested'] },
    turns: { type: 'string', default: '16' },
    connections: { type: 'string', default: '50' },
  },
});
interface Gateway {
  readonly child: Child;
  readonly port: number;
  readonly answers: Answers;
}

/** Milliseconds of CPU that a turn of a gateway is to take, about. */
const TURN_MS = 500;

/** Turns until V8 has compiled what is used often. */
const WARM_TURNS = 8;

let asked = 0;
const connections = Number(values.connections);
const turns = Number(values.turns);
/** Ours, and what it is compared with: the start of a command line each. */
const kinds: readonly (readonly string[])[] = [
  [cliOf(ROOT)],
  values.against === undefined
    ? ['--import', join(import.meta.dirname, 'without-checks/hooks.ts'), cliOf(ROOT)]
    : [cliOf(resolve(values.against))],
]; // prettier-ignore
pinSelf();
for (const name of values.workload) {
  const workload = workloads.find((one) => one.name === name);
  if (!workload) throw new Error(`There is no workload "${name}".`);
  const scene = await startScene(workload.scene);
  try {
    await compare(workload, scene);
  } finally {
    await scene.stop();
  }
}

async function compare(workload: Workload, scene: Scene): Promise<void> {
  const reference = await scene.reference(requestBody(workload, 0));
  const gateways: Gateway[] = [];
  try {
    for (const kind of kinds) {
      gateways.push(await start(kind, { workload, scene, reference }));
    }
    const [ours, theirs] = gateways as [Gateway, Gateway];
    let requests = 100;
    for (let turn = 0; turn < WARM_TURNS; turn++) {
      // Warm, and as many requests as take a turn.
      await ask(theirs, requests);
      const took = await ask(ours, requests);
      requests = Math.max(100, Math.round(TURN_MS / took));
    }
    const pairs: (readonly [number, number])[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const isOursFirst = turn % 2 === 0;
      const first = await ask(isOursFirst ? ours : theirs, requests);
      const second = await ask(isOursFirst ? theirs : ours, requests);
      pairs.push(isOursFirst ? [first, second] : [second, first]);
    }
    tell(`${workload.name}, ${turns} turns of ${requests} requests`, pairs);
  } finally {
    for (const { child } of gateways) await stopChild(child);
  }
}

function cliOf(tree: string): string {
  return join(tree, 'bin/mengyue.js');
}

interface Start {
  readonly workload: Workload;
  readonly scene: Scene;
  readonly reference: unknown;
}

async function start(kind: readonly string[], of: Start): Promise<Gateway> {
  const port = await freePort();
  const supergraph = of.scene.supergraph ?? '';
  const child = startChild({
    args: [
      ...kind,
      'gateway',
      '--supergraph',
      supergraph,
      '--port',
      String(port),
    ],
    core: 'gateway',
  });
  await waitUntilServing(child, port);
  const verdict = await verifyGateway({ ...of, port });
  if (verdict.kind === 'wrong') throw new Error(verdict.reason);
  return { child, port, answers: verdict.answers };
}

/** CPU milliseconds a request. */
async function ask(
  { child, port, answers }: Gateway,
  requests: number,
): Promise<number> {
  const firstIndex = (asked += requests);
  const before = cpuMs(child.pid);
  const { completed, firstFailure } = await runLoad({
    port,
    connections,
    maxRequests: requests,
    maxSeconds: 60,
    body: (index) => answers.body(firstIndex + index),
    expected: (index) => answers.expected(firstIndex + index),
    accepts: (index, answer) => answers.accepts(firstIndex + index, answer),
  });
  if (firstFailure !== undefined) throw new Error(firstFailure);
  return (cpuMs(child.pid) - before) / completed;
}

/** Of all its threads: schedstat has nanoseconds where stat has ticks. */
function cpuMs(pid: number): number {
  const folder = `/proc/${pid}/task`;
  const spent = readdirSync(folder).map((thread) => {
    const text = readFileSync(`${folder}/${thread}/schedstat`, 'utf8');
    return Number(text.split(' ')[0]) / 1e6;
  });
  return spent.reduce((sum, ms) => sum + ms, 0);
}

function tell(
  what: string,
  pairs: readonly (readonly [number, number])[],
): void {
  const at = (numbers: readonly number[], share: number): number => {
    const ascending = [...numbers].sort((a, b) => a - b);
    return ascending[Math.floor((ascending.length - 1) * share)] ?? Number.NaN;
  };
  const ours = at(pairs.map(([own]) => own), 0.5); // prettier-ignore
  const theirs = at(pairs.map(([, other]) => other), 0.5); // prettier-ignore
  const ratios = pairs.map(([own, other]) => own / other);
  const [low, mid, high] = [0.25, 0.5, 0.75].map((share) =>
    at(ratios, share).toFixed(3),
  );
  process.stdout.write(
    `${what}: ${(ours * 1000).toFixed(0)} µs, the other ${(theirs * 1000).toFixed(0)}; ratio ${mid} (half of all ${low} to ${high}), of medians ${(ours / theirs).toFixed(3)}\n`,
  );
}
