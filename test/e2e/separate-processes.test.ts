import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { articleSystem } from '../../demo/article/units.ts';
import {
  demoSystems,
  type DemoSystem,
} from '../../demo/districts/demo-systems.ts';
import {
  ownContracts,
  subgraphNames,
  type SubgraphName,
} from '../../schema/contracts.ts';
import { composeSupergraph } from '../../schema/compose.ts';
import type { EndpointSettings } from '../../gateway/partitions/model/partition-settings.ts';
import { publicationOwner } from '../../subgraphs/kit/values/ids.ts';
import { ask, type Answer } from '../support/ask.ts';
import {
  runMengyue,
  startMengyue,
  type ServerProcess,
} from '../support/mengyue-process.ts';

/** The systems that a gateway of its own is before. */
const CITY: ReadonlySet<string> = new Set<DemoSystem>(['lqydj', 'jszz']);

describe('a gateway over subgraphs and district systems, each a process of its own', () => {
  let directory: string;
  const processes = new Map<string, ServerProcess>();
  let separate: string;
  /** Before a gateway that is before two of the systems. */
  let province: string;
  let allInOne: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mengyue-processes-'));
    const data = ['--data', join(directory, 'data')];
    allInOne = await start('start', /GraphQL {3}(\S+)/u, ['start', ...data]);
    const urls = new Map<string, string>();
    for (const name of subgraphNames) {
      if (name === 'organizations') continue;
      const url = await start(name, /(http:\S+)/u, ['subgraph', name, ...data]);
      urls.set(name, url);
    }
    const districts = await startDistricts(data);
    const partitions = await writePartitions('partitions', districts);
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
      '--partitions',
      partitions,
    ]);
    const ofCity = districts.filter(({ name }) => CITY.has(name));
    const city = await start('city', /(http:\S+)/u, [
      'gateway',
      '--supergraph',
      file,
      '--partitions',
      await writePartitions('city', ofCity),
    ]);
    const behind: EndpointSettings = {
      name: 'city',
      url: city,
      partitions: ofCity.flatMap((one) => one.partitions),
      entities: 'lookup',
      readOnly: true,
    };
    const others = districts.filter(({ name }) => !CITY.has(name));
    province = await start('province', /(http:\S+)/u, [
      'gateway',
      '--supergraph',
      file,
      '--partitions',
      await writePartitions('province', [behind, ...others]),
    ]);
  });

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

  async function writePartitions(
    name: string,
    endpoints: readonly EndpointSettings[],
  ): Promise<string> {
    const file = join(directory, `${name}.json`);
    await writeFile(file, JSON.stringify({ organizations: { endpoints } }));
    return file;
  }

  /** One process for each system and the article. */
  async function startDistricts(
    data: readonly string[],
  ): Promise<EndpointSettings[]> {
    const endpoints: EndpointSettings[] = [];
    for (const system of [...demoSystems, articleSystem] as const) {
      const args = ['subgraph', 'organizations', '--system', system, ...data];
      const url = await start(system, /(http:\S+)/u, args);
      const { data: answer } = await ask(url, '{ connectedDistrictCodes }');
      const codes = answer?.['connectedDistrictCodes'] as readonly string[];
      // The article is of no district.
      const isOfDistricts = codes.length > 0;
      endpoints.push({
        name: system,
        url,
        partitions: isOfDistricts ? [...codes] : [publicationOwner],
        readOnly: true,
        ...(isOfDistricts ? {} : { only: { provenance: ['ARTICLE'] } }),
      });
    }
    return endpoints;
  }

  const stop = (name: SubgraphName | DemoSystem) => processes.get(name)?.stop();

  it.each(['federation', 'article'])(
    'answers %s.graphql as the all-in-one server does',
    async (name) => {
      const query = await readFile(`test/operations/${name}.graphql`, 'utf8');
      const answer = await ask(separate, query);
      expect(answer.errors).toBeUndefined();
      expect(answer).toEqual(await ask(allInOne, query));
    },
  );

  it.each(['federation', 'article'])(
    'answers %s.graphql through a gateway behind a gateway, too',
    async (name) => {
      const query = await readFile(`test/operations/${name}.graphql`, 'utf8');
      expect(await ask(province, query)).toEqual(await ask(allInOne, query));
    },
  );

  it('counts as asked only who was asked: the article is no part of a list that leaves it out', async () => {
    for (const url of [allInOne, separate]) {
      const list = await ask(url, '{ units(first: 1) { totalCount } }');
      expect(list.extensions?.partitions).toMatchObject({
        ok: expect.not.arrayContaining([publicationOwner]),
        skipped: [publicationOwner],
      });
      const both = await ask(
        url,
        '{ units(first: 1, provenance: [SYNTHETIC, ARTICLE]) { totalCount } }',
      );
      expect(both.extensions?.partitions).toMatchObject({
        ok: expect.arrayContaining([publicationOwner]),
        skipped: [],
      });
    }
  });

  it('serves each subgraph its health and, elsewhere, a plain 404', async () => {
    const [, url = ''] =
      (await processes.get('resources')?.printed(/(http:\S+)/u)) ?? [];
    const health = await fetch(new URL('/health', url));
    expect(await health.json()).toEqual({ status: 'UP' });
    expect((await fetch(new URL('/elsewhere', url))).status).toBe(404);
  });

  describe('when the database of a district is gone and its endpoint lives', () => {
    const database = () => join(directory, 'data', 'demo', 'jszz.sqlite');
    beforeAll(() => rename(database(), `${database()}.away`));
    afterAll(() => rename(`${database()}.away`, database()));

    const unreadable = {
      partition: '310116',
      code: 'SOURCE_UNAVAILABLE',
      reason:
        'The system jszz (示例·金山智慧党建组织库) of 310116 cannot be read now.',
    };

    it.each([
      ['all in one', () => allInOne],
      ['behind a gateway', () => separate],
      ['behind two', () => province],
    ])(
      "%s, the README's query says whose units are missing",
      async (_, url) => {
        const readme = await readFile('README.md', 'utf8');
        const query = /```graphql\n(.*?)```/su.exec(readme)?.[1] ?? '';
        const answer = await ask(url(), query);
        expect(answer.extensions?.partitions).toEqual({
          ok: [],
          failed: [unreadable],
          skipped: [],
          stale: [],
        });
        expect(answer).toMatchObject({
        data: { alliance: { memberships: { nodes: [{ role: 'LEAD', unit: null }, { unit: null }] } } },
      }); // prettier-ignore
        const codes = answer.errors?.map((error) => error.extensions?.['code']);
        expect(new Set(codes)).toEqual(new Set(['SOURCE_UNAVAILABLE']));

        const headers = { 'x-mengyue-completeness': 'complete' };
        const demanded = await ask(url(), query, { headers });
        expect(demanded.data).toBeNull();
        expect(demanded.errors?.[0]?.extensions?.['code']).toBe('INCOMPLETE_ANSWER'); // prettier-ignore
      },
    );
  });

  it('keeps what is there when a subgraph is down, and says what is not', async () => {
    await stop('resources');
    const answer: Answer = await ask(
      separate,
      '{ alliance(id: "demo-precision-chain") { name exchanges { totalCount } memberships(first: 1) { nodes { unit { name } } } } }',
    );
    expect(answer).toMatchObject({
      extensions: { partitions: { ok: ['310116'], failed: [] } },
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

  it('keeps every alliance when a district is down, and says whose rows are missing', async () => {
    const query =
      '{ alliances(first: 50) { totalCount nodes { name districts { name } memberships(first: 100) { nodes { unit { id name } } } } } units(first: 1) { totalCount } }';
    const whole = await ask(separate, query);
    await stop('jszz');
    const answer = await ask(separate, query);
    const failed = ['310116'];
    const known = unitNames(whole).filter(([id]) => !id.startsWith('310116:'));
    expect(new Map(unitNames(answer))).toEqual(new Map(known));
    expect(known.length).toBeLessThan(unitNames(whole).length);
    expect(namesOf(answer)).toEqual(namesOf(whole));
    expect(answer.extensions?.partitions).toMatchObject({
      failed: failed.map((partition) => ({ partition })),
      stale: [],
    });
    const codes = new Set(answer.errors?.map((e) => e.extensions?.['code']));
    expect(codes).toEqual(new Set(['PARTITION_UNAVAILABLE']));
    const demanding = await ask(separate, query, {
      headers: { 'x-mengyue-completeness': 'complete' },
    });
    expect(demanding.data).toBeNull();
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

interface Names {
  readonly name: string;
  readonly districts: readonly { readonly name: string }[];
  readonly memberships: {
    readonly nodes: readonly {
      readonly unit: { readonly id: string; readonly name: string } | null;
    }[];
  };
}

function alliancesOf({ data }: Answer): readonly Names[] {
  return (data?.['alliances'] as { nodes: readonly Names[] }).nodes;
}

function namesOf(answer: Answer): readonly unknown[] {
  return alliancesOf(answer).map(({ name, districts }) => ({
    name,
    districts,
  }));
}

function unitNames(answer: Answer): readonly [id: string, name: string][] {
  return alliancesOf(answer)
    .flatMap(({ memberships }) => memberships.nodes)
    .flatMap(({ unit }) => (unit ? [[unit.id, unit.name] as const] : []))
    .map(([id, name]) => [id, name]);
}
