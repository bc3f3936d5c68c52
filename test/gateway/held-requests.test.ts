import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SCRIPT = join(import.meta.dirname, 'testing/ask-nested.ts');

/** Bytes that outlived two scavenges while so many requests were answered. */
async function promotedBytes(requests: number): Promise<number> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      // As the command line has it (cli/shared/node-flags.ts).
      '--no-allocation-site-pretenuring',
      '--trace-gc',
      '--trace-gc-nvp',
      SCRIPT,
      String(requests),
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const promoted = [...stdout.matchAll(/ promoted=(\d+)/g)];
  expect(promoted.length).toBeGreaterThan(10);
  return promoted.reduce((sum, [, bytes]) => sum + Number(bytes), 0);
}

it('holds nothing of a request that is answered', async () => {
  // Each has 100 KB of data. Held by something old, a third of them outlived
  // two scavenges, 40 KB a request.
  const few = await promotedBytes(1500);
  const more = await promotedBytes(4500);
  expect((more - few) / 3000).toBeLessThan(4000);
});
