import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { fileCycles, folderCycles } from './folder-graph.ts';

const root = new URL('../../', import.meta.url);

describe('a cycle of folders', () => {
  test('is none where imports go one way', () => {
    expect(
      cyclesOf({
        'a/one.ts': `import { two } from '../b/two.ts';`,
        'b/two.ts': `import { three } from './in/three.ts';`,
        'b/in/three.ts': '',
      }),
    ).toEqual([]);
  });

  test('is told though no two files import each other', () => {
    expect(
      cyclesOf({
        'a/one.ts': `import { two } from '../b/two.ts';`,
        'b/two.ts': '',
        'b/other.ts': `import { other } from '../a/other.ts';`,
        'a/other.ts': '',
      }),
    ).toEqual([['a', 'b']]);
  });

  test.each([
    `import type { Two } from '../two.ts';`,
    `import { type Two } from '../two.ts';`,
    `export { two } from '../two.ts';`,
    `export type { Two } from '../two.ts';`,
    `const two = await import('../two.ts');`,
  ])('is told between a folder and one in it, closed by %s', (text) => {
    expect(
      cyclesOf({
        'a/one.ts': `import { three } from './in/three.ts';`,
        'a/two.ts': '',
        'a/in/three.ts': text,
      }),
    ).toEqual([['a', 'a/in']]);
  });

  test('is told whole, over any number of folders', () => {
    expect(
      cyclesOf({
        'a/a.ts': `import '../b/b.ts';`,
        'b/b.ts': `import '../c/c.ts';`,
        'c/c.ts': `import '../a/x.ts'; import '../d/d.ts';`,
        'a/x.ts': '',
        'd/d.ts': '',
      }),
    ).toEqual([['a', 'b', 'c']]);
  });
});

describe('the folders of the product', () => {
  const files = productionFiles();

  test('have no cycle, types included', () => {
    expect(folderCycles(files)).toEqual([]);
  });

  test('have one when an import is planted against the way', () => {
    const planted = new Map(files);
    const file = 'gateway/base/planted.ts';
    planted.set(file, `import type { Step } from '../execute/steps/step.ts';`);
    expect(folderCycles(planted).flat()).toContain('gateway/base');
  });
});

describe('the files of the product', () => {
  const files = productionFiles();

  test('have no cycle, types included', () => {
    expect(fileCycles(files)).toEqual([]);
  });

  test('have one when two of a folder import types of each other', () => {
    const planted = new Map(files);
    planted.set('gateway/base/one.ts', `import type { Two } from './two.ts';`);
    planted.set('gateway/base/two.ts', `import type { One } from './one.ts';`);
    expect(fileCycles(planted)).toEqual([
      ['gateway/base/one.ts', 'gateway/base/two.ts'],
    ]);
  });
});

function cyclesOf(texts: Readonly<Record<string, string>>) {
  return folderCycles(new Map(Object.entries(texts)));
}

/** Every TypeScript file that Git knows, but tests and benchmarks. */
function productionFiles(): ReadonlyMap<string, string> {
  const names = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], {
    cwd: root,
    encoding: 'utf8',
  });
  return new Map(
    names
      .split('\n')
      .filter((name) => name !== '' && !/^(test|bench)\//.test(name))
      .map((name) => [name, readFileSync(new URL(name, root), 'utf8')]),
  );
}
