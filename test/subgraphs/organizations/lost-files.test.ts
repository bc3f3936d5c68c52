import { readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { DemoSystem } from '../../../demo/districts/demo-systems.ts';
import { ask } from '../kit/asking.ts';
import { startOnSqlite, type Systems } from './systems.ts';

/** What happens to a file; `bytes` is what it held. */
type Fault = (path: string, bytes: Buffer) => Promise<void>;

/** Over a stretch of the file, where the tables are. */
function scratched(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(7, 8_192, bytes.length - 100);
  return copy;
}

async function replaced(path: string, bytes: Buffer): Promise<void> {
  await writeFile(`${path}.new`, bytes);
  await rename(`${path}.new`, path);
}

/** What is told of a system's file. */
type Reason = string | Readonly<Record<'jszz' | 'hmtz', string>>;

const faults: readonly (readonly [string, Fault, Reason])[] = [
  ['taken away', (path) => rm(path), 'the file is missing'],
  ['emptied', (path) => writeFile(path, ''), 'the file is empty'],
  [
    'cut in half in place',
    (path, bytes) => writeFile(path, bytes.subarray(0, bytes.length / 2)),
    'the file is damaged',
  ],
  [
    'replaced by something else',
    (path) => replaced(path, Buffer.from('示例·不是数据。'.repeat(200))),
    {
      jszz: 'the file is damaged',
      hmtz: 'the file is of another format than its name says',
    },
  ],
  [
    'scratched in place',
    (path, bytes) => writeFile(path, scratched(bytes)),
    'the file is damaged',
  ],
  [
    'replaced by a directory',
    async (path) => {
      await rm(path);
      await mkdir(path);
    },
    'it is no file',
  ],
];

const cases = (['jszz', 'hmtz'] as const).flatMap((system) =>
  faults.map(([name, fault, told]) => {
    const reason = typeof told === 'string' ? told : told[system];
    return { system, name, fault, reason };
  }),
);

const codes = { jszz: '310116', hmtz: '330110' } as const;

describe("a district's file", () => {
  let systems: Systems;
  beforeEach(async () => {
    systems = await startOnSqlite(100);
  });
  afterEach(() => systems.stop());

  function pathOf(system: DemoSystem): string {
    return systems.places[system].replace(/^sqlite:/u, '');
  }

  const countOf = (code: string) =>
    ask(
      systems.subgraph,
      `{ units(districts: ["${code}"]) { totalCount nodes { name partyOrganizations { name } } } }`,
    );

  it.each(cases)(
    'of $system that is $name while running is out, told once, and back when it is back',
    async ({ system, fault, reason }) => {
      const path = pathOf(system);
      const bytes = readFileSync(path);
      const whole = await countOf(codes[system]);
      expect(whole.errors).toBeUndefined();

      await fault(path, bytes);
      for (let count = 0; count < 3; count += 1) {
        const { data, errors } = await countOf(codes[system]);
        expect(data).toBeNull();
        expect(errors?.[0]?.extensions).toMatchObject({
          code: 'SOURCE_UNAVAILABLE',
        });
      }
      expect(systems.told).toEqual([
        expect.stringContaining(`(${system},${codes[system]})暂不可用`),
        expect.stringContaining(
          `(${system}) of ${codes[system]} is out: ${reason}`,
        ),
      ]);
      expect((await countOf('350100')).errors).toBeUndefined();

      await rm(path, { recursive: true, force: true });
      await writeFile(path, bytes);
      expect(await countOf(codes[system])).toEqual(whole);
      expect(await countOf(codes[system])).toEqual(whole);
      expect(systems.told.slice(2)).toEqual([
        expect.stringContaining('已恢复'),
        expect.stringContaining('is back'),
      ]);
      expect(systems.reported).toEqual([]);
    },
  );

  it('is read anew when another takes its place, not as the deleted one was', async () => {
    const before = await countOf('310116');
    const path = pathOf('jszz');
    const other = await startOnSqlite(50);
    const its = readFileSync(other.places.jszz.replace(/^sqlite:/u, ''));
    await other.stop();
    await replaced(path, its);
    const after = await countOf('310116');
    expect(after.errors).toBeUndefined();
    expect(after).not.toEqual(before);
    expect(systems.told).toEqual([]);
  });

  it('is believed in nothing once damage was met, though some pages are well', async () => {
    const path = pathOf('fzhlw');
    const bytes = readFileSync(path);
    await countOf('350100');
    await writeFile(path, scratched(bytes));
    const answers = [];
    for (let count = 0; count < 4; count += 1) {
      answers.push(await countOf('350100'));
      answers.push(
        await ask(
          systems.subgraph,
          '{ unitStats(districts: ["350100"], groupBy: []) { count } }',
        ),
      );
    }
    const codesOf = answers.map(
      ({ errors }) => errors?.[0]?.extensions?.['code'],
    );
    expect(new Set(codesOf)).toEqual(new Set(['SOURCE_UNAVAILABLE']));
    expect(systems.told).toHaveLength(2);
  });
});
