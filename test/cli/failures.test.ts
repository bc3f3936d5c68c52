import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { fillDemo } from '../../demo/fill.ts';
import { runMengyue } from '../support/mengyue-process.ts';

const ownSupergraph = 'schema/supergraph.graphql';

describe('a command that cannot do its work says why in one line', () => {
  let directory: string;
  let occupant: Server;
  let takenPort: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mengyue-cli-'));
    occupant = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => occupant.once('listening', resolve));
    takenPort = String((occupant.address() as AddressInfo).port);
  });

  afterAll(async () => {
    occupant.close();
    await rm(directory, { recursive: true, force: true });
  });

  /** Runs the command and returns the only line it may write, on stderr. */
  async function failure(
    ...args: string[]
  ): Promise<{ line: string; exitCode: number | null }> {
    const { exitCode, stdout, stderr } = await runMengyue(args);
    expect(stdout).toBe('');
    const lines = stderr.split('\n').filter((line) => line !== '');
    expect(lines).toHaveLength(1);
    expect(stderr).not.toMatch(/^\s+at /mu);
    return { line: lines[0] ?? '', exitCode };
  }

  const file = async (name: string, text: string | Buffer) => {
    await writeFile(join(directory, name), text);
    return join(directory, name);
  };

  it('a taken port, before the demo is written', async () => {
    const commands = [
      ['start', '--data', directory],
      ['gateway', '--supergraph', ownSupergraph],
      ['subgraph', 'alliances', '--data', directory],
    ];
    for (const command of commands) {
      const { line, exitCode } = await failure(...command, '-p', takenPort);
      expect(line).toMatch(new RegExp(`${takenPort}.*--port`, 'u'));
      expect(exitCode).toBe(2);
    }
    expect(await readdir(directory)).toEqual([]);
  });

  it.each([
    ['that is not there', 'none', 'there is no file or folder of this name'],
    ['that is a folder', '.', 'it is a folder'],
    ['below a file', 'package.json/x', 'a part of the path is a file'],
  ])('a file %s', async (_, path, reason) => {
    const commands = [
      [['gateway', '--supergraph', path], 'the supergraph'],
      [['gateway', '--supergraph', ownSupergraph, '--partitions', path], 'the partitions'],
      [['schema', 'check', '--supergraph', path], 'the file'],
    ] as const;
    for (const [command, what] of commands) {
      const { line, exitCode } = await failure(...command);
      expect(line).toContain(`Cannot read ${what} ${path}: ${reason}`);
      expect(line).not.toMatch(/E[A-Z]{4,}/u);
      expect(exitCode).toBe(2);
    }
  }); // prettier-ignore

  it('a supergraph that is not GraphQL', async () => {
    const broken = await file('broken.graphql', 'type Query {\n  a: \n}');
    const { line, exitCode } = await failure('gateway', '--supergraph', broken);
    expect(line).toMatch(/not GraphQL at line 3, column 1/u);
    expect(exitCode).toBe(2);
  });

  it('a schema that is no supergraph', async () => {
    const plain = await file('plain.graphql', 'type Query { a: Int }');
    const { line, exitCode } = await failure('gateway', '--supergraph', plain);
    expect(line).toMatch(/Expected a Federation 2 supergraph, but got/u);
    expect(exitCode).toBe(2);
  });

  it.each([
    ['another scheme', 'postgres://a/b'],
    ['no scheme', 'alliances.sqlite'],
    ['an address without a database', 'mysql://someone@127.0.0.1'],
    ['nothing', ''],
  ])('a database URL that names none: %s', async (_, url) => {
    const args = ['subgraph', 'alliances', '--database', url];
    const { line, exitCode } = await failure(...args);
    expect(line).toMatch(/Expected a database URL sqlite:PATH or mysql:/u);
    expect(exitCode).toBe(2);
  });

  it('a database that cannot be reached', async () => {
    const { line, exitCode } = await failure(
      'subgraph',
      'alliances',
      '--database',
      'mysql://someone:secret@127.0.0.1:1/none',
    );
    expect(line).toMatch(/Cannot use the database mysql:\/\/someone:\*\*\*@/u);
    expect(exitCode).toBe(3);
  });

  it.each(['alliances.sqlite', 'resources.sqlite'])(
    'a corrupt database: %s',
    async (name) => {
      const copy = await mkdtemp(join(tmpdir(), 'mengyue-corrupt-'));
      await fillDemo({ directory: join(copy, 'demo') });
      await writeFile(join(copy, 'demo', name), Buffer.alloc(8192, 'x'));
      const { exitCode, stderr } = await runMengyue([
        'start',
        '--port',
        '0',
        '--data',
        copy,
      ]);
      await rm(copy, { recursive: true, force: true });
      expect(stderr).toMatch(/^mengyue: .+$/mu);
      expect(stderr).not.toMatch(/^\s+at /mu);
      expect(exitCode).toBe(3);
    },
    60_000,
  );

  it('a directory of something else in the demo’s place', async () => {
    const other = await mkdtemp(join(tmpdir(), 'mengyue-other-'));
    await writeFile(join(other, 'demo'), 'precious');
    const { exitCode, stderr } = await runMengyue([
      'start',
      '--port',
      '0',
      '--data',
      other,
    ]);
    await rm(other, { recursive: true, force: true });
    expect(stderr).toMatch(/^mengyue: .+$/mu);
    expect(exitCode).toBe(2);
  });

  it('a subgraph that does not exist', async () => {
    const { exitCode, stderr } = await runMengyue(['subgraph', 'members']);
    expect(stderr).toMatch(/Allowed choices are organizations, alliances/u);
    expect(exitCode).toBe(2);
  });

  it('a port that is none', async () => {
    const { exitCode, stderr } = await runMengyue(['start', '-p', '70000']);
    expect(stderr).toMatch(/Expected a port from 0 to 65535, but got: 70000/u);
    expect(exitCode).toBe(2);
  });
});

describe('every command', () => {
  it.each([
    [['start']],
    [['gateway']],
    [['subgraph']],
    [['schema', 'compose']],
    [['schema', 'check']],
    [['district', 'serve']],
    [['district', 'check']],
    [['district', 'init']],
    [['district', 'prove']],
  ])('%j has help that lists the exit codes', async (command) => {
    const { exitCode, stdout } = await runMengyue([...command, '--help']);
    expect(stdout).toMatch(/Exit codes: 0 ok, 1 a check failed/u);
    expect(exitCode).toBe(0);
  });

  it.each([[[]], [['district']], [['schema']]])(
    '%j without what it needs prints its help and ends with 2',
    async (command) => {
      const { exitCode, stdout, stderr } = await runMengyue(command);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^Usage: mengyue/u);
      expect(exitCode).toBe(2);
    },
  );

  it('says the default port of each subgraph, and the systems', async () => {
    const { stdout } = await runMengyue(['subgraph', '--help']);
    const help = stdout.replaceAll(/\s+/gu, ' ');
    expect(help).toContain('organizations 4101, alliances 4102');
    expect(help).toContain('"lqydj", "fzhlw", "jszz", "hmtz"');
  });
});
