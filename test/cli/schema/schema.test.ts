import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { runMengyue } from '../../support/mengyue-process.ts';

const first = 'type Query { a: Int }';
const second = 'type Query { b: Int }';

describe('mengyue schema', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mengyue-schema-'));
    await writeFile(join(directory, 'a.graphql'), first);
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  async function config(text: string): Promise<string> {
    const path = join(directory, 'supergraph.yaml');
    await writeFile(path, text);
    return path;
  }

  it('composes what this package commits', async () => {
    const { stdout, exitCode } = await runMengyue(['schema', 'compose']);
    expect(stdout).toBe(await readFile('schema/supergraph.graphql', 'utf8'));
    expect(exitCode).toBe(0);
  });

  it.each([
    [
      'rover',
      `federation_version: =2.9.0\nsubgraphs:\n  a:\n    routing_url: http://a.test\n    schema: { file: ./a.graphql }\n  b:\n    routing_url: http://b.test\n    schema: { sdl: "${second}" }\n`,
    ],
    [
      'wgc',
      `version: 1\nsubgraphs:\n  - name: a\n    routing_url: http://a.test\n    schema: { file: ./a.graphql }\n  - name: b\n    routing_url: http://b.test\n    schema: { sdl: "${second}" }\n`,
    ],
  ])('takes a supergraph.yaml of %s as it is', async (_, text) => {
    const path = await config(text);
    const { stdout } = await runMengyue([
      'schema',
      'compose',
      '--config',
      path,
    ]);
    expect(stdout).toContain('B @join__graph(name: "b", url: "http://b.test")');
  });

  it('reports contracts that do not compose, for people and for scripts', async () => {
    const path = await config(
      `subgraphs:\n  a:\n    routing_url: http://a.test\n    schema: { sdl: "type Query {" }\n`,
    );
    const plain = await runMengyue(['schema', 'check', '--config', path]);
    expect(plain.stderr).toMatch(/do not compose:\n {2}INVALID_GRAPHQL: a: /u);
    expect(plain.exitCode).toBe(1);

    const json = await runMengyue([
      'schema',
      'check',
      '--config',
      path,
      '--format',
      'json',
    ]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      json_version: '1',
      data: { success: false },
      error: { code: 'COMPOSITION_FAILED', causes: [expect.any(String)] },
    });
  });

  it('finds a stale supergraph and says how to renew it', async () => {
    const stale = join(directory, 'stale.graphql');
    const own = await readFile('schema/supergraph.graphql', 'utf8');
    await writeFile(
      stale,
      own.replace('type Query', 'type Old { a: Int }\n\ntype Query'),
    );
    const { exitCode, stderr } = await runMengyue([
      'schema',
      'check',
      '--supergraph',
      stale,
    ]);
    expect(stderr).toMatch(/is stale.*mengyue schema compose/u);
    expect(exitCode).toBe(1);
  });

  it.each(['README.md', 'package.json', 'schema/alliances.graphql'])(
    'does not advise to write over %s, which is no supergraph',
    async (file) => {
      const args = ['schema', 'check', '--supergraph', file];
      const { exitCode, stderr } = await runMengyue(args);
      expect(stderr).toMatch(/^mengyue: Expected .* to be a supergraph, but/u);
      expect(stderr).not.toMatch(/compose .*-o/u);
      expect(exitCode).toBe(2);
    },
  );

  it.each([
    [
      'a missing file',
      'subgraphs:\n  a:\n    routing_url: u\n    schema: { file: none }\n',
      /Cannot read the file .*none/u,
    ],
    ['YAML that is none', 'subgraphs: [', /supergraph\.yaml: .*line 1/u],
    [
      'a missing key',
      'subgraphs:\n  a:\n    schema: { sdl: "x" }\n',
      /at subgraphs/u,
    ],
  ])('refuses %s in the configuration', async (_, text, message) => {
    const path = await config(text);
    const { exitCode, stderr } = await runMengyue([
      'schema',
      'compose',
      '--config',
      path,
    ]);
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
  });
});
