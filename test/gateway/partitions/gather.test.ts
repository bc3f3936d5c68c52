import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
} from '@jest/globals';
import type { Gateway } from '../../../gateway/gateway.ts';
import { createBookServer } from './testing/book-server.ts';
import type { Book } from './testing/books.ts';
import {
  askLibraries,
  booksOf,
  createLibraryGateway,
  type LibraryEndpoint,
  settingsOf,
  startLibrary,
} from './testing/library-federation.ts';

const BOOKS: Readonly<Record<string, readonly Book[]>> = {
  east: booksOf('east', 7),
  north: booksOf('north', 5),
  west: [],
};
const ALL = Object.values(BOOKS).flat();

let endpoints: LibraryEndpoint[];
let gateway: Gateway;
/** One server that holds all rows: what a gathered answer must equal. */
const whole = createBookServer(ALL);

beforeAll(async () => {
  endpoints = await Promise.all(
    Object.entries(BOOKS).map(([name, books]) => startLibrary(name, books)),
  );
  gateway = await createLibraryGateway(settingsOf(endpoints));
});
beforeEach(() => {
  for (const endpoint of endpoints) endpoint.requests.length = 0;
});
afterEach(() => {
  for (const endpoint of endpoints) endpoint.misbehave = undefined;
});
afterAll(async () => {
  await gateway.stop();
  for (const endpoint of endpoints) await endpoint.stop();
});

function endpoint(name: string): LibraryEndpoint {
  const found = endpoints.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
}

function asked(): string[] {
  return endpoints.flatMap(({ name, requests }) => requests.map(() => name));
}

describe('a gathered connection', () => {
  it.each<[what: string, query: string, variables?: Record<string, unknown>]>([
    ['by key', '{ books { nodes { id } totalCount } }'],
    [
      'by an order and then by key',
      '{ books(first: 8, orderBy: [{ title: DESC }, { pages: ASC }]) { nodes { id title pages } } }',
    ],
    [
      'by values that may be null',
      '{ books(first: 12, orderBy: [{ year: DESC }]) { edges { cursor node { id year } } pageInfo { endCursor hasNextPage } } }',
    ],
    ['of no rows', '{ books(first: 0) { nodes { id } pageInfo { hasNextPage startCursor } } }'],
    ['of all rows', '{ books(first: 100) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }'],
    [
      'backward',
      '{ books(last: 4, first: null, orderBy: [{ pages: ASC }]) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor } } }',
    ],
    [
      'under aliases',
      '{ b: books { n: nodes { i: id } m: nodes { title } e: edges { c: cursor } p: pageInfo { more: hasNextPage } t: totalCount __typename } }',
    ],
    [
      'several times',
      '{ a: books(first: 2) { nodes { id } } b: books(orderBy: { pages: DESC }) { nodes { id } } }',
    ],
    [
      'through fragments',
      `{ books { ...Rows ... on BookConnection { totalCount nodes { pages } } } }
       fragment Rows on BookConnection { nodes { ...Row } pageInfo { hasNextPage } }
       fragment Row on Book { id title }`,
    ],
    [
      'under conditions',
      `query ($yes: Boolean!, $no: Boolean!) {
        books { nodes @include(if: $no) { id } edges @include(if: $yes) { cursor @skip(if: $yes) node { id } } totalCount @skip(if: $no) }
        other: books @skip(if: $yes) { totalCount }
      }`,
      { yes: true, no: false },
    ],
    [
      'with the default of the argument where a variable is absent',
      'query ($first: Int, $by: [BookOrder!]) { books(first: $first, orderBy: $by) { nodes { id } } }',
    ],
    [
      'filtered by what no partition is told by',
      '{ books(filter: { topic: { eq: "law" } }) { nodes { id } totalCount } }',
    ],
    ['filtered to nothing', '{ books(filter: { id: { in: [] } }) { nodes { id } edges { cursor } totalCount pageInfo { hasNextPage endCursor } __typename } }'],
  ])('equals that of one server with all rows, %s', async (_, ...[query, variables]) => {
    const answer = await askLibraries(gateway, query, variables ? { variables } : {});
    const expected = await whole({ query, ...(variables ? { variables } : {}) });
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual(JSON.parse(JSON.stringify(expected.data)));
  }); // prettier-ignore

  it('is paged through by cursors, in pages that stay whole', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer = await askLibraries(
        gateway,
        'query ($after: String) { books(first: 2, after: $after, orderBy: [{ title: ASC }]) { nodes { id } pageInfo { endCursor hasNextPage } } }',
        { variables: { after } },
      );
      const books = answer.data?.['books'] as {
        nodes: { id: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
      seen.push(...books.nodes.map(({ id }) => id));
      after = books.pageInfo.hasNextPage ? books.pageInfo.endCursor : null;
    } while (after !== null);
    const query = '{ books(first: 100, orderBy: [{ title: ASC }]) { nodes { id } } }'; // prettier-ignore
    const { data } = await whole({ query });
    const all = data?.['books'] as { nodes: { id: string }[] };
    expect(seen).toEqual(all.nodes.map(({ id }) => id));
  });

  it('passes the cursor on unchanged, and reads cursors nobody selected', async () => {
    const after = Buffer.from('[1,"east:3"]').toString('base64url');
    await askLibraries(
      gateway,
      `{ books(after: "${after}") { nodes { id } } }`,
    );
    for (const { requests } of endpoints) {
      expect(JSON.stringify(requests[0])).toContain(after);
      expect(requests[0]?.query).toMatch(/_partition_edges: edges \{\s*cursor/);
    }
  });

  it('does not ask for cursors twice', async () => {
    await askLibraries(gateway, '{ books { edges { cursor } pageInfo { hasNextPage hasPreviousPage } } }'); // prettier-ignore
    expect(endpoint('east').requests[0]?.query).not.toContain('_partition_');
  });

  it('puts the errors of rows at their rows, and forgets those of rows cut off', async () => {
    const answer = await askLibraries(gateway, '{ books(first: 9, orderBy: [{ pages: ASC }]) { nodes { id broken } } }'); // prettier-ignore
    const { nodes } = answer.data?.['books'] as { nodes: { id: string }[] };
    expect(answer.errors).toHaveLength(9);
    for (const { message, path, extensions } of answer.errors ?? []) {
      const id = nodes[Number(path?.[2])]?.id ?? '';
      expect(message).toBe(`broken ${id}`);
      expect(path).toEqual(['books', 'nodes', expect.any(Number), 'broken']);
      expect(extensions['partition']).toBe(id.split(':')[0]);
    }
  });

  it('tells a wrong cursor once, where all endpoints do', async () => {
    const answer = await askLibraries(gateway, '{ books(after: "x") { totalCount nodes { id } } }'); // prettier-ignore
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors?.[0]).toMatchObject({
      message: 'Expected a cursor, but got "x".',
      path: ['books'],
    });
  });
});

describe('pruning', () => {
  it.each<[filter: string, asked: readonly string[]]>([
    ['{ id: { eq: "east:1" } }', ['east']],
    ['{ id: { in: ["east:1", "north:2"] } }', ['east', 'north']],
    ['{ library: { eq: "west" } }', ['west']],
    ['{ library: { in: ["west", "east"] }, id: { in: ["east:1", "north:1"] } }', ['east']],
    ['{ and: [{ library: { in: ["west", "east"] } }, { id: { eq: "east:1" } }] }', ['east']],
    ['{ or: [{ library: { eq: "west" } }, { id: { eq: "east:1" } }] }', ['east', 'west']],
    ['{ or: [{ library: { eq: "west" } }, { topic: { eq: "tea" } }] }', ['east', 'north', 'west']],
    ['{ not: { library: { eq: "west" } } }', ['east', 'north', 'west']],
    ['{ id: { notIn: ["east:1"] } }', ['east', 'north', 'west']],
    ['{ or: [{ and: [{ library: { eq: "west" } }] }], id: { in: ["west:1", "north:1"] } }', ['west']],
    ['{ id: { in: [] } }', []],
    ['{ library: { eq: "west" }, id: { eq: "east:1" } }', []],
  ])('by %s asks %j', async (filter, expected) => {
    const query = `{ books(first: 50, filter: ${filter}) { nodes { id } totalCount } }`;
    const answer = await askLibraries(gateway, query);
    expect(asked()).toEqual(expected);
    expect(answer.data).toEqual(JSON.parse(JSON.stringify((await whole({ query })).data)));
    expect(answer.partitions).toEqual({
      ok: expected,
      failed: [],
      skipped: Object.keys(BOOKS).filter((name) => !expected.includes(name)),
      stale: [],
    });
  }); // prettier-ignore

  it('never sends an endpoint the keys of another, wherever they stand', async () => {
    const filter = {
      or: [
        { id: { eq: 'east:1' } },
        { id: { in: ['north:1', 'east:2', 'west:3'] } },
        { not: { id: { in: ['north:2', 'east:3'] } } },
        { and: [{ not: { id: { notIn: ['north:3', 'west:1'] } } }] },
      ],
    };
    const query = 'query ($filter: BookFilter) { books(first: 50, filter: $filter) { nodes { id } } }'; // prettier-ignore
    const answer = await askLibraries(gateway, query, { variables: { filter } }); // prettier-ignore
    expect(answer.data).toEqual(JSON.parse(JSON.stringify((await whole({ query, variables: { filter } })).data))); // prettier-ignore
    for (const { name, requests } of endpoints) {
      const ids = JSON.stringify(requests).match(/(east|north|west):\d/g) ?? [];
      expect(ids.length).toBeGreaterThan(0);
      expect(ids.filter((id) => !id.startsWith(name))).toEqual([]);
    }
    expect(endpoint('north').requests[0]?.variables).toMatchObject({
      filter: { or: [{ id: { in: [] } }, { id: { in: ['north:1'] } }, {}, {}] },
    });
  });

  it('cuts literals and one variable of several fields apart', async () => {
    const query = `query ($f: BookFilter, $ids: [ID!]) {
      a: books(filter: $f) { totalCount }
      b: statistics(filter: $f) { count }
      c: books(filter: { id: { in: $ids } }) { totalCount }
      d: books(filter: { or: [{ id: { eq: "east:0" } }, { topic: { eq: "law" } }] }) { totalCount }
    }`;
    const variables = {
      f: { id: { in: ['east:1', 'north:1'] } },
      ids: ['north:2', 'west:0'],
    };
    const answer = await askLibraries(gateway, query, { variables });
    expect(answer.data).toEqual(JSON.parse(JSON.stringify((await whole({ query, variables })).data))); // prettier-ignore
    expect(asked()).toEqual(['east', 'north', 'west']);
    for (const { name, requests } of endpoints) {
      const ids = JSON.stringify(requests).match(/(east|north|west):\d/g) ?? [];
      expect(ids.filter((id) => !id.startsWith(name))).toEqual([]);
    }
  });

  it('tells of partitions that nobody holds, and answers for the others', async () => {
    const query = '{ books(filter: { id: { in: ["moon:1", "east:1"] } }) { nodes { id } } only: books(filter: { library: { eq: "moon" } }) { totalCount } }'; // prettier-ignore
    const answer = await askLibraries(gateway, query);
    expect(answer.data).toBeNull();
    const some = await askLibraries(gateway, query.replace('only: books', 'only: statistics').replace('totalCount', 'count')); // prettier-ignore
    expect(some.data).toEqual({ books: { nodes: [{ id: 'east:1' }] }, only: null }); // prettier-ignore
    expect(some.errors).toMatchObject([
      { path: ['books'], extensions: { code: 'PARTITION_UNKNOWN', partition: 'moon' } },
      { path: ['only'], extensions: { code: 'PARTITION_UNKNOWN', partition: 'moon' } },
    ]); // prettier-ignore
    expect(some.partitions).toMatchObject({ ok: ['east'], failed: [{ partition: 'moon' }] }); // prettier-ignore
  });

  it('takes aliases and variables that are called like its own', async () => {
    const query = 'query ($_partition_0_0: BookFilter) { topics { _partition_name: note _partition1_name: name } books(filter: $_partition_0_0) { nodes { _partition_id: title } } again: books(filter: $_partition_0_0) { _partition_edges: totalCount } }'; // prettier-ignore
    const variables = { _partition_0_0: { id: { in: ['east:1', 'north:1'] } } };
    const answer = await askLibraries(gateway, query, { variables });
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual(JSON.parse(JSON.stringify((await whole({ query, variables })).data))); // prettier-ignore
  });

  it('asks each endpoint only for the fields that concern it', async () => {
    await askLibraries(
      gateway,
      '{ book(id: "east:1") { title } books(filter: { library: { eq: "north" } }) { totalCount } shelves(libraries: ["west", "north"]) { name } }',
    );
    expect(asked()).toEqual(['east', 'north', 'west']);
    const fields = endpoints.map(({ requests }) =>
      ['book(', 'books(', 'shelves('].filter((field) =>
        requests[0]?.query.includes(field),
      ),
    );
    expect(fields).toEqual([['book('], ['books(', 'shelves('], ['shelves(']]);
    expect(JSON.stringify(endpoint('west').requests)).not.toContain('north');
  });
});

describe('a gathered list', () => {
  it('holds the items of all', async () => {
    const answer = await askLibraries(gateway, '{ shelves(libraries: ["north", "east"]) { library } }'); // prettier-ignore
    const shelves = answer.data?.['shelves'] as { library: string }[];
    expect(shelves.map(({ library }) => library).sort()).toEqual([
      ...Array<string>(7).fill('east'),
      ...Array<string>(5).fill('north'),
    ]);
  });

  it('holds items of one key once, the key selected or not', async () => {
    const answer = await askLibraries(gateway, '{ topics { note } t: topics { name } }'); // prettier-ignore
    expect(answer.data?.['topics']).toEqual([{ note: null }, { note: null }, { note: null }]); // prettier-ignore
    expect(answer.data?.['t']).toHaveLength(3);
  });

  it('refuses items of one key that are not the same', async () => {
    endpoint('north').misbehave = (_, response) => {
      response.end('{"data":{"topics":[{"name":"art","note":"another"}]}}');
      return true;
    };
    const answer = await askLibraries(gateway, '{ topics { name note } }');
    expect(answer.data?.['topics']).toHaveLength(3);
    expect(answer.errors).toMatchObject([
      {
        path: ['topics'],
        extensions: { code: 'PARTITION_CONFLICT', endpoints: ['north'] },
      },
    ]);
    expect(answer.partitions?.failed).toMatchObject([{ partition: 'north' }]);
  });

  it('refuses entities that belong to another partition', async () => {
    endpoint('north').misbehave = (_, response) => {
      response.end(
        '{"data":{"longest":[{"title":"x","_partition_id":"east:6"}]}}',
      );
      return true;
    };
    const answer = await askLibraries(gateway, '{ longest { title } }');
    expect(answer.data).toEqual({ longest: [{ title: BOOKS['east']?.[6]?.title }] }); // prettier-ignore
    expect(answer.errors).toMatchObject([
      {
        message:
          'The rows of "north" are left out: Expected rows of its own, but got "east:6", which belongs to "east".',
        extensions: {
          code: 'PARTITION_CONFLICT',
          partitions: ['north', 'east'],
          endpoints: ['north', 'east'],
        },
      },
    ]);
  });

  it('refuses names of partitions that are not its own', async () => {
    endpoint('north').misbehave = (_, response) => {
      response.end('{"data":{"libraries":["north","west"]}}');
      return true;
    };
    const answer = await askLibraries(gateway, '{ libraries }');
    expect(answer.data).toEqual({ libraries: ['east'] });
    expect(answer.partitions?.failed).toMatchObject([
      { partition: 'north', code: 'PARTITION_CONFLICT' },
    ]);
  });

  it('moves the errors of items with them', async () => {
    const answer = await askLibraries(gateway, '{ shelves(libraries: ["north", "east"]) { name broken } }'); // prettier-ignore
    const shelves = answer.data?.['shelves'] as { name: string }[];
    expect(answer.errors).toHaveLength(12);
    for (const { message, path } of answer.errors ?? []) {
      expect(message).toBe(`broken ${shelves[Number(path?.[1])]?.name ?? ''}`);
    }
  });
});

describe('gathered statistics', () => {
  it.each([
    '{ statistics { count pages longest shortest mean } }',
    '{ statistics { mean } }',
    '{ statistics { topics { topic count mean } } }',
    '{ statistics { m: mean topics { count } t: topics { n: topic } } }',
    '{ byTopic { topic count pages mean } }',
    '{ byTopic { c: count ... on TopicStatistics { mean } } }',
    '{ byTopic(filter: { topic: { eq: "law" } }) { topic count } }',
  ])('equal those of one server with all rows: %s', async (query) => {
    const answer = await askLibraries(gateway, query);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual(JSON.parse(JSON.stringify((await whole({ query })).data))); // prettier-ignore
  });

  it('of no partition are zero', async () => {
    const answer = await askLibraries(gateway, '{ statistics(filter: { id: { in: [] } }) { count mean longest topics { topic } } byTopic(filter: { id: { in: [] } }) { topic } }'); // prettier-ignore
    expect(answer.data).toEqual({
      statistics: { count: 0, mean: null, longest: null, topics: [] },
      byTopic: [],
    });
  });
});
