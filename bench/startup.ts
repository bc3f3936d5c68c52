import { parseArgs } from 'node:util';

import { pinSelf, startChild, stopChild } from './child.ts';
import { firstDifference, readAnswer } from './compare.ts';
import { type GatewayKind, gatewayKinds } from './gateway-kinds.ts';
import { freePort, post } from './loopback.ts';
import { buildOwn } from './own-files.ts';
import { type Scene, startScene } from './scene.ts';
import { requestBody } from './workload.ts';
import { nested } from './workloads/nested.ts';

// How long a gateway takes from its start to the first right answer to the
// nested query, over a supergraph of four subgraphs.
const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '5' },
    peers: { type: 'boolean', default: false },
  },
});

buildOwn();
const body = requestBody(nested, 0);
const scene = await startScene('shop');
pinSelf();
try {
  const reference = await scene.reference(body);
  const kinds = values.peers ? gatewayKinds : gatewayKinds.slice(0, 1);
  for (const kind of kinds) {
    const times: number[] = [];
    for (let round = 0; round < Number(values.times); round++) {
      times.push(await timeStart(kind, scene, reference));
    }
    times.sort((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)] ?? Number.NaN;
    const all = times.map((time) => time.toFixed(0)).join(', ');
    console.log(`${kind.title}: median ${median.toFixed(0)} ms (${all})`);
  }
} finally {
  await scene.stop();
}

async function timeStart(
  kind: GatewayKind,
  behind: Scene,
  reference: unknown,
): Promise<number> {
  const port = await freePort();
  const start = kind.start({ scene: behind, port });
  if (start.kind === 'cannot') throw new Error(start.reason);
  const started = performance.now();
  const child = startChild(start.command);
  try {
    const answer = await firstAnswer(port, started + 60_000);
    const elapsed = performance.now() - started;
    const difference = firstDifference(answer, reference);
    if (difference !== undefined) throw new Error(difference);
    return elapsed;
  } catch (error) {
    throw new Error(`${kind.title}: ${child.complaint()}`, { cause: error });
  } finally {
    await stopChild(child);
  }
}

/** Asks again and again, without a pause: who starts is not yet heard. */
async function firstAnswer(port: number, deadline: number): Promise<unknown> {
  for (;;) {
    try {
      const { status, bytes } = await post(port, body);
      const answer = readAnswer(status, bytes);
      if (answer.kind === 'data') return answer.data;
      throw new Error(answer.reason);
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}
