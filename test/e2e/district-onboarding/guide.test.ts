import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { freePort } from '../../support/free-port.ts';
import { startMariaDb, type PrivateMariaDb } from '../../support/mariadb.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const guideFile = join(repository, 'docs/district-onboarding.md');

describe('the guide of onboarding a district', () => {
  let server: PrivateMariaDb;
  let folder: string;
  let guide: string;
  let outcome: { readonly exitCode: number | null; readonly output: string };

  beforeAll(async () => {
    guide = await readFile(guideFile, 'utf8');
    folder = await mkdtemp(join(tmpdir(), 'mengyue-onboarding-'));
    server = await startMariaDb();
    outcome = await follow(guide, folder, server.port);
  });

  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const made = (name: string) => readFile(join(folder, name), 'utf8');

  it('runs to its end as it stands', () => {
    expect(outcome).toMatchObject({ exitCode: 0 });
  });

  it('ends with the answer that it shows', async () => {
    const [shown = ''] = blocksOf(guide, 'json answer');
    const answer = await made('answer.json');
    expect(answer).not.toContain('"errors"');
    const { data } = JSON.parse(answer) as { data: object };
    expect({ data }).toEqual(JSON.parse(shown));
  });

  it('leaves a mapping without any password, and nothing to confirm', async () => {
    const mapping = await made('mapping.yaml');
    expect(mapping).toContain('${env.GSDJ_PASSWORD}');
    expect(mapping).not.toContain(password);
    expect(mapping).not.toContain('待确认');
  });

  it('leaves a proof of one page that also holds with the narrow grants', async () => {
    const [chinese, english] = [
      await made('proof.txt'),
      await made('proof.en.txt'),
    ];
    expect(chinese).toContain('结论:通过');
    expect(english).toContain('Result: proven');
    expect(english).not.toContain('The account has more');
    const [page = ''] = chinese.split('附:');
    expect(page.split('\n').length).toBeLessThanOrEqual(60);
    expect(chinese + english).not.toContain(password);
  });
});

const password = 'reader-test-only';

/** Runs the blocks of the guide in one shell, as a reader would. */
async function follow(guide: string, folder: string, port: number) {
  const shim = join(folder, 'npx');
  const entry = join(repository, 'cli/mengyue.ts');
  await writeFile(
    shim,
    `#!/bin/sh\nshift\nexec '${process.execPath}' --no-warnings '${entry}' "$@"\n`,
  );
  await chmod(shim, 0o755);
  const script = [
    'set -euo pipefail',
    "trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT",
    ...blocksOf(guide, 'sh'),
  ].join('\n');
  const child = spawn('bash', ['-c', script], {
    cwd: folder,
    env: {
      ...process.env,
      ...(await variables(port)),
      NODE_OPTIONS: '',
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    },
  });
  const chunks: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (it: string) => chunks.push(it));
  child.stderr.setEncoding('utf8').on('data', (it: string) => chunks.push(it));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, output: chunks.join('') };
}

/** In place of the block `sh variables`. */
async function variables(port: number): Promise<Record<string, string>> {
  return {
    MENGYUE: repository,
    GSDJ_ADMIN: `--no-defaults --host=127.0.0.1 --port=${port} --user=root --default-character-set=utf8mb4`,
    GSDJ_HOST: `127.0.0.1:${port}`,
    GSDJ_PASSWORD: password,
    GSDJ_PORT: String(await freePort()),
    GATEWAY_PORT: String(await freePort()),
  };
}

/** The fenced blocks of a kind, such as `sh`. */
function blocksOf(text: string, kind: string): string[] {
  const fences = text.matchAll(/^```([^\n]*)\n(.*?)^```$/gmsu);
  return [...fences].flatMap(([, found, block = '']) =>
    found === kind ? [block] : [],
  );
}
