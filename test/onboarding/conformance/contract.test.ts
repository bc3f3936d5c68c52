import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
} from '@jest/globals';

import {
  fillDistrictServers,
  fillDistrictSystems,
} from '../../../demo/districts/fill.ts';
import {
  demoSystems,
  type DemoSystem,
} from '../../../demo/districts/demo-systems.ts';
import { readDemoMapping } from '../../../demo/districts/mappings.ts';
import type { RunningServer } from '../../../subgraphs/kit/serve/http/server.ts';
import { contractRules } from '../../../onboarding/conformance/check-contract.ts';
import { startMariaDb } from '../../support/mariadb.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import {
  brokenRules,
  listServer,
  serveMapping,
  wrongServer,
  type Answered,
  type Fault,
  type WrongServer,
} from './contract-server.ts';

let folder: MappingFolder;
let places: Readonly<Record<DemoSystem, string>>;
beforeAll(async () => {
  folder = await mappingFolder();
  const paths = await fillDistrictSystems({
    directory: folder.path,
    size: 120,
  });
  places = {
    lqydj: `sqlite:${paths.lqydj}`,
    fzhlw: `sqlite:${paths.fzhlw}`,
    jszz: `sqlite:${paths.jszz}`,
    hmtz: paths.hmtz,
  };
});
afterAll(() => folder.remove());

describe("the contract's tests hold for what district serve serves", () => {
  it.each(demoSystems)('over %s', async (system) => {
    const server = await serveMapping(
      await readDemoMapping(system, places[system]),
    );
    try {
      expect(await brokenRules(server.url)).toEqual(new Map());
    } finally {
      await server.close();
    }
  });

  it('over a MariaDB, whatever its collation', async () => {
    const mariadb = await startMariaDb();
    try {
      const databases = {
        lqydj: await mariadb.createDatabase('lqy_dj', 'gbk_chinese_ci'),
        fzhlw: await mariadb.createDatabase('FZ_HLW', 'utf8_general_ci'),
        jszz: await mariadb.createDatabase('jszz', 'utf8mb4_general_ci'),
      };
      await fillDistrictServers(databases, 120);
      for (const system of ['lqydj', 'fzhlw', 'jszz'] as const) {
        const mapping = await readDemoMapping(system, databases[system]);
        const server = await serveMapping(mapping);
        try {
          expect(await brokenRules(server.url)).toEqual(new Map());
        } finally {
          await server.close();
        }
      }
    } finally {
      await mariadb.stop();
    }
  });

  it('over a server that speaks the contract, passed on', async () => {
    const inner = await serveMapping(
      await readDemoMapping('lqydj', places.lqydj),
    );
    const outer = await serveMapping(
      await folder.mapping(
        `system: lqydj\nname: 示例·转接\ndistricts: ['510112', '510100', '510107', '510114', '510115']\nsource: { kind: graphql-contract, url: '${inner.url}' }\n`,
      ),
    );
    try {
      expect(await brokenRules(outer.url)).toEqual(new Map());
    } finally {
      await outer.close();
      await inner.close();
    }
  });

  it('over a server that can only list', async () => {
    const rows = Array.from({ length: 23 }, (_, index) => ({
      mc: `示例·第${index % 7}厂${index}`,
      xz: index % 3 === 0 ? 'gq' : null,
      dzz: index % 2 === 0 ? `示例·第${index}党支部` : null,
    }));
    const lists = await listServer(rows);
    const server = await serveMapping(
      await folder.mapping(`system: wlw
name: 示例·物联网党建
districts: ['310116']
source: { kind: graphql, url: '${lists.url}', lists: { dw: { query: '{ dw { mc xz dzz } }', rows: dw } } }
units: { from: dw, columns: { name: mc, nature: { column: xz, codes: { gq: STATE_OWNED } } } }
partyOrganizations: { from: dw, columns: { name: dzz } }
links: { in: same-row }
`),
    );
    try {
      expect(await brokenRules(server.url)).toEqual(new Map());
    } finally {
      await server.close();
      await lists.close();
    }
  });
});

interface Connection {
  totalCount: number;
  edges: { cursor: string; node: { id: string; name: string } }[];
  pageInfo: { startCursor: string | null; endCursor: string | null };
}

/** The connections of an answer, whatever they are called. */
function connections({ body }: Answered): Connection[] {
  return Object.values(body.data ?? {}).filter(
    (value) => typeof value === 'object' && value !== null && 'edges' in value,
  ) as unknown as Connection[];
}

const onLists = (change: (connection: Connection) => void): Fault => ({
  answered: (answer) => connections(answer).forEach(change),
});

const onEntities = (change: (entities: unknown[]) => unknown[]): Fault => ({
  answered: ({ body }) => {
    const entities = body.data?.['_entities'];
    if (body.data && Array.isArray(entities)) {
      body.data['_entities'] = change(entities);
    }
  },
});

/** A filter as the server understands it, without one operator. */
const deaf = (isHeard: (name: string, operand: unknown) => boolean): Fault => ({
  asked(exchange) {
    exchange.variables = strip(exchange.variables, isHeard) as Record<
      string,
      unknown
    >;
  },
});

function strip(
  value: unknown,
  isHeard: (name: string, operand: unknown) => boolean,
): unknown {
  if (Array.isArray(value)) return value.map((it) => strip(it, isHeard));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, operand]) => isHeard(name, operand))
      .map(([name, operand]) => [name, strip(operand, isHeard)]),
  );
}

const reencoded = (cursor: string, change: (parts: unknown[]) => unknown[]) =>
  Buffer.from(
    JSON.stringify(
      change(
        JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[],
      ),
    ),
  ).toString('base64url');

/** One fault for each rule, as servers in other languages have them. */
const faults: Readonly<Record<string, Fault>> = {
  'http-post': {
    answered(answer, { method, query }) {
      if (method === 'POST' && query === '{ __typename }') {
        answer.type = 'text/html';
      }
    },
  },
  'http-get': {
    answered(answer, { method }) {
      if (method === 'GET') {
        answer.status = 405;
        answer.body = {};
      }
    },
  },
  'graphql-errors': {
    answered(answer) {
      if (answer.status === 400) answer.status = 500;
    },
  },
  'mutations-refused': {
    answered(answer, { query }) {
      if (query.startsWith('mutation')) {
        answer.status = 200;
        answer.body = { data: { __typename: 'Mutation' } };
      }
    },
  },
  introspection: {
    answered(answer) {
      const text = JSON.stringify(answer.body);
      if (!text.includes('"queryType"')) return;
      answer.body = JSON.parse(
        text.replaceAll('"name":"hasNextPage"', '"name":"has_next_page"'),
      ) as Answered['body'];
    },
  },
  'service-sdl': {
    answered({ body }) {
      if (body.data?.['_service']) body.data['_service'] = { sdl: '' };
    },
  },
  'paging-complete': {
    answered(answer, { variables }) {
      if (variables['after'] === undefined) return;
      for (const { edges } of connections(answer)) edges.push(...edges);
    },
  },
  'paging-order': onLists((list) => list.edges.reverse()),
  'cursor-format': onLists((list) => {
    list.edges.forEach((edge) => {
      edge.cursor = reencoded(edge.cursor, (parts) => parts.slice(1));
    });
  }),
  'page-info': onLists((list) => {
    list.pageInfo.startCursor = null;
  }),
  'total-count': onLists((list) => {
    list.totalCount += 1;
  }),
  'id-prefix': onLists((list) => {
    list.edges.forEach(({ node }) => {
      node.id = node.id.replace(/^.*:/u, '');
    });
  }),
  'first-bounds': {
    asked({ variables }) {
      if (Number(variables['first']) > 100) variables['first'] = 100;
    },
  },
  'backward-paging': {
    asked({ query, variables }) {
      if (query.includes('$last') && variables['before'] === undefined) {
        variables['last'] = 1;
      }
    },
  },
  'cursor-refused': {
    asked({ variables }) {
      if (variables['after'] === '示例') variables['after'] = null;
    },
  },
  'entities-order': onEntities((entities) => [...entities].reverse()),
  'entities-duplicates': onEntities((entities) => [
    ...new Map(entities.map((it) => [JSON.stringify(it), it])).values(),
  ]),
  'entities-unknown': onEntities((entities) =>
    entities.filter((entity) => entity !== null),
  ),
  'route-fields': {
    answered({ body }) {
      const unit = body.data?.['unit'];
      if (unit) Object.assign(unit, { name: '示例·别的名称' });
    },
  },
  'filter-eq': deaf((name) => name !== 'eq'),
  'filter-in': deaf(
    (name, operand) =>
      name !== 'name' || !Object.hasOwn(operand as object, 'in'),
  ),
  'filter-not-in': deaf((name) => name !== 'notIn'),
  'filter-contains': deaf((name) => name !== 'contains'),
  'filter-is-null': deaf((name) => name !== 'isNull'),
  'filter-and': deaf(
    (name, operand) =>
      name !== 'and' || !JSON.stringify(operand).startsWith('[{"name":{"eq"'),
  ),
  'filter-or': deaf((name) => name !== 'or'),
  'filter-not': deaf((name) => name !== 'not'),
  'districts-prune': deaf((name) => name !== 'districts'),
  'data-sources-own': {
    answered({ body }) {
      if (Array.isArray(body.data?.['dataSources']))
        body.data['dataSources'] = [{ id: '999999:zz' }];
    },
  },
  'stats-sum': {
    answered({ body }) {
      const stats = body.data?.['unitStats'];
      if (body.data && Array.isArray(stats))
        body.data['unitStats'] = stats.slice(1);
    },
  },
};

describe('a server that is wrong in one thing', () => {
  let right: RunningServer;
  let wrong: WrongServer;
  beforeAll(async () => {
    right = await serveMapping(await readDemoMapping('jszz', places.jszz));
    wrong = await wrongServer(right.url);
  });
  afterEach(() => {
    wrong.fault = {};
  });
  afterAll(async () => {
    await wrong.close();
    await right.close();
  });

  it('has a fault for each rule', () => {
    const rules = contractRules.map(({ name }) => name);
    expect(Object.keys(faults).sort()).toEqual([...rules].sort());
  });

  it('breaks no rule while it passes everything on', async () => {
    expect(await brokenRules(wrong.url)).toEqual(new Map());
  });

  it.each(Object.keys(faults))('breaks %s by name', async (rule) => {
    wrong.fault = faults[rule] ?? {};
    const broken = await brokenRules(wrong.url, rule);
    expect([...broken.keys()]).toEqual([rule]);
    expect(broken.get(rule)).toMatch(/^.+ \| .+$/su);
  });
});
