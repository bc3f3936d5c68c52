import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { fillDemo } from '../../demo/fill.ts';
import { ask } from '../support/ask.ts';
import { runMengyue, startMengyue } from '../support/mengyue-process.ts';

const run = promisify(execFile);

/** A share of the README's query, and a count of another district. */
const query = `{
  alliance(id: "demo-precision-chain") {
    name
    memberships(first: 1, filter: { district: { eq: "310116" } }) { nodes { unit { name } } }
  }
  others: units(districts: ["350100", "510112"]) { totalCount }
}`;

const member = {
  nodes: [{ unit: { name: expect.stringMatching(/^示例·/u) as unknown } }],
};

describe('mengyue start with a district that is out', () => {
  let directory: string;
  let filled: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mengyue-out-'));
    filled = join(directory, 'filled');
    await fillDemo({ directory: join(filled, 'demo') });
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  async function copyOfDemo(name: string): Promise<string> {
    const data = join(directory, name);
    await cp(filled, data, { recursive: true, preserveTimestamps: true });
    return data;
  }

  const start = (data: string) =>
    startMengyue(['start', '--port', '0', '--data', data]);

  it.each<[string, (path: string, bytes: Buffer) => Promise<void>, string]>([
    ['missing', (path) => rm(path), '文件不存在'],
    [
      'damaged',
      (path, bytes) => writeFile(path, bytes.subarray(0, 5_000)),
      '文件已损坏',
    ],
  ])(
    'starts where its file is %s, says which and why, and takes it in when it is back',
    async (name, spoil, reason) => {
      const data = await copyOfDemo(name);
      const path = join(data, 'demo/jszz.sqlite');
      const bytes = readFileSync(path);
      await spoil(path, bytes);

      const server = start(data);
      const [, url = ''] = await server.printed(/GraphQL {3}(\S+)/u);
      const partial = await ask(url, query);
      expect(partial.data).toMatchObject({
        alliance: { name: '示例·精密制造链' },
        others: { totalCount: expect.any(Number) as unknown },
      });
      expect(JSON.stringify(partial.data)).toContain('"unit":null');

      await rm(path, { force: true });
      await writeFile(path, bytes);
      const whole = await ask(url, query);
      expect(whole.errors).toBeUndefined();
      expect(whole.data).toMatchObject({ alliance: { memberships: member } });

      const { exitCode, stderr } = await server.stop();
      expect(exitCode).toBe(0);
      const lines = stderr.split('\n').filter((line) => line.includes('jszz'));
      expect(lines).toEqual([
        expect.stringContaining(`(jszz,310116)暂不可用:${reason}`),
        expect.stringContaining('(jszz) of 310116 is out'),
        expect.stringContaining('(jszz,310116)已恢复'),
        expect.stringContaining('(jszz) of 310116 is back.'),
      ]);
      expect(stderr).not.toMatch(/^\s+at /mu);
    },
  );

  it.each(['README.md', 'README.zh-CN.md'])(
    'is seen by the commands of %s',
    async (page) => {
      const data = await copyOfDemo(page);
      const server = start(data);
      const [, url = ''] = await server.printed(/GraphQL {3}(\S+)/u);
      const [commands = ''] =
        /(?<=```sh\n)mv [^`]*/u.exec(readFileSync(page, 'utf8')) ?? [];
      const { stdout } = await run('bash', [
        '-ec',
        commands
          .replaceAll('http://127.0.0.1:4000/graphql', url)
          .replaceAll('data/', `${data}/`),
      ]);
      expect(JSON.parse(stdout)).toMatchObject({
        data: { alliances: { totalCount: 26 } },
        errors: [{ extensions: { code: 'PARTITION_UNAVAILABLE' } }],
        extensions: {
          partitions: {
            ok: ['330110'],
            failed: [{ partition: '310116', code: 'SOURCE_UNAVAILABLE' }],
          },
        },
      });
      expect((await ask(url, query)).errors).toBeUndefined();
      await server.stop();
    },
  );

  it('starts with every district out, and the alliances are there', async () => {
    const data = await copyOfDemo('none');
    const files = [
      'lqy_dj.sqlite',
      'fz_hlw.sqlite',
      'jszz.sqlite',
      'hmtz.xlsx',
    ];
    for (const file of files) await rm(join(data, 'demo', file));
    const server = start(data);
    const [, url = ''] = await server.printed(/GraphQL {3}(\S+)/u);
    const { data: answer } = await ask(
      url,
      '{ alliances { totalCount } real: unit(id: "article:wzss:zhongche") { name } }',
    );
    expect(answer).toEqual({
      alliances: { totalCount: 26 },
      real: { name: '中车' },
    });
    const { stderr } = await server.stop();
    expect(stderr.match(/ is out: /gu)).toHaveLength(4);
  });

  it.each<[string, (path: string) => Promise<void>, string]>([
    ['is missing', (path) => rm(path), 'the file is missing'],
    ['is empty', (path) => writeFile(path, ''), 'the file is empty'],
    [
      'is damaged',
      (path) => writeFile(path, 'no database'.repeat(500)),
      'not a database',
    ],
  ])(
    "refuses to start where the platform's own database %s: an empty one would say that there is no alliance",
    async (name, spoil, reason) => {
      const data = await copyOfDemo(`platform ${name}`);
      await spoil(join(data, 'demo/alliances.sqlite'));
      const { exitCode, stdout, stderr } = await runMengyue([
        'start',
        '--port',
        '0',
        '--data',
        data,
      ]);
      expect(exitCode).toBe(3);
      expect(stdout).toBe('');
      expect(stderr).toContain('alliances.sqlite');
      expect(stderr).toContain(reason);
    },
  );
});
