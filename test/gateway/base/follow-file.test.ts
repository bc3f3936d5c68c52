import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  type FileFollower,
  followFile,
} from '../../../gateway/base/follow-file.ts';
import { replaceFile } from '../../support/replace-file.ts';

const SETTLE_MS = 1000;

let folder: string;
let file: string;
let watch: FileFollower;
let clock: number;
let looks: number;
let used: string[];
let refused: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'follow-'));
  file = path.join(folder, 'file.txt');
  await writeFile(file, 'first');
  clock = looks = 0;
  used = [];
  refused = [];
  watch = followFile({
    file,
    what: 'the file',
    intervalMs: 2,
    settleMs: SETTLE_MS,
    now: () => {
      looks += 1;
      return clock;
    },
    use: (text) => {
      used.push(text);
      return true;
    },
    onRefused: (error) => refused.push(String(error)),
  });
  await settle();
});

afterEach(async () => {
  watch.stop();
  await rm(folder, { recursive: true });
});

/** Some looks at what is there now; the clock stands. */
async function look(): Promise<void> {
  const end = looks + 3;
  while (looks < end) await new Promise((resolve) => setTimeout(resolve, 2));
}

async function settle(): Promise<void> {
  await look();
  const before = used.length + refused.length;
  clock += SETTLE_MS;
  while (used.length + refused.length === before) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

describe('a followed file', () => {
  it('counts once it has stayed as it is', async () => {
    await replaceFile(file, 'second');
    await look();
    clock += SETTLE_MS - 1;
    await look();
    expect(used).toEqual(['first']);
    clock += 1;
    while (used.length < 2) await new Promise(setImmediate);
    expect(used).toEqual(['first', 'second']);
  });

  it('is not used while it is being written, however long that takes', async () => {
    for (const text of ['se', 'seco', 'secon']) {
      await writeFile(file, text);
      await look();
      clock += SETTLE_MS - 1;
    }
    await writeFile(file, 'second');
    await settle();
    expect(used).toEqual(['first', 'second']);
    expect(refused).toEqual([]);
  });

  it('may be empty or gone for a moment', async () => {
    await writeFile(file, '');
    await look();
    clock += SETTLE_MS - 1;
    await rm(file);
    await look();
    clock += SETTLE_MS - 1;
    await writeFile(file, 'second');
    await settle();
    expect(used).toEqual(['first', 'second']);
    expect(refused).toEqual([]);
  });

  it.each(['', ' \n\t', '\n\n'])('is refused once when it stays empty: %j', async (text) => {
    await writeFile(file, text);
    await settle();
    clock += 10 * SETTLE_MS;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(refused).toEqual([`StartupError: Expected the file in ${file}, but got an empty file.`]); // prettier-ignore
    expect(used).toEqual(['first']);
  }); // prettier-ignore

  it('is refused once when it is gone, and followed when it is back', async () => {
    await rm(file);
    await settle();
    expect(refused).toEqual([expect.stringContaining('Cannot read the file')]);
    await writeFile(file, 'second');
    await settle();
    expect(used).toEqual(['first', 'second']);
  });
});
