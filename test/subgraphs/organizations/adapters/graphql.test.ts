import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { fixedClock } from '../../../../subgraphs/kit/values/clock.ts';
import { openDatabase } from '../../../../subgraphs/kit/storage/database.ts';
import {
  serveSubgraph,
  type RunningServer,
} from '../../../../subgraphs/kit/serve/http/server.ts';
import { organizationsModel } from '../../../../subgraphs/organizations/model.ts';
import { inspectionStage } from '../../../../onboarding/check/quality/inspection-stage.ts';
import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import { createOrganizationsSubgraph } from '../../../../subgraphs/organizations/subgraph.ts';
import { dataOf } from '../../kit/asking.ts';
import { mappingFolder, type MappingFolder } from '../mapping/mapping-file.ts';
import { startOnSqlite, type Systems } from '../systems.ts';

interface GraphqlBody {
  readonly query: string;
  readonly variables: Readonly<Record<string, number | string | null>>;
}

/** A district's own server, which can only list. */
interface ListServer {
  readonly url: string;
  readonly bodies: GraphqlBody[];
  answer: (body: GraphqlBody) => unknown;
  close(): void;
}

async function listServer(): Promise<ListServer> {
  const bodies: GraphqlBody[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as GraphqlBody;
      bodies.push(body);
      const answer = served.answer(body);
      if (answer === undefined) return; // Never answers.
      response.end(
        typeof answer === 'string' ? answer : JSON.stringify(answer),
      );
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const served: ListServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    bodies,
    answer: () => ({ data: null }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return served;
}

const units = Array.from({ length: 25 }, (_, index) => ({
  id: 100 + index,
  mc: `示例·第${index}厂`,
  area: { code: index % 5 === 0 ? '330482' : '310116' },
  xz: index % 2 === 0 ? 'gq' : 'my',
  dzz: index < 10 ? { id: `Z${index % 3}` } : null,
}));

const organizations = [
  { id: 'Z0', mc: '示例·总党委', code: '01', born: '201805' },
  { id: 'Z1', mc: '示例·一支部', code: '0101', born: '201913' },
  { id: 'Z2', mc: '示例·二支部', code: '0109', born: null },
];

const mappingOf = (url: string, lists: string) => `system: wlw
name: 示例·物联网党建
districts: ['310116']
source:
  kind: graphql
  url: ${url}
  answerSeconds: 0.5
  keepSeconds: 0
  maximumRows: 1000
  headers: { authorization: 'Bearer \${env.WLW_TOKEN:-none}' }
  lists:
${lists}
units:
  from: dw
  key: id
  columns:
    name: mc
    nature: { column: xz, codes: { gq: STATE_OWNED, my: NON_PUBLIC_ENTERPRISE } }
    district: area.code
partyOrganizations:
  from: dzz
  key: id
  columns:
    name: mc
    category: { column: mc, endings: { 党委: COMMITTEE, 支部: BRANCH } }
    established: { column: born, date: yyyymm }
  hierarchy: { style: path, path: { column: code, width: 2 } }
links: { in: units, column: dzz.id }
`;

const paged = {
  none: "    dw: { query: '{ dw { id mc xz area { code } dzz { id } } }', rows: dw }",
  offset:
    "    dw: { query: 'query ($offset: Int, $limit: Int) { dw(offset: $offset, limit: $limit) { id mc xz area { code } dzz { id } } }', rows: dw, paging: offset, pageSize: 10 }",
  page: "    dw: { query: 'query ($page: Int, $pageSize: Int) { dw(page: $page, size: $pageSize) { id mc xz area { code } dzz { id } } }', rows: dw, paging: page, pageSize: 10 }",
  cursor:
    "    dw: { query: 'query ($after: String, $first: Int) { dw(after: $after, first: $first) { next nodes { id mc xz area { code } dzz { id } } } }', rows: dw.nodes, paging: cursor, next: dw.next, pageSize: 10 }",
} as const;

const organizationList =
  "    dzz: { query: '{ dzz { id mc code born } }', rows: dzz }";

/** A server that gives at most eight rows a page, whatever it is asked. */
function answerPaged({ query, variables }: GraphqlBody): unknown {
  if (query.includes('{ dzz {')) return { data: { dzz: organizations } };
  const { offset, page, after } = variables;
  if (query.includes('nodes')) {
    const from = Number(after ?? 0);
    const next = from + 8 < units.length ? String(from + 8) : null;
    return { data: { dw: { next, nodes: units.slice(from, from + 8) } } };
  }
  if (offset !== undefined) {
    const from = Number(offset);
    return { data: { dw: units.slice(from, from + 8) } };
  }
  if (page === undefined) return { data: { dw: units } };
  const from = (Number(page) - 1) * 8;
  return { data: { dw: units.slice(from, from + 8) } };
}

describe('a GraphQL server that can only list', () => {
  let folder: MappingFolder;
  let server: ListServer;
  beforeAll(async () => {
    folder = await mappingFolder();
    server = await listServer();
  });
  afterAll(async () => {
    server.close();
    await folder.remove();
  });

  const mappingOver = (list: string) =>
    folder.mapping(mappingOf(server.url, `${list}\n${organizationList}`));
  const open = async (list: string) =>
    openSource({ mapping: await mappingOver(list) });
  const everything = {
    district: '310116',
    after: null,
    limit: 1_000,
    filter: null,
  };

  it.each(Object.keys(paged) as (keyof typeof paged)[])(
    'is read to its last page, paging by %s',
    async (paging) => {
      server.answer = answerPaged;
      const source = await open(paged[paging]);
      const found = await source.units.page(everything);
      expect(found.map(({ localId }) => localId)).toEqual(
        units.map(({ id }) => String(id)),
      );
      expect(
        await source.units.count({
          district: '310116',
          filter: {
            nature: { eq: 'STATE_OWNED' },
            hasPartyOrganization: { eq: true },
          },
        }),
      ).toBe(5);
      await source.close();
    },
  );

  it('says the superior by the code of a path', async () => {
    server.answer = answerPaged;
    const source = await open(paged.none);
    const found = await source.affiliations(['Z1', 'Z2']);
    expect(found.get('Z1')).toMatchObject({ parent: 'Z0', doubts: [] });
    expect(await source.partyOrganizations.byIds(['Z1', 'Z0'])).toMatchObject([
      { category: 'BRANCH', localCategory: null, establishedOn: null },
      { category: 'COMMITTEE', establishedOn: '2018-05' },
    ]);
    expect(await source.linksOfOrganizations(['Z1'])).toHaveLength(3);
    await source.close();
  });

  it('is sent queries, and nothing that the query does not declare', () => {
    expect(server.bodies.length).toBeGreaterThan(10);
    for (const { query, variables } of server.bodies) {
      expect(query).toMatch(/^(?:query|\{)/u);
      for (const name of Object.keys(variables)) {
        expect(query).toContain(`$${name}`);
      }
    }
  });

  it.each([
    ['never answers', () => undefined, 'no answer in 0.5 s'],
    ['answers HTML', () => '<html>', 'status 200 without GraphQL'],
    [
      'gives an error',
      () => ({ data: {}, errors: [{ message: 'locked' }] }),
      'the error: locked',
    ],
    [
      'gives no list',
      () => ({ data: { dw: 5 } }),
      'Expected a list in dw, but got: number',
    ],
    ['gives nothing', () => ({ data: null }), 'status 200 without data'],
  ])('fails, and says why, when it %s', async (_, answer, message) => {
    server.answer = answer;
    const source = await open(paged.none);
    await expect(source.units.page(everything)).rejects.toThrow(message);
    server.answer = answerPaged;
    expect(await source.units.page(everything)).toHaveLength(25);
    await source.close();
  });

  /** Pages as PageHelper gives them: beyond the last, the last again. */
  const pageHelper =
    (count: number, total?: number) =>
    ({ query, variables }: GraphqlBody): unknown => {
      if (query.includes('{ dzz {')) return { data: { dzz: organizations } };
      const size = 8;
      const last = Math.max(1, Math.ceil(count / size));
      const from = (Math.min(Number(variables['page']), last) - 1) * size;
      const list = units.slice(0, count).slice(from, from + size);
      return { data: { dw: total === undefined ? list : { list, total } } };
    };
  const counted =
    "    dw: { query: 'query ($page: Int) { dw(page: $page) { total list { id mc xz area { code } dzz { id } } } }', rows: dw.list, total: dw.total, paging: page, pageSize: 8 }";

  it.each([25, 24, 9])(
    'ends where PageHelper gives the last page of %i rows again',
    async (count) => {
      server.answer = pageHelper(count);
      const source = await open(paged.page);
      expect(await source.units.page(everything)).toHaveLength(count);
      await source.close();
    },
  );

  it.each([1, 8, 25])('ends at its own count of %i rows', async (count) => {
    server.answer = pageHelper(count, count);
    const before = server.bodies.length;
    const source = await open(counted);
    expect(await source.units.page(everything)).toHaveLength(count);
    const asked = Math.ceil(count / 8) + 1; // One more for the other list.
    expect(server.bodies.length - before).toBe(asked);
    await source.close();
  });

  it('fails when it gives fewer rows than it counts', async () => {
    server.answer = pageHelper(20, 25);
    const source = await open(counted);
    await expect(source.units.page(everything)).rejects.toThrow(
      'Expected 25 rows in dw.list, as the server counts them, but got: 20',
    );
    await source.close();
  });

  it('fails when cursors lead in a circle', async () => {
    server.answer = ({ query, variables }) => {
      if (query.includes('{ dzz {')) return { data: { dzz: organizations } };
      const isFirst = variables['after'] !== 'b';
      const nodes = units.slice(isFirst ? 0 : 8, isFirst ? 8 : 16);
      return { data: { dw: { next: isFirst ? 'b' : 'a', nodes } } };
    };
    const source = await open(paged.cursor);
    await expect(source.units.page(everything)).rejects.toThrow(
      'Expected other rows in page 3 of dw.nodes than in page 1',
    );
    await source.close();
  });

  it('is not asked a third time for pages that repeat', async () => {
    server.answer = pageHelper(8);
    const before = server.bodies.length;
    const source = await open(paged.page);
    await expect(source.units.page(everything)).rejects.toThrow(
      'name its count in `total`',
    );
    expect(server.bodies.length - before).toBeLessThanOrEqual(3);
    await source.close();
  });

  const again = ({ query }: GraphqlBody): unknown =>
    query.includes('{ dzz {')
      ? { data: { dzz: organizations } }
      : { data: { dw: units } };
  let next = 0;
  const everNew =
    (count: (rows: readonly unknown[]) => unknown) =>
    ({ query }: GraphqlBody): unknown => {
      if (query.includes('{ dzz {')) return { data: { dzz: organizations } };
      const rows = units.map((unit) => ({ ...unit, id: `n${(next += 1)}` }));
      return { data: { dw: count(rows) } };
    };

  it.each<readonly [string, string, typeof again, readonly RegExp[]]>([
    ['ignores $page', paged.page, again, [/ignores the variable \$page/u, /two values of the paging variable/u]],
    ['ignores $offset', paged.offset, again, [/ignores the variable \$offset/u, /改 paging/u]],
    ['never ends its list, by page', paged.page, everNew((rows) => rows), [/at most 1000 rows in dw.*gives no count.*ignores \$page/u, /raises source\.maximumRows.*never ends/u]],
    ['never ends its list, by offset', paged.offset, everNew((rows) => rows), [/gives no count.*ignores \$offset/u, /问清该列表有多少行/u]],
    ['has more rows than are allowed, and counts them', counted, everNew((list) => ({ list, total: 5000 })), [/the server counts 5000; raise source\.maximumRows/u, /above the server's count/u]],
  ])('is told with what mends it, when it %s', async (...given) => {
    const [, list, answer, told] = given;
    server.answer = answer;
    const { stage } = inspectionStage(await mappingOver(list), 0);
    const outcome = await stage.run(() => undefined);
    expect(outcome.kind).toBe('failed');
    const text = JSON.stringify(outcome);
    for (const pattern of told) expect(text).toMatch(pattern);
    expect(text).not.toContain('再运行一次');
    server.answer = answerPaged;
  }); // prettier-ignore

  it('fails when the pages never end, instead of cutting them off', async () => {
    server.answer = ({ query }) =>
      query.includes('{ dzz {')
        ? { data: { dzz: organizations } }
        : { data: { dw: units } };
    const source = await open(paged.offset);
    await expect(source.units.page(everything)).rejects.toThrow(
      'Expected other rows in page 2 of dw than in page 1, but got the same',
    );
    await source.close();
  });
});

describe('a server that speaks the organizations contract', () => {
  let systems: Systems;
  let served: RunningServer;
  let folder: MappingFolder;
  beforeAll(async () => {
    systems = await startOnSqlite(150);
    served = await serveSubgraph(systems.subgraph, {
      host: '127.0.0.1',
      port: 0,
    });
    folder = await mappingFolder();
  });
  afterAll(async () => {
    await served.close();
    await systems.stop();
    await folder.remove();
  });

  const subgraphOver = async (system: string, districts: string) => {
    const mapping = await folder.mapping(
      `system: ${system}\nname: 示例·转接\ndistricts: [${districts}]\nsource: { kind: graphql-contract, url: ${served.url} }\n`,
    );
    return createOrganizationsSubgraph({
      sources: [{ mapping }],
      dataSource: await openDatabase('sqlite::memory:', organizationsModel),
      clock: fixedClock('2020-08-11T12:00:00+08:00'),
    });
  };

  const fields = `id name uscc nature industry district { code }
    partyOrganizations { id name category localCategory partyCode establishedOn memberCountBand
      units { id } affiliation { parent { id } path { id } levelCode doubts } }`;

  it.each([
    ['jszz', "'310116'", ['310116']],
    [
      'lqydj',
      "'510112', '510100', '510107', '510114', '510115'",
      ['510112', '510100', '510107', '510114', '510115'],
    ],
    ['hmtz', "'330110'", ['330110']],
  ])('is passed on whole: %s', async (system, codes, districts) => {
    const over = await subgraphOver(system, codes);
    const query = (args: string) => `query ($districts: [ID!]) {
      page: units(first: 100, districts: $districts ${args}) { totalCount nodes { ${fields} } }
      back: units(last: 7, districts: $districts ${args}) { nodes { id } pageInfo { startCursor endCursor } }
      stats: unitStats(districts: $districts, groupBy: [NATURE, DISTRICT]) { nature districtCode count withPartyOrganization } }`;
    for (const args of [
      '',
      ', orderBy: [{ name: DESC }]',
      ', orderBy: [{ district: ASC }, { id: DESC }], filter: { name: { contains: "3" } }',
    ]) {
      expect(await dataOf(over, query(args), { districts })).toEqual(
        await dataOf(systems.subgraph, query(args), { districts }),
      );
    }
    const sources = '{ dataSources { system completeness unitCount } }';
    const { dataSources } = (await dataOf(systems.subgraph, sources)) as {
      dataSources: { system: string }[];
    };
    expect(await dataOf(over, sources)).toEqual({
      dataSources: dataSources.filter((it) => it.system === system),
    });
    await over.close();
  });

  it('continues after any row, in any order', async () => {
    const over = await subgraphOver('jszz', "'310116'");
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { units: page } = (await dataOf(
        over,
        'query ($after: String) { units(first: 33, after: $after, orderBy: [{ name: ASC }]) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      )) as {
        units: {
          nodes: { id: string }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
      ids.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await dataOf(over, '{ units(first: 0) { totalCount } }')).toEqual({
      units: { totalCount: ids.length },
    });
    await over.close();
  });
});
