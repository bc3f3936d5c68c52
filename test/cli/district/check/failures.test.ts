import { describe, expect, it } from '@jest/globals';

import { runMengyue } from '../../../support/mengyue-process.ts';

describe('mengyue district check --mapping', () => {
  it.each([
    ['a missing file', 'nope.yaml', 'got: no file of this name'],
    ['a directory', 'docs', 'got: a directory'],
    ['a file that is not YAML', 'README.md', 'README.md:3:1'],
  ])('tells once what is wrong with %s', async (_, file, told) => {
    const { exitCode, stdout, stderr } = await runMengyue([
      'district',
      'check',
      '--mapping',
      file,
    ]);
    expect(`${stdout}${stderr}`.split(told)).toHaveLength(2);
    expect(stderr).toMatch(/^mengyue: 未通过 failed: .*mapping file/mu);
    expect(stdout.length).toBeLessThan(2_000);
    expect(exitCode).toBe(2);
  });
});
