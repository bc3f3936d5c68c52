import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { demoVersion, writeDemoVersion } from '../../demo/demo-version.ts';
import { demoUnits } from '../../demo/districts/unit-ids.ts';
import { organizationAliases } from '../../demo/fill-organizations.ts';
import { fillDemo } from '../../demo/fill.ts';

const files = [
  'activities.sqlite',
  'alliances.sqlite',
  'demo.json',
  'fz_hlw.sqlite',
  'hmtz.xlsx',
  'jszz.sqlite',
  'lqy_dj.sqlite',
  'organizations.sqlite',
  'resources.sqlite',
];

let folder: string;
let directory: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mengyue-demo-'));
  directory = join(folder, 'data');
});
afterEach(() => rm(folder, { recursive: true }));

/** Fills, and tells the steps it went through. */
async function fill(): Promise<string[]> {
  const steps: string[] = [];
  await fillDemo({ directory, progress: (step) => steps.push(step) });
  return steps;
}

describe('filling the demo', () => {
  it('writes every file, tells its steps and leaves nothing beside', async () => {
    const steps = await fill();
    expect(steps).toEqual([
      'Writing the four district systems',
      'Writing the aliases of units',
      'Writing the facts of the article and the fictional alliances',
      'The demo is complete',
    ]);
    expect((await readdir(directory)).sort()).toEqual(files);
    expect(await readdir(folder)).toEqual(['data']);
  });

  it('tells where the district systems are', async () => {
    const { districtSystems } = await fillDemo({ directory });
    for (const path of Object.values<string>({ ...districtSystems })) {
      expect((await stat(path)).isFile()).toBe(true);
    }
  });

  it('leaves a demo of the same version alone', async () => {
    await fill();
    const before = await stat(join(directory, 'alliances.sqlite'));
    expect(await fill()).toEqual(['The demo is already there']);
    const after = await stat(join(directory, 'alliances.sqlite'));
    expect(after.ino).toBe(before.ino);
  });

  it('replaces a demo of another version', async () => {
    await mkdir(directory);
    await writeDemoVersion(directory, 'older');
    await writeFile(join(directory, 'alliances.sqlite'), 'old');
    await fill();
    expect((await readdir(directory)).sort()).toEqual(files);
    expect(await readdir(folder)).toEqual(['data']);
  });

  it('fills a directory that is there but empty', async () => {
    await mkdir(directory);
    await fill();
    expect((await readdir(directory)).sort()).toEqual(files);
  });

  it("does not touch a directory with somebody's files", async () => {
    await mkdir(directory);
    await writeFile(join(directory, 'thesis.txt'), 'mine');
    await expect(fill()).rejects.toThrow(/an earlier demo, but got .*thesis/u);
    expect(await readdir(directory)).toEqual(['thesis.txt']);
  });

  it('clears away what a process left that did not finish', async () => {
    await mkdir(join(folder, 'data.filling-999999999-abcdef'));
    await fill();
    expect(await readdir(folder)).toEqual(['data']);
  });

  it('leaves what was there when it cannot finish', async () => {
    await mkdir(directory);
    await writeDemoVersion(directory, 'older');
    const failing = fillDemo({
      directory,
      progress: (step) => {
        if (step.includes('alliances')) throw new Error('power cut');
      },
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(await readdir(directory)).toEqual(['demo.json']);
    expect(await readdir(folder)).toEqual(['data']);
  });

  it('keeps aliases only of units that the systems hold', () => {
    const units = new Map(demoUnits().map(({ id, name }) => [id, name]));
    const aliases = organizationAliases();
    expect(aliases).toHaveLength(4);
    for (const { unitId, name } of aliases) {
      const [district = '', system = ''] = unitId.split(':');
      const alias = aliases.find(
        (other) =>
          other.unitId !== unitId &&
          other.unitId.startsWith(`${district}:${system}:`),
      );
      expect(units.get(alias?.unitId ?? '')).toBe(name);
    }
  });

  it('has a version that stays until the demo changes', async () => {
    expect(await demoVersion()).toMatch(/^[0-9a-f]{16}$/u);
    expect(await demoVersion()).toBe(await demoVersion());
  });
});
