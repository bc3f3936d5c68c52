import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ask, type Answer } from '../support/ask.ts';
import {
  startMengyue,
  type ServerProcess,
} from '../support/mengyue-process.ts';

interface Organization {
  readonly id: string;
  readonly affiliation: {
    readonly path: readonly { readonly id: string }[];
  } | null;
}

interface Unit {
  readonly id: string;
  readonly district: { readonly code: string };
  readonly partyOrganizations: readonly Organization[] | null;
}

interface FederationData {
  readonly alliances: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly id: string;
      readonly memberships: {
        readonly nodes: readonly { unit: Unit | null }[];
      };
    }[];
  };
}

const operations = new URL('../operations/', import.meta.url);
const readOperation = (name: string) =>
  readFile(new URL(`${name}.graphql`, operations), 'utf8');

const districtOf = (id: string) => id.split(':', 1)[0] ?? '';

describe('mengyue start', () => {
  let directory: string;
  let server: ServerProcess;
  let url: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mengyue-start-'));
    server = startMengyue([
      'start',
      '--port',
      '0',
      '--data',
      join(directory, 'data'),
    ]);
    const [, endpoint = ''] = await server.printed(/GraphQL {3}(\S+)/u);
    url = endpoint;
  });

  afterAll(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('prints the addresses of the console, the endpoint and the explorer', async () => {
    const [output] = await server.printed(/[^]*Explorer.*\n/u);
    const { origin } = new URL(url);
    expect(output.match(/http:\S+/gu)).toEqual([
      `${origin}/`,
      `${origin}/graphql`,
      `${origin}/explorer`,
    ]);
  });

  it.each([
    ['/graphql', '盟约'],
    ['/explorer', '盟约'],
    ['/', '盟约'],
  ])('opens a page at %s in a browser', async (path, word) => {
    const response = await fetch(new URL(path, url), {
      headers: { accept: 'text/html' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain(word);
  });

  describe('joins all four subgraphs across districts', () => {
    let answer: Answer;
    let data: FederationData;

    beforeAll(async () => {
      answer = await ask(url, await readOperation('federation'));
      data = answer.data as unknown as FederationData;
    });

    it('answers without errors', () => {
      expect(answer.errors).toBeUndefined();
      expect(data.alliances.nodes).toHaveLength(data.alliances.totalCount);
    });

    it('has members of at least three districts inside one alliance', () => {
      const districts = data.alliances.nodes.map(
        ({ memberships }) =>
          new Set(
            memberships.nodes.map(({ unit }) => districtOf(unit?.id ?? '')),
          ).size,
      );
      expect(Math.max(...districts)).toBeGreaterThanOrEqual(3);
    });

    it('says nothing of the affiliation of those that the article names', () => {
      const real = data.alliances.nodes
        .flatMap(({ memberships }) => memberships.nodes)
        .flatMap(({ unit }) => unit ?? [])
        .filter(({ id }) => districtOf(id) === 'article');
      expect(real.map(({ id }) => id).sort()).toEqual([
        'article:wzss:lvxiang',
        'article:wzss:xincang',
      ]);
      for (const { partyOrganizations } of real) {
        expect(partyOrganizations).toBeNull();
      }
    });

    it('shows every party organization in its own district’s affiliation path', () => {
      const units = data.alliances.nodes.flatMap(({ memberships }) =>
        memberships.nodes.flatMap(({ unit }) => unit ?? []),
      );
      const organizations = units
        .flatMap((unit) => unit.partyOrganizations ?? [])
        .filter(({ id }) => districtOf(id) !== 'article');
      expect(organizations.length).toBeGreaterThan(100);
      const system = (id: string) => id.split(':')[1];
      for (const { id, affiliation } of organizations) {
        const path = affiliation?.path ?? [];
        expect(path.at(-1)?.id).toBe(id);
        expect(path.every((above) => system(above.id) === system(id))).toBe(
          true,
        );
      }
    });
  });

  it('tells what the article says, with its figures', async () => {
    const { data, errors } = await ask(url, await readOperation('article'));
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      wenjiang: {
        alliances: { length: 4 },
        outcomes: [
          {
            metric: 'SALES_CNY',
            value: 6_500_000,
            wording: '650余万元',
            evidence: 'REPORTED',
            citation: { speaker: '成都', question: 3 },
          },
          {
            metric: 'CONTRACT_CNY',
            value: 60_000_000,
            wording: '6000余万元',
            evidence: 'REPORTED',
          },
        ],
      },
      chair: {
        chairTerms: [
          { ordinal: 1, unit: { name: expect.stringContaining('网龙') } },
        ],
        donations: {
          nodes: [
            {
              valueCny: 2_000_000,
              recipientCount: 240,
              wording: '240个；200万元',
              donor: { name: expect.stringContaining('网龙') },
            },
          ],
        },
      },
      labour: {
        demandClusters: [{ state: 'CLUSTERED', trainingPlans: [] }],
        exchanges: {
          nodes: [
            {
              kind: 'LABOUR',
              direction: 'NOT_STATED',
              parties: {
                length: 2,
                0: { name: expect.any(String) },
              },
              provider: null,
              receiver: null,
            },
          ],
        },
      },
    });
    expect(JSON.stringify(data?.['resumed'])).toContain(
      '{"metric":"FIRMS_RESUMED","value":57,"withinDays":7,"wording":"57家；一周内"}',
    );
  });

  it('tells unknown from zero of alliances known from the article', async () => {
    const { data, errors } = await ask(
      url,
      `{ alliances(first: 100, filter: { provenance: { eq: ARTICLE } }) { nodes {
          memberRecords activityRecords exchangeRecords
          memberships { totalCount } activities { totalCount }
          exchanges { totalCount } requests { totalCount }
          institutions { kind } guidanceVisits { heldOn } conferences { id }
          vitality { status dataConfidence missing { reason }
            indicators { id value statement } } } } }`,
    );
    expect(errors).toBeUndefined();
    const { nodes } = data?.['alliances'] as { nodes: object[] };
    expect(nodes).toHaveLength(15);
    const unknown = { totalCount: null };
    for (const node of nodes) {
      expect(node).toMatchObject({
        memberRecords: expect.stringMatching(/^(PARTIAL|NONE)$/u),
        activityRecords: expect.stringMatching(/^(PARTIAL|NONE)$/u),
        exchangeRecords: expect.stringMatching(/^(PARTIAL|NONE)$/u),
        memberships: unknown,
        activities: unknown,
        exchanges: unknown,
        requests: unknown,
        institutions: null,
        guidanceVisits: null,
        conferences: null,
        vitality: { status: 'INSUFFICIENT_DATA', dataConfidence: null },
      });
      expect(JSON.stringify(node)).toContain('没有活动台账');
      expect(JSON.stringify(node)).not.toMatch(/没有缺项|"value":0/u);
    }
  });

  it('finds units that joined an alliance without a party organization', async () => {
    const { data } = await ask(url, await readOperation('article'));
    const { totalCount, nodes } = data?.['noParty'] as {
      totalCount: number;
      nodes: { memberships: { nodes: unknown[] } }[];
    };
    expect(totalCount).toBeGreaterThanOrEqual(nodes.length);
    expect(nodes).toHaveLength(5);
    for (const { memberships } of nodes) {
      expect(memberships.nodes).not.toHaveLength(0);
    }
  });

  it('stops on SIGTERM, leaves no lock behind, and starts again', async () => {
    expect(await server.stop()).toMatchObject({ exitCode: 0 });
    const files = await readdir(join(directory, 'data/demo'));
    expect(files.filter((name) => /-(wal|shm|journal)$/u.test(name))).toEqual(
      [],
    );

    server = startMengyue([
      'start',
      '--port',
      '0',
      '--data',
      join(directory, 'data'),
    ]);
    await server.printed(/Explorer/u);
    expect(await server.stop('SIGINT')).toMatchObject({ exitCode: 130 });
  });
});
