import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { missingFlags, NODE_FLAGS } from '../../../cli/shared/node-flags.ts';

const GIB = 2 ** 30;
const BARE = { execArgv: [], nodeOptions: '', memory: 16 * GIB };
const YOUNG = '--max-semi-space-size=32';
const ALL = [...NODE_FLAGS, YOUNG, '--initial-old-space-size=64'];

describe('the flags that a server lacks', () => {
  it('are all that fit V8 to a server', () => {
    expect(missingFlags(BARE)).toEqual(ALL);
  });

  it('leave the heap as it is where there is little memory', () => {
    for (const memory of [GIB / 2, 2 * GIB, 4 * GIB]) {
      expect(missingFlags({ ...BARE, memory })).toEqual(NODE_FLAGS);
    }
  });

  it.each([
    [['--max-semi-space-size=16'], '', YOUNG],
    [['--max_semi_space_size=16'], '', YOUNG],
    [[], '--inspect --max-semi-space-size=64', YOUNG],
    [['--allocation-site-pretenuring'], '', NODE_FLAGS[0]],
    [['--no_allocation_site_pretenuring'], '', NODE_FLAGS[0]],
    [['--compilation-cache'], '', NODE_FLAGS[1]],
  ])(
    'are none that whoever starts it has set: %j, NODE_OPTIONS="%s"',
    (execArgv, nodeOptions, set) => {
      const missing = missingFlags({ ...BARE, execArgv, nodeOptions });
      expect([...missing, set].sort()).toEqual([...ALL].sort());
    },
  );

  it('are none once it has them', () => {
    const execArgv = missingFlags(BARE);
    expect(missingFlags({ ...BARE, execArgv })).toEqual([]);
  });
});

const ENTRY = fileURLToPath(new URL('../../../bin/mengyue.js', import.meta.url)); // prettier-ignore

/** What Node was started with, once for each time: before any module of ours. */
const TELL = `--import=data:text/javascript,${encodeURIComponent(
  'console.error("started " + process.pid + " " + process.execArgv.join(" "))',
)}`;

async function startsOf(...args: readonly string[]): Promise<string[][]> {
  const env = { ...process.env, NODE_OPTIONS: TELL };
  const argv = ['--no-deprecation', ENTRY, ...args, '--help'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, argv, { env }); // prettier-ignore
  expect(stdout).toContain('Usage: mengyue');
  return stderr
    .split('\n')
    .filter((line) => line.startsWith('started '))
    .map((line) => line.split(' ').slice(1));
}

describe('a command', () => {
  it('that serves becomes a process with them, and keeps what it was given', async () => {
    const [first, second, ...others] = await startsOf('gateway');
    expect(others).toEqual([]);
    expect(first?.slice(1)).toEqual(['--no-deprecation']);
    expect(second?.at(0)).toBe(first?.at(0));
    expect(second?.at(-1)).toBe('--no-deprecation');
    for (const flag of NODE_FLAGS) expect(second).toContain(flag);
  });

  it('that ends by itself is not started anew', async () => {
    expect(await startsOf('query')).toHaveLength(1);
  });
});
