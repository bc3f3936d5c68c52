import { setTimeout as sleep } from 'node:timers/promises';

import { type Child, hasEnded } from './child.ts';
import { readAnswer } from './compare.ts';
import { post } from './loopback.ts';

const PROBE = Buffer.from(JSON.stringify({ query: '{ __typename }' }));

/** Waits up to a minute until a server answers GraphQL on the port. */
export async function waitUntilServing(
  child: Child,
  port: number,
): Promise<void> {
  const deadline = performance.now() + 60_000;
  let last = 'no answer';
  while (performance.now() < deadline) {
    if (hasEnded(child.process)) {
      throw new Error(`It ended at the start: ${child.complaint()}`);
    }
    try {
      const { status, bytes } = await post(port, PROBE);
      const answer = readAnswer(status, bytes);
      if (answer.kind === 'data') return;
      last = answer.reason;
    } catch (error) {
      last = String(error);
    }
    await sleep(50);
  }
  throw new Error(`It does not serve after a minute: ${last}`);
}
