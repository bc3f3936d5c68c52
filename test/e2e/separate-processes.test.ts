import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  ownContracts,
  subgraphNames,
  type SubgraphName,
} from '../../schema/contracts.ts';
import { composeSupergraph } from '../../schema/compose.ts';
import { ask, type Answer } from '../support/ask.ts';
import {
  runMengyue,
  startMengyue,
  type ServerProcess,
} from '../support/mengyue-process.ts';

describe('a gateway over four subgraphs, each a process of its own', () => {
  let directory: string;
  const processes = new Map<string, ServerProcess>();
  let separate: string;
  let allInOne: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mengyue-processes-'));
    const data = ['--data', join(directory, 'data')];
    allInOne = await start('start', /GraphQL {3}(\S+)/u, ['start', ...data]);
    const urls = new Map<string, string>();
    for (const name of subgraphNames) {
      const url = await start(name, /(http:\S+)/u, ['subgraph', name, ...data]);
      urls.set(name, url);
    }
    const composition = composeSupergraph(
      ownContracts().map((contract) => ({
        ...contract,
        url: urls.get(contract.name) ?? '',
      })),
    );
    if (composition.kind === 'refused') throw new Error('does not compose');
    const file = join(directory, 'supergraph.graphql');
    await writeFile(file, composition.supergraph);
    separate = await start('gateway', /(http:\S+)/u, [
      'gateway',
      '--supergraph',
      file,
    ]);
  }, 120_000);

  afterAll(async () => {
    for (const server of processes.values()) await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function start(
    name: string,
    address: RegExp,
    args: readonly string[],
  ): Promise<string> {
    const server = startMengyue([...args, '--port', '0']);
    processes.set(name, server);
    return (await server.printed(address))[1] ?? '';
  }

  const stop = (name: SubgraphName) => processes.get(name)?.stop();

  it.each(['federation', 'article'])(
    'answers %s.graphql as the all-in-one server does',
    async (name) => {
      const query = await readFile(`test/operations/${name}.graphql`, 'utf8');
      const answer = await ask(separate, query);
      expect(answer.errors).toBeUndefined();
      expect(answer).toEqual(await ask(allInOne, query));
    },
  );

  it('serves each subgraph its health and, elsewhere, a plain 404', async () => {
    const [, url = ''] =
      (await processes.get('resources')?.printed(/(http:\S+)/u)) ?? [];
    const health = await fetch(new URL('/health', url));
    expect(await health.json()).toEqual({ status: 'UP' });
    expect((await fetch(new URL('/elsewhere', url))).status).toBe(404);
  });

  it('keeps what is there when a subgraph is down, and says what is not', async () => {
    await stop('resources');
    const answer: Answer = await ask(
      separate,
      '{ alliance(id: "demo-precision-chain") { name exchanges { totalCount } memberships(first: 1) { nodes { unit { name } } } } }',
    );
    expect(answer).toEqual({
      data: {
        alliance: {
          name: '示例·精密制造链',
          exchanges: null,
          memberships: { nodes: [{ unit: { name: expect.any(String) } }] },
        },
      },
      errors: [
        expect.objectContaining({
          path: ['alliance', 'exchanges'],
          extensions: expect.objectContaining({
            code: 'SUBREQUEST_HTTP_ERROR',
            service: 'resources',
          }),
        }),
      ],
    });
  });

  it('refuses the filter that alliances decides when alliances is down, never with wrong rows', async () => {
    await stop('alliances');
    const answer = await ask(
      separate,
      '{ units(filter: { inAlliance: { eq: true } }) { totalCount } districts { totalCount } }',
    );
    expect(answer.data).toBeNull();
    expect(answer.errors).not.toHaveLength(0);
  });

  it('leaves no process behind', async () => {
    for (const [name, server] of processes) {
      const { exitCode } = await server.stop();
      expect([name, exitCode]).toEqual([name, 0]);
    }
    processes.clear();
    expect((await runMengyue(['--version'])).exitCode).toBe(0);
  });
});
