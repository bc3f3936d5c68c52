import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ask } from '../support/ask.ts';
import {
  startMengyue,
  type ServerProcess,
} from '../support/mengyue-process.ts';

/** Query and answer of each example, in the order of the page. */
function examplesOf(markdown: string): { query: string; answer: unknown }[] {
  return [
    ...markdown.matchAll(/```graphql\n([^]*?)```\s+```json\n([^]*?)```/gu),
  ].map(([, query = '', answer = '']) => ({
    query,
    answer: JSON.parse(answer) as unknown,
  }));
}

describe('every example of a page answers what the page says', () => {
  let directory: string;
  let server: ServerProcess;
  let url: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mengyue-docs-'));
    server = startMengyue(['start', '--port', '0', '--data', directory]);
    url = (await server.printed(/GraphQL {3}(\S+)/u))[1] ?? '';
  });

  afterAll(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it.each(['README.md', 'README.zh-CN.md'])('%s', async (page) => {
    const examples = examplesOf(await readFile(page, 'utf8'));
    expect(examples).not.toHaveLength(0);
    for (const { query, answer } of examples) {
      expect(await ask(url, query)).toEqual(answer);
    }
  });
});
