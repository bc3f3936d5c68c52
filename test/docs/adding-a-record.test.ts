import { execFile, execFileSync } from 'node:child_process';
import {
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { format, resolveConfig } from 'prettier';

import { ask } from '../support/ask.ts';
import {
  startMengyue,
  type ServerProcess,
} from '../support/mengyue-process.ts';

const run = promisify(execFile);
const source = join(import.meta.dirname, '../..');

/** What the page adds: to a file of its own, or to a place in one. */
interface Addition {
  readonly path: string;
  readonly place: string | null;
  readonly text: string;
}

describe('docs/adding-a-record.md', () => {
  let root: string;
  let additions: readonly Addition[];
  const changed = { byHand: [] as string[], byCommand: [] as string[] };

  beforeAll(async () => {
    const page = await readFile(
      join(source, 'docs/adding-a-record.md'),
      'utf8',
    );
    additions = additionsOf(page);
    root = await mkdtemp(join(tmpdir(), 'mengyue-record-'));
    await copySources(root);
    const before = await textsOf(root);
    for (const addition of additions) await apply(root, addition);
    const written = await textsOf(root);
    await npmRun(root, 'codegen');
    await npmRun(root, 'schema');
    const after = await textsOf(root);
    changed.byHand = changesOf(before, written);
    changed.byCommand = changesOf(written, after);
  });

  afterAll(() => rm(root, { recursive: true, force: true }));

  it('touches the aggregate’s folder, the contract and nothing else', () => {
    const folder = 'subgraphs/activities/bulletin/';
    expect(changed.byHand.filter((path) => !path.startsWith(folder))).toEqual([
      'schema/activities.graphql',
    ]);
    expect(changed.byHand).toHaveLength(6);
  });

  it('leaves to commands what follows from them', () => {
    expect(changed.byCommand).toEqual([
      'schema/supergraph.graphql',
      'subgraphs/activities/aggregates.ts',
      'subgraphs/activities/contract/generated.ts',
    ]);
  });

  it('shows code as the formatter leaves it', async () => {
    const options = await resolveConfig(join(source, 'package.json'));
    for (const { path, text } of additions.filter(({ place }) => !place)) {
      expect(text).toBe(await format(text, { ...options, filepath: path }));
    }
  });

  it('compiles', async () => {
    const project = join(root, 'tsconfig.record.json');
    const include = ['subgraphs/activities/**/*.ts'];
    await writeFile(
      project,
      JSON.stringify({ extends: './tsconfig.json', include }),
    );
    await run(process.execPath, [
      join(source, 'node_modules/typescript/bin/tsc'),
      '--noEmit',
      ...['--project', project],
    ]);
  });

  describe('makes a server that', () => {
    let server: ServerProcess;
    let url: string;

    beforeAll(async () => {
      const file = join(root, 'activities.sqlite');
      server = startMengyue(
        [
          'subgraph',
          'activities',
          '--database',
          `sqlite:${file}`,
          '--port',
          '0',
        ],
        {},
        join(root, 'cli/mengyue.ts'),
      );
      url = (await server.printed(/activities {2}(\S+)/u))[1] ?? '';
      insertBulletins(file);
    });

    afterAll(() => server.stop());

    it('lists the record in its order, a page at a time', async () => {
      const first = await bulletins('first: 2');
      expect(first.nodes).toEqual([{ id: 'b2' }, { id: 'b1' }]);
      expect(first.totalCount).toBe(3);
      expect(
        await bulletins(`first: 2, after: "${first.pageInfo.endCursor}"`),
      ).toMatchObject({ nodes: [{ id: 'b3' }] });
    });

    it('lists it in the order that is asked for', async () => {
      const args = 'first: 1, orderBy: [{ publishedOn: DESC }, { title: ASC }]';
      const first = await bulletins(args);
      expect(first.nodes).toEqual([{ id: 'b3' }]);
      expect(
        await bulletins(`${args}, after: "${first.pageInfo.endCursor}"`),
      ).toMatchObject({ nodes: [{ id: 'b1' }] });
    });

    it('filters it by every operator of the contract', async () => {
      expect(
        await bulletins('filter: { kind: { eq: EXPERIENCE } }'),
      ).toMatchObject({ nodes: [{ id: 'b1' }], totalCount: 1 });
      expect(
        await bulletins(
          'filter: { not: { or: [{ title: { contains: "经验" } }, { alliance: { eq: "two" } }] } }',
        ),
      ).toMatchObject({ nodes: [{ id: 'b2' }] });
    });

    it('finds it by its key, and below its parent', async () => {
      const { data } = await ask(
        url,
        `{ _entities(representations: [{ __typename: "Bulletin", id: "b3" }, { __typename: "Alliance", id: "one" }]) {
          ... on Bulletin { title kind publishedOn alliance { id } }
          ... on Alliance { bulletins(orderBy: [{ publishedOn: DESC }]) { nodes { id } totalCount } }
        } }`,
      );
      expect(data?.['_entities']).toEqual([
        {
          title: '简报三',
          kind: 'NEWS',
          publishedOn: '2020-08-01',
          alliance: { id: 'two' },
        },
        {
          bulletins: { nodes: [{ id: 'b1' }, { id: 'b2' }], totalCount: null },
        },
      ]);
    });

    async function bulletins(args: string) {
      const { data, errors } = await ask(
        url,
        `{ bulletins(${args}) { nodes { id } totalCount pageInfo { endCursor } } }`,
      );
      expect(errors).toBeUndefined();
      return data?.['bulletins'] as {
        nodes: unknown;
        totalCount: unknown;
        pageInfo: { endCursor: string };
      };
    }
  });
});

/** Code blocks whose first line says where their text goes. */
function additionsOf(page: string): Addition[] {
  const blocks = page.matchAll(
    /```(?:ts|graphql)\n(?:\/\/|#) (\S+?\.\w+)(?:, (.+))?\n([^]*?)```/gu,
  );
  return [...blocks].map(([, path = '', place = null, text = '']) => ({
    path,
    place,
    text,
  }));
}

async function apply(
  root: string,
  { path, place, text }: Addition,
): Promise<void> {
  const file = join(root, path);
  if (place === null) {
    await mkdir(dirname(file), { recursive: true });
    return writeFile(file, text);
  }
  const before = await readFile(file, 'utf8');
  const type = /^in (type \w+)$/u.exec(place)?.[1];
  if (type === undefined) return writeFile(file, before + text);
  const end = before.indexOf('\n}', before.indexOf(`\n${type} `)) + 1;
  return writeFile(file, before.slice(0, end) + text + before.slice(end));
}

/** The sources that Git knows, but tests and pages. */
async function copySources(root: string): Promise<void> {
  for (const path of sourceFiles()) {
    await cp(join(source, path), join(root, path));
  }
  await symlink(join(source, 'node_modules'), join(root, 'node_modules'));
}

function sourceFiles(): string[] {
  const listed = execFileSync('git', ['ls-files'], {
    cwd: source,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((path) => path !== '' && !/^(test|docs|bench)\//u.test(path));
}

async function textsOf(root: string): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await run(
    'find',
    ['.', '-type', 'f', '-not', '-path', './node_modules/*'],
    { cwd: root, maxBuffer: 1e8 },
  );
  const paths = stdout.split('\n').filter((path) => path !== '');
  const texts = paths.map(
    async (path) =>
      [path.slice(2), await readFile(join(root, path), 'utf8')] as const,
  );
  return new Map(await Promise.all(texts));
}

function changesOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...after]
    .filter(([path, text]) => before.get(path) !== text)
    .map(([path]) => path)
    .sort();
}

async function npmRun(root: string, script: string): Promise<void> {
  const { scripts } = JSON.parse(
    await readFile(join(source, 'package.json'), 'utf8'),
  ) as { readonly scripts: Readonly<Record<string, string>> };
  const [, ...args] = scripts[script]?.split(' ') ?? [];
  await run(process.execPath, args, { cwd: root });
}

function insertBulletins(file: string): void {
  const database = new Database(file);
  const insert = database.prepare(
    'INSERT INTO bulletin (id, title, kind, published_on, alliance_id) VALUES (?, ?, ?, ?, ?)',
  );
  insert.run('b1', '经验一', 'EXPERIENCE', '2020-07-02', 'one');
  insert.run('b2', '简报二', 'NEWS', '2020-07-01', 'one');
  insert.run('b3', '简报三', 'NEWS', '2020-08-01', 'two');
  database.close();
}
