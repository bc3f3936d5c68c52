/**
 * Peak memory of a gateway as it is started, all its processes counted (PSS: a
 * page that several share counts once), and its CPU a request, under load.
 *
 *   node bench/memory.ts [--workload NAME] [--seconds N] [--turns N] [--command COMMAND ...]
 *
 * COMMAND begins the start, by default `npm run mengyue --`, which keeps npm
 * beside the gateway. Several are measured in turn: what else the machine does
 * meets all of them, so that their ratios mean something.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { runLoad } from './load.ts';
import { freePort } from './loopback.ts';
import { ROOT } from './own-files.ts';
import { readUsage } from './process-usage.ts';
import { type Scene, startScene } from './scene.ts';
import { verifyGateway } from './verify.ts';
import { waitUntilServing } from './wait.ts';
import { requestBody, type Workload } from './workload.ts';
import { workloads } from './workloads/all.ts';

const { values } = parseArgs({
  options: {
    workload: { type: 'string', default: 'nested' },
    seconds: { type: 'string', default: '15' },
    turns: { type: 'string', default: '1' },
    command: { type: 'string', multiple: true },
  },
});
const commands = values.command ?? ['npm run mengyue --'];
const of = workloadOf(values.workload);

/** Mebibytes, by process from the first to its children's, and milliseconds. */
interface Measured {
  readonly atRest: readonly number[];
  readonly peak: number;
  readonly peakParts: readonly number[];
  readonly cpuMs: number;
  readonly perSecond: number;
}

const scene = await startScene(of.scene);
const all = commands.map((): Measured[] => []);
try {
  for (let turn = 0; turn < Number(values.turns); turn++) {
    for (const [n, command] of commands.entries()) {
      const measured = await measure(command.split(' '), scene);
      all[n]?.push(measured);
      tell(command, measured);
    }
  }
} finally {
  await scene.stop();
}
if (Number(values.turns) > 1) {
  for (const [n, command] of commands.entries()) {
    const [peak, cpu] = [(one: Measured) => one.peak, (one: Measured) => one.cpuMs].map((of) => median((all[n] ?? []).map(of))); // prettier-ignore
    process.stdout.write(
      `median of ${command}: peak ${peak?.toFixed(0)} MiB, ${cpu?.toFixed(3)} ms of CPU a request\n`,
    );
  }
}

function workloadOf(name: string): Workload {
  const found = workloads.find((one) => one.name === name);
  if (!found) throw new Error(`There is no workload "${name}".`);
  return found;
}

async function measure(
  [file = '', ...words]: readonly string[],
  { supergraph = '', ...behind }: Scene,
): Promise<Measured> {
  const port = await freePort();
  const args = ['gateway', '--supergraph', supergraph, '--port', String(port)];
  // A group of its own: npm's child has to end with it.
  const gateway = spawn(file, [...words, ...args], { cwd: ROOT, stdio: 'ignore', detached: true }); // prettier-ignore
  const pid = gateway.pid ?? 0;
  try {
    await waitUntilServing({ process: gateway, pid, complaint: () => '' }, port); // prettier-ignore
    const atRest = parts(pid);
    const expected = await behind.reference(requestBody(of, 0));
    const verdict = await verifyGateway({ workload: of, scene, port, reference: expected }); // prettier-ignore
    if (verdict.kind === 'wrong') throw new Error(verdict.reason);
    const before = readUsage(pid).cpuMs;
    const load = runLoad({
      ...verdict.answers,
      port,
      connections: of.connections ?? 50,
      maxRequests: Infinity,
      maxSeconds: Number(values.seconds),
    });
    const peakParts = await highest(load, pid);
    const { completed, firstFailure, seconds } = await load;
    if (firstFailure !== undefined) throw new Error(firstFailure);
    return {
      atRest,
      peak: sum(peakParts),
      peakParts,
      cpuMs: (readUsage(pid).cpuMs - before) / completed,
      perSecond: completed / seconds,
    };
  } finally {
    process.kill(-pid, 'SIGTERM');
  }
}

async function highest(
  until: Promise<unknown>,
  pid: number,
): Promise<readonly number[]> {
  let peak: readonly number[] = [];
  const state = { isOver: false };
  const end = (): void => void (state.isOver = true);
  void until.then(end, end);
  while (!state.isOver) {
    const now = parts(pid);
    if (sum(now) > sum(peak)) peak = now;
    await sleep(200);
  }
  return peak;
}

function tell(command: string, measured: Measured): void {
  const { atRest, peak, peakParts, cpuMs, perSecond } = measured;
  process.stdout.write(
    `${command}: at rest ${sum(atRest).toFixed(0)} MiB (${shown(atRest)}), peak ${peak.toFixed(0)} MiB (${shown(peakParts)}), ${cpuMs.toFixed(3)} ms of CPU a request, ${perSecond.toFixed(0)} requests/s\n`,
  );
}

function shown(sizes: readonly number[]): string {
  return sizes.map((size) => size.toFixed(0)).join(' + ');
}

function parts(pid: number): readonly number[] {
  return processes(pid).map(mebibytes);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((one, other) => one + other, 0);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [Math.ceil, Math.floor].map((round) => sorted[round((sorted.length - 1) / 2)] ?? NaN); // prettier-ignore
  return ((low ?? NaN) + (high ?? NaN)) / 2;
}

/** A process and all below it. */
function processes(of: number): readonly number[] {
  const children = read(of, `task/${of}/children`).trim().split(' ');
  return [
    of,
    ...children
      .filter((child) => child !== '')
      .flatMap((child) => processes(Number(child))),
  ];
}

function mebibytes(of: number): number {
  const [, size = '0'] =
    /^Pss:\s+(\d+) kB$/m.exec(read(of, 'smaps_rollup')) ?? [];
  return Number(size) / 1024;
}

/** A process may end while it is looked at. */
function read(of: number, name: string): string {
  try {
    return readFileSync(`/proc/${of}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
