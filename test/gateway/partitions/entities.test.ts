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
import {
  askLibraries,
  booksOf,
  createLibraryGateway,
  type LibraryEndpoint,
  settingsOf,
  startLibrary,
} from './testing/library-federation.ts';

let endpoints: LibraryEndpoint[];
let gateway: Gateway;

beforeAll(async () => {
  endpoints = [
    await startLibrary('both', [...booksOf('east', 3), ...booksOf('west', 3)], ['east', 'west']),
    await startLibrary('north', booksOf('north', 3)),
    await startLibrary('rest', booksOf('hill', 3), ['*']),
  ]; // prettier-ignore
  gateway = await createLibraryGateway(
    settingsOf(endpoints, { breaker: { minimum: 1000, size: 1000 } }),
    {
      loans: [
        { id: '1', book: 'north:2' },
        { id: '2', book: 'east:1', other: 'north:0' },
        { id: '3', book: 'west:0', other: 'hill:1' },
        { id: '4', book: null },
        { id: '5', book: 'north:2' },
        { id: '6', book: 'east:9' },
      ],
    },
  );
});
beforeEach(() => {
  for (const endpoint of endpoints) endpoint.requests.length = 0;
});
afterAll(async () => {
  await gateway.stop();
  for (const endpoint of endpoints) await endpoint.stop();
});

function sentTo(name: string): unknown[] {
  return endpoints
    .filter((endpoint) => endpoint.name === name)
    .flatMap((endpoint) => endpoint.requests.map((one) => one.variables));
}

describe('entities', () => {
  it('are asked of their partitions and put back in order', async () => {
    const answer = await askLibraries(gateway, '{ loans { id book { id pages } } }');
    expect(answer).toEqual({
      data: {
        loans: [
          { id: '1', book: { id: 'north:2', pages: 30 } },
          { id: '2', book: { id: 'east:1', pages: 20 } },
          { id: '3', book: { id: 'west:0', pages: 10 } },
          { id: '4', book: null },
          { id: '5', book: { id: 'north:2', pages: 30 } },
          { id: '6', book: null },
        ],
      },
      errors: [
        expect.objectContaining({ path: ['loans', 5, 'book', 'pages'] }),
      ],
      partitions: { ok: ['east', 'north', 'west'], failed: [], skipped: [], stale: [] },
    });
  }); // prettier-ignore

  it('go in one request per endpoint, each with its own keys only', async () => {
    await askLibraries(gateway, '{ loans { book { pages } other { title } } }');
    expect(sentTo('north')).toHaveLength(1);
    expect(JSON.stringify(sentTo('north'))).not.toMatch(/east|west|hill/);
    expect(sentTo('both')).toHaveLength(1);
    expect(JSON.stringify(sentTo('both'))).toMatch(/east:1.*west:0.*east:9/);
    expect(JSON.stringify(sentTo('both'))).not.toMatch(/north|hill/);
    expect(sentTo('rest')).toHaveLength(1);
    expect(JSON.stringify(sentTo('rest'))).not.toMatch(/north|east|west/);
  });
});

describe('entities of an endpoint that fails', () => {
  afterEach(() => {
    for (const endpoint of endpoints) endpoint.misbehave = undefined;
  });

  it.each([
    '{"data":{"_entities":null},"errors":[{"message":"boom"}]}',
    '{"data":null,"errors":[{"message":"boom"},{"message":"bang"}]}',
    '{"data":{"_entities":[]},"errors":[{"message":"boom","path":["_entities"]}]}',
    '{"data":{"_entities":[null]},"errors":[{"message":"boom","path":["_entities",0,"pages"]}]}',
    '{"data":null,"errors":[]}',
  ])('have one error at each null: %s', async (body) => {
    for (const endpoint of endpoints) {
      if (endpoint.name !== 'north') continue;
      endpoint.misbehave = (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(body);
        return true;
      };
    }
    const { errors } = await askLibraries(gateway, '{ loans { book { pages } } }');
    // `north:2` stands twice, and `east:9` is nowhere.
    expect(errors?.map(({ path }) => path?.join('.')).sort()).toEqual([
      'loans.0.book.pages', 'loans.4.book.pages', 'loans.5.book.pages',
    ]);
  }); // prettier-ignore
});

describe('a routed field', () => {
  it('is asked of one partition only, by whatever the argument is', async () => {
    const query = 'query ($id: ID!) { book(id: $id) { title } other: book(id: "east:0") { id } }';
    const answer = await askLibraries(gateway, query, { variables: { id: 'north:1' } });
    expect(answer.errors).toBeUndefined();
    expect(answer.partitions).toEqual({ ok: ['east', 'north'], failed: [], skipped: [], stale: [] });
    expect(sentTo('both')).toHaveLength(1);
    expect(sentTo('north')).toHaveLength(1);
    expect(sentTo('rest')).toHaveLength(0);
    expect(JSON.stringify(endpoints[0]?.requests)).not.toContain('north:1');
  }); // prettier-ignore

  it('goes to the endpoint of the rest where nobody holds the partition', async () => {
    const answer = await askLibraries(gateway, '{ book(id: "hill:1") { id } }');
    expect(answer).toMatchObject({ data: { book: { id: 'hill:1' } }, partitions: { ok: ['hill'] } });
  }); // prettier-ignore

  it('takes several mutations in their order', async () => {
    const answer = await askLibraries(
      gateway,
      `mutation {
        a: rename(id: "north:0", title: "示例·甲") { title }
        b: rename(id: "east:0", title: "示例·乙") { title }
        c: move(input: { book: "north:0" }) { title }
      }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({
      a: { title: '示例·甲' },
      b: { title: '示例·乙' },
      c: { title: '示例·甲' },
    });
  });

  it('names the type of the root without asking anybody', async () => {
    const answer = await askLibraries(gateway, '{ __typename book(id: "north:1") { id } }');
    expect(answer.data).toEqual({ __typename: 'Query', book: { id: 'north:1' } });
  }); // prettier-ignore
});

describe('a partition nobody holds', () => {
  it('is an error at its place, and others are answered', async () => {
    const own = await createLibraryGateway(settingsOf(endpoints.slice(0, 2)), {
      loans: [
        { id: '1', book: 'north:2' },
        { id: '2', book: 'hill:1' },
      ],
    });
    const answer = await askLibraries(own, '{ loans { book { pages } } book(id: "moon:1") { id } }'); // prettier-ignore
    await own.stop();
    expect(answer.data).toEqual({
      loans: [{ book: { pages: 30 } }, { book: null }],
      book: null,
    });
    expect(answer.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          path: ['book'],
          message:
            'Expected the key of a partition that somebody holds, but got "moon".',
          extensions: expect.objectContaining({ code: 'PARTITION_UNKNOWN' }),
        }),
        expect.objectContaining({
          path: ['loans', 1, 'book', 'pages'],
          extensions: expect.objectContaining({ partition: 'hill' }),
        }),
      ]),
    );
    expect(answer.partitions?.failed.map((one) => one.partition)).toEqual(['hill', 'moon']); // prettier-ignore
  });
});
