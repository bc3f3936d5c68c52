import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

/** README names an address only as the start prints it. */
async function expectAddressesOfReadme(origin: string, output: string) {
  const readme = await readFile('README.md', 'utf8');
  const named = readme.matchAll(/http:\/\/127\.0\.0\.1:4000(\/\w+)/gu);
  const paths = new Set([...named].map(([, path = '']) => path));
  expect(paths).toEqual(new Set(['/explorer', '/graphql']));
  for (const path of paths) {
    expect(output).toContain(`${origin}${path}\n`);
    const page = { headers: { accept: 'text/html' } };
    expect((await fetch(`${origin}${path}`, page)).status).toBe(200);
  }
}

describe('npm start', () => {
  // A shell between npm and the server would keep the signal for itself.
  it.each([
    ['SIGTERM', 0],
    ['SIGINT', 130],
  ] as const)(
    'hands %s to the server and leaves no process and no lock',
    async (signal, status) => {
      const data = await mkdtemp(join(tmpdir(), 'mengyue-npm-'));
      const npm = spawn('npm', ['start', '--', '--port', '0', '--data', data], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const closed = once(npm, 'close');
      let output = '';
      for await (const chunk of npm.stdout.setEncoding('utf8')) {
        output += String(chunk);
        const url = /GraphQL {3}(\S+)\n/u.exec(output)?.[1];
        if (url === undefined || npm.killed) continue;
        expect((await fetch(new URL('/health', url))).status).toBe(200);
        await expectAddressesOfReadme(new URL(url).origin, output);
        npm.kill(signal);
      }
      // The pipe closes when the last process that holds it has ended.
      expect(await closed).toEqual([status, null]);
      const files = await readdir(join(data, 'demo'));
      expect(files.filter((name) => name.endsWith('-wal'))).toEqual([]);
      await rm(data, { recursive: true, force: true });
    },
    60_000,
  );
});
