import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { replaceFile } from '../../support/replace-file.ts';
import { readPartitionSettings } from '../../../gateway/partitions/model/read-partition-settings.ts';
import {
  readPartitionsFile,
  watchPartitions,
} from '../../../gateway/partitions/endpoints/watch-partitions.ts';
import {
  askLibraries,
  booksOf,
  createLibraryGateway,
  type LibraryEndpoint,
  settingsOf,
  startLibrary,
} from './testing/library-federation.ts';

let folder: string;
let endpoints: LibraryEndpoint[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mengyue-partitions-'));
  endpoints = [
    await startLibrary('east', booksOf('east', 3)),
    await startLibrary('north', booksOf('north', 3)),
    await startLibrary('north again', booksOf('north', 3), ['north']),
  ];
});
afterAll(async () => {
  for (const endpoint of endpoints) await endpoint.stop();
  await rm(folder, { recursive: true });
});

function pick(...indices: number[]): LibraryEndpoint[] {
  return indices.flatMap((index) => endpoints[index] ?? []);
}

describe('a file of endpoints', () => {
  it('is YAML or JSON', () => {
    const settings = {
      libraries: {
        deadlineMs: 2000,
        endpoints: [
          { name: 'east', url: 'http://127.0.0.1:1/x', partitions: ['east'] },
        ],
      },
    };
    expect(readPartitionSettings(JSON.stringify(settings), 'p.json')).toEqual(settings); // prettier-ignore
    const yaml = `libraries:
  deadlineMs: 2000
  endpoints:
    - { name: east, url: http://127.0.0.1:1/x, partitions: [east] }`;
    expect(readPartitionSettings(yaml, 'p.yaml')).toEqual(settings);
  });

  it.each([
    [
      'libraries:\n  deadlinMs: 5\n  endpoints: []',
      'p.yaml:2:14: libraries.deadlinMs: expected a known key, but got "deadlinMs". Did you mean "deadlineMs"?',
    ],
    [
      'libraries:\n  endpoints:\n    - name: a\n      url: nowhere\n      partitions: [a]',
      'p.yaml:4:12: libraries.endpoints.0.url: Invalid URL.',
    ],
    [
      'libraries:\n  deadlineMs: soon\n  endpoints: []',
      'p.yaml:2:15: libraries.deadlineMs: Invalid input: expected number, received string.',
    ],
    ['libraries: [', expect.stringMatching(/^p\.yaml:1:\d+: /)],
  ])('says line, column and what is meant: %j', (text, message) => {
    expect(() => readPartitionSettings(text, 'p.yaml')).toThrow(
      expect.objectContaining({ message, name: 'StartupError' }),
    );
  });
});

describe('registration refuses', () => {
  it.each([
    [
      'two holders of one partition',
      () => settingsOf(pick(1, 2)),
      'Partitions of libraries: expected one holder of the partition "north", but got "north" and "north again".',
    ],
    [
      'two endpoints of one name',
      () => settingsOf(pick(0, 0)),
      'Partitions of libraries: expected one endpoint named "east", but got two.',
    ],
    [
      'an endpoint without a way to it',
      () => ({ libraries: { endpoints: [{ name: 'x', partitions: ['x'] }] } }),
      'Partitions of libraries: expected a url of the endpoint "x", but got none.',
    ],
    [
      'a subgraph that is not partitioned',
      () => ({ loans: { endpoints: [] } }),
      'Partitions of "loans": expected a subgraph with @route or @gather (libraries), but got another.',
    ],
  ])('%s', async (_, settings, message) => {
    await expect(createLibraryGateway(settings())).rejects.toThrow(message);
  });
});

describe('a watched file', () => {
  it('keeps the last good endpoints when a new file is refused', async () => {
    const file = join(folder, 'refused.json');
    await replaceFile(file, JSON.stringify(settingsOf(pick(0, 1))));
    const gateway = await createLibraryGateway(await readPartitionsFile(file));
    const refused: unknown[] = [];
    const watch = watchPartitions({
      file,
      current: () => gateway.partitions,
      replace: (settings) => gateway.setPartitions(settings),
      intervalMs: 10,
      settleMs: 20,
      onRefused: (error) => refused.push(error),
    });
    await replaceFile(file, JSON.stringify(settingsOf(pick(0, 1, 2))));
    while (refused.length === 0) await sleep(10);
    watch.stop();
    expect(String(refused[0])).toContain('but got "north" and "north again"');
    const answer = await askLibraries(gateway, '{ statistics { count } }');
    expect(answer.data).toEqual({ statistics: { count: 6 } });
    await gateway.stop();
  });

  it('lets partitions join, move and leave under load: no request fails', async () => {
    const file = join(folder, 'moving.json');
    await replaceFile(file, JSON.stringify(settingsOf(pick(0, 1))));
    const gateway = await createLibraryGateway(await readPartitionsFile(file));
    let reloads = 0;
    const watch = watchPartitions({
      file,
      current: () => gateway.partitions,
      replace: (settings) => gateway.setPartitions(settings),
      intervalMs: 10,
      settleMs: 20,
      onReload: () => {
        reloads += 1;
      },
    });
    let isOver = false;
    const failures: unknown[] = [];
    const counts = new Set<unknown>();
    const load = Array.from({ length: 8 }, async () => {
      while (!isOver) {
        const answer = await askLibraries(gateway, '{ statistics { count } book(id: "east:1") { title } books { nodes { id } } }'); // prettier-ignore
        if (answer.errors) failures.push(answer.errors);
        counts.add((answer.data?.['statistics'] as { count: number }).count);
      }
    });
    const steps = [pick(0, 2), pick(0), pick(0, 1), pick(0, 2)];
    for (const [n, step] of steps.entries()) {
      await sleep(50);
      const retired = step.length === 1 ? { retired: ['north'] } : {};
      await replaceFile(file, JSON.stringify(settingsOf(step, retired)));
      while (reloads <= n) await sleep(5);
    }
    await sleep(50);
    isOver = true;
    await Promise.all(load);
    watch.stop();
    await gateway.stop();
    expect(failures).toEqual([]);
    expect([...counts].sort()).toEqual([3, 6]);
    expect(endpoints[2]?.requests.length).toBeGreaterThan(0);
  });
});

describe('a file that lacks partitions which are in force', () => {
  const lines = (names: readonly string[]) =>
    names.map((name) => `    - { name: ${name}, url: "http://127.0.0.1:1/${name}", partitions: [${name}] }\n`); // prettier-ignore
  const NAMES = ['east', 'north', 'south', 'west', 'upper', 'lower'];
  const HEAD = 'libraries:\n  endpoints:\n';
  const WHOLE = HEAD + lines(NAMES).join('');

  /** What comes of a text after the whole file has been in force. */
  async function outcomeOf(text: string) {
    const file = join(folder, 'lacking.yaml');
    await replaceFile(file, WHOLE);
    const gateway = await createLibraryGateway(await readPartitionsFile(file));
    const before = gateway.partitions;
    const outcome = await new Promise<unknown>((resolve) => {
      const watch = watchPartitions({
        file,
        current: () => gateway.partitions,
        replace: (settings) => gateway.setPartitions(settings),
        intervalMs: 2,
        settleMs: 4,
        onReload: end,
        onRefused: (error) => end((error as Error).message),
      });
      function end(value: unknown): void {
        watch.stop();
        resolve(value);
      }
      void replaceFile(file, text);
    });
    const isKept = gateway.partitions === before;
    await gateway.stop();
    return { outcome, isKept };
  }

  it.each([1, 2, 5])('is refused: %i of six lines', async (count) => {
    const { outcome, isKept } = await outcomeOf(HEAD + lines(NAMES.slice(0, count)).join('')); // prettier-ignore
    expect(outcome).toContain(
      `Expected every partition that is in force, but got a file without ${NAMES.slice(count).map((name) => `libraries/${name}`).join(', ')}.`,
    ); // prettier-ignore
    expect(outcome).toContain(`retired: ${JSON.stringify(NAMES.slice(count))}.`); // prettier-ignore
    expect(isKept).toBe(true);
  });

  it.each([
    ['empty', '', 'but got an empty file'],
    ['of comments', '# libraries:\n', 'expected endpoints of a subgraph, but got none'],
    ['cut off behind a key', HEAD, 'libraries.endpoints'],
    ['without an endpoint', 'libraries: { endpoints: [] }', 'without libraries/east'],
    ['of a partition that moves to the rest', WHOLE.replace('[north]', '["*"]'), 'without libraries/north'],
    ['of a partition that is held and retired', `${WHOLE}    - { name: new, url: "http://127.0.0.1:1/", partitions: [new] }\n  retired: [north]`, 'Expected libraries/north to be held or retired, but got both.'],
  ])('is refused: one %s', async (_, text, message) => {
    const { outcome, isKept } = await outcomeOf(text);
    expect(outcome).toContain(message);
    expect(isKept).toBe(true);
  }); // prettier-ignore

  it('is put in force where they are listed as retired, and says what changes', async () => {
    const rest = lines(['east', 'south', 'upper', 'lower', 'new']).join('').replace('1/south', '2/south'); // prettier-ignore
    const text = `${HEAD}${rest}  retired: [north, west]\n`;
    expect(await outcomeOf(text)).toEqual({
      outcome: {
        joining: ['libraries/new'],
        leaving: ['libraries/north', 'libraries/west'],
        moving: ['libraries/south'],
      },
      isKept: false,
    });
  });
});

describe('a request under way', () => {
  it('ends where it began, though the endpoint is gone meanwhile', async () => {
    const [east, north] = pick(0, 1);
    if (!east || !north) throw new Error('two endpoints');
    const gateway = await createLibraryGateway(settingsOf([east, north]));
    let letGo: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      north.misbehave = (_, response) => {
        letGo = () => {
          response.end('{"data":{"statistics":{"count":7}}}');
        };
        resolve();
        return true;
      };
    });
    const answer = askLibraries(gateway, '{ statistics { count } }');
    await asked;
    gateway.setPartitions(settingsOf([east]));
    letGo();
    expect((await answer).data).toEqual({ statistics: { count: 10 } });
    north.misbehave = undefined;
    await gateway.stop();
  });
});

describe('the cost of a batch', () => {
  it('follows the partitions it touches: 3 requests, with 4 endpoints or 400', async () => {
    const loans = ['p0:1', 'p1:1', 'p2:1', 'p1:2'].map((book, n) => ({ id: String(n), book })); // prettier-ignore
    for (const size of [4, 400]) {
      let asked = 0;
      const endpointFetchers = Object.fromEntries(
        Array.from({ length: size }, (_, n) => [
          `endpoint ${n}`,
          {
            fetch: ({ variables }: { variables?: Readonly<Record<string, unknown>> }) => {
              asked += 1;
              const [list] = Object.values(variables ?? {}) as { id: string }[][];
              const entities = (list ?? []).map(({ id }) => ({ __typename: 'Book', title: id, _partition_id: id }));
              return Promise.resolve({ data: { _entities: entities } });
            },
          },
        ]),
      ); // prettier-ignore
      const settings = Array.from({ length: size }, (_, n) => ({
        name: `endpoint ${n}`,
        partitions: [`p${n}`],
      }));
      const gateway = await createLibraryGateway(
        { libraries: { endpoints: settings } },
        { loans, endpointFetchers },
      );
      const answer = await askLibraries(
        gateway,
        '{ loans { book { title } } }',
      );
      await gateway.stop();
      expect(answer.errors).toBeUndefined();
      expect(asked).toBe(3);
    }
  });
});
