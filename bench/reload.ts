import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { NODE_FLAGS } from '../cli/shared/node-flags.ts';
import { type Child, pinSelf, startChild, stopChild } from './child.ts';
import type { MengyueReply, MengyueRequest } from './gateways/mengyue.ts';
import { type LoadResult, runLoad } from './load.ts';
import { freePort } from './loopback.ts';
import { type Scene, startScene } from './scene.ts';
import { verifyGateway } from './verify.ts';
import { waitUntilServing } from './wait.ts';
import { requestBody } from './workload.ts';
import { nested } from './workloads/nested.ts';

// Reloads our gateway's supergraph again and again while requests run: none may
// be lost, and what a schema took of the heap must come back.
const { values } = parseArgs({
  options: {
    reloads: { type: 'string', default: '1000' },
    connections: { type: 'string', default: '10' },
    'max-growth': { type: 'string', default: '10' },
  },
});

const MIB = 1024 * 1024;
/** The first reloads fill caches and compile code, which is no leak. */
const SETTLING_RELOADS = 50;
const MAX_SECONDS = 900;

const behind = await startScene('shop');
pinSelf();
try {
  await reloadUnderLoad(behind);
} finally {
  await behind.stop();
}

async function reloadUnderLoad(scene: Scene): Promise<void> {
  const sdl = readFileSync(scene.supergraph ?? '', 'utf8');
  const port = await freePort();
  const child = startChild({
    args: [
      '--expose-gc',
      ...NODE_FLAGS,
      join(import.meta.dirname, 'gateways/mengyue.ts'),
      '--supergraph',
      scene.supergraph ?? '',
      '--port',
      String(port),
    ],
    core: 'gateway',
    messages: true,
  });
  try {
    await waitUntilServing(child, port);
    const before = await loadWhile(scene, port, () =>
      reload(child, sdl, SETTLING_RELOADS),
    );
    const heapBefore = await heap(child);
    const started = performance.now();
    const during = await loadWhile(scene, port, () =>
      reload(child, sdl, Number(values.reloads)),
    );
    const seconds = (performance.now() - started) / 1000;
    const heapAfter = await heap(child);
    report({ before, during, heapBefore, heapAfter, seconds });
  } finally {
    await stopChild(child);
  }
}

/** Keeps requests running until the work is done, and checks every answer. */
async function loadWhile(
  scene: Scene,
  port: number,
  work: () => Promise<void>,
): Promise<LoadResult> {
  const reference = await scene.reference(requestBody(nested, 0));
  const verdict = await verifyGateway({
    workload: nested,
    scene,
    port,
    reference,
  });
  if (verdict.kind === 'wrong') throw new Error(verdict.reason);
  const done = new AbortController();
  const load = runLoad({
    ...verdict.answers,
    port,
    connections: Number(values.connections),
    maxRequests: 10_000_000,
    maxSeconds: MAX_SECONDS,
    signal: done.signal,
  });
  try {
    await work();
  } finally {
    done.abort();
  }
  return load;
}

/** Swaps between two schemas, so that each reload is a real change. */
async function reload(child: Child, sdl: string, times: number): Promise<void> {
  for (let count = 0; count < times; count++) {
    const supergraph = count % 2 === 0 ? withExtraField(sdl) : sdl;
    await ask(child, { kind: 'reload', supergraph });
  }
}

function withExtraField(sdl: string): string {
  const extended = sdl.replace(
    /^type Article[\s\S]*?\{/m,
    '$&\n  subtitle: String',
  );
  if (extended === sdl) throw new Error('The supergraph has no type Article');
  return extended;
}

async function heap(child: Child): Promise<number> {
  // Sockets and timers of the last requests go in their own time.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await ask(child, { kind: 'heap' });
  return (await ask(child, { kind: 'heap' })).heapUsed;
}

async function ask(child: Child, request: MengyueRequest) {
  child.process.send(request);
  const [reply] = (await once(child.process, 'message', {
    signal: AbortSignal.timeout(60_000),
  })) as [MengyueReply];
  return reply;
}

interface Findings {
  readonly before: LoadResult;
  readonly during: LoadResult;
  readonly heapBefore: number;
  readonly heapAfter: number;
  readonly seconds: number;
}

function report(findings: Findings): void {
  const { before, during, heapBefore, heapAfter, seconds } = findings;
  const lost = before.failed + during.failed;
  const growth = (heapAfter - heapBefore) / MIB;
  console.log(
    [
      `${values.reloads} reloads in ${seconds.toFixed(1)} s`,
      `${during.completed} requests answered, ${lost} lost`,
      `heap ${(heapBefore / MIB).toFixed(1)} MiB before, ${(heapAfter / MIB).toFixed(1)} MiB after (${growth.toFixed(1)} MiB more)`,
    ].join('\n'),
  );
  const firstFailure = before.firstFailure ?? during.firstFailure;
  if (firstFailure !== undefined) console.log(`First lost: ${firstFailure}`);
  if (lost > 0 || growth > Number(values['max-growth'])) process.exitCode = 1;
}
