import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMengyue, startMengyue } from '../../support/mengyue-process.ts';
import {
  booksOf,
  type LibraryEndpoint,
  settingsOf,
  startLibrary,
  SUPERGRAPH,
} from './testing/library-federation.ts';

let folder: string;
let supergraph: string;
let east: LibraryEndpoint;
let north: LibraryEndpoint;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mengyue-command-'));
  supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, SUPERGRAPH);
  east = await startLibrary('east', booksOf('east', 3));
  north = await startLibrary('north', booksOf('north', 3));
});
afterAll(async () => {
  await east.stop();
  await north.stop();
  await rm(folder, { recursive: true });
});

describe('mengyue gateway --partitions', () => {
  it('serves the endpoints of a file', async () => {
    const file = join(folder, 'partitions.json');
    await writeFile(file, JSON.stringify(settingsOf([east, north])));
    const gateway = startMengyue(['gateway', '--supergraph', supergraph, '--partitions', file, '--port', '0']); // prettier-ignore
    try {
      const [url] = await gateway.printed(/http:\S+/);
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ statistics { count } }' }),
      });
      expect(await response.json()).toEqual({
        data: { statistics: { count: 6 } },
        extensions: {
          partitions: {
            ok: ['east', 'north'],
            failed: [],
            skipped: [],
            stale: [],
          },
        },
      });
    } finally {
      await gateway.stop();
    }
  });

  it.each([
    [
      'an unknown key',
      'libraries:\n  endpoints:\n    - name: a\n      urll: x\n      partitions: [a]',
      'partitions.yaml:4:13: libraries.endpoints.0.urll: expected a known key, but got "urll". Did you mean "url"?',
    ],
    [
      'a partition with two holders',
      'libraries:\n  endpoints:\n    - { name: a, url: http://127.0.0.1:1/, partitions: [x] }\n    - { name: b, url: http://127.0.0.1:1/, partitions: [x] }',
      'Partitions of libraries: expected one holder of the partition "x", but got "a" and "b".',
    ],
  ])('does not start with %s, and says so in one line', async (_, text, message) => {
    const file = join(folder, 'partitions.yaml');
    await writeFile(file, text);
    const { exitCode, stderr } = await runMengyue(['gateway', '--supergraph', supergraph, '--partitions', file, '--port', '0']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }); // prettier-ignore
});
