/**
 * Peak memory of a gateway as it is started, all its processes counted (PSS: a
 * page that several share counts once), under 50 connections with `nested`.
 *
 *   node bench/memory.ts [--seconds N] [-- COMMAND ...]
 *
 * COMMAND begins the start, by default `npm run mengyue --`, which keeps npm
 * beside the gateway.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { runLoad } from './load.ts';
import { freePort } from './loopback.ts';
import { ROOT } from './own-files.ts';
import { startScene } from './scene.ts';
import { verifyGateway } from './verify.ts';
import { waitUntilServing } from './wait.ts';
import { requestBody } from './workload.ts';
import { nested as workload } from './workloads/nested.ts';

const { values, positionals } = parseArgs({
  options: { seconds: { type: 'string', default: '15' } },
  allowPositionals: true,
});
const [file = 'npm', ...words] =
  positionals.length > 0 ? positionals : ['npm', 'run', 'mengyue', '--'];

const scene = await startScene(workload.scene);
const port = await freePort();
const supergraph = scene.supergraph ?? '';
const args = ['gateway', '--supergraph', supergraph, '--port', String(port)];
// A group of its own: npm's child has to end with it.
const gateway = spawn(file, [...words, ...args], { cwd: ROOT, stdio: 'ignore', detached: true }); // prettier-ignore
const pid = gateway.pid ?? 0;
try {
  await waitUntilServing({ process: gateway, pid, complaint: () => '' }, port);
  tell('at rest');
  const reference = await scene.reference(requestBody(workload, 0));
  const verdict = await verifyGateway({ workload, scene, port, reference });
  if (verdict.kind === 'wrong') throw new Error(verdict.reason);
  const load = runLoad({
    ...verdict.answers,
    port,
    connections: 50,
    maxRequests: Infinity,
    maxSeconds: Number(values.seconds),
  });
  const peak = await highest(load);
  const { completed, firstFailure } = await load;
  if (firstFailure !== undefined) throw new Error(firstFailure);
  tell(`at the end, after ${completed} requests`);
  process.stdout.write(`peak: ${peak.toFixed(0)} MiB\n`);
} finally {
  process.kill(-pid, 'SIGTERM');
  await scene.stop();
}

async function highest(until: Promise<unknown>): Promise<number> {
  let peak = 0;
  const state = { isOver: false };
  void until.finally(() => (state.isOver = true));
  while (!state.isOver) {
    peak = Math.max(peak, total());
    await sleep(200);
  }
  return peak;
}

function tell(when: string): void {
  const parts = processes(pid).map((one) => mebibytes(one).toFixed(0));
  process.stdout.write(
    `${when}: ${total().toFixed(0)} MiB (${parts.join(' + ')})\n`,
  );
}

function total(): number {
  return processes(pid).reduce((sum, one) => sum + mebibytes(one), 0);
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
