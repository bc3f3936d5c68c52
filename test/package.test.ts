import { execFile } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import { beforeAll, describe, expect, it } from '@jest/globals';

const run = promisify(execFile);

describe('the package', () => {
  let files: ReadonlySet<string>;

  beforeAll(async () => {
    const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
    const { stdout } = await run('npm', args);
    const [packed] = JSON.parse(stdout) as { files: { path: string }[] }[];
    files = new Set(packed?.files.map(({ path }) => path));
  });

  it('has every page that help and messages point to', async () => {
    const pages = new Set<string>();
    for await (const file of glob('{cli,gateway,subgraphs,schema}/**/*.ts')) {
      const text = await readFile(file, 'utf8');
      for (const [page] of text.matchAll(/docs\/[\w/-]+\.md/gu))
        pages.add(page);
    }
    expect(pages).toContain('docs/district-mapping.md');
    expect([...pages].filter((page) => !files.has(page))).toEqual([]);
  });

  it('has every page that its README and docs link to', async () => {
    const missing: string[] = [];
    for await (const file of glob('{README*.md,docs/**/*.md}')) {
      const base = new URL(file, 'file:///');
      const text = await readFile(file, 'utf8');
      for (const [, link = ''] of text.matchAll(/\]\(([^):#]+\.md)/gu)) {
        const page = new URL(link, base).pathname.slice(1);
        if (!files.has(page)) missing.push(`${file} -> ${page}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('has no sources and no tests', () => {
    const odd = [...files].filter((file) => /^(test|bench|cli)\//u.test(file));
    expect(odd).toEqual([]);
  });
});

describe('bin/mengyue.js', () => {
  it('is what npx runs in a clone', async () => {
    const { stdout } = await run('npx', ['--no-install', 'mengyue', '-V']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });
});
