import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
} from '@jest/globals';
import type { Gateway } from '../../../gateway/gateway.ts';
import {
  createGatewayServer,
  type GatewayServer,
} from '../../../gateway/http/server.ts';
import {
  askLibraries,
  booksOf,
  createLibraryGateway,
  type LibraryEndpoint,
  settingsOf,
  startLibrary,
} from './testing/library-federation.ts';

const CALM = {
  retry: { attempts: 0 },
  breaker: { minimum: 1000, size: 1000 },
} as const;
const DOWN = { code: 'SUBREQUEST_HTTP_ERROR' };

let east: LibraryEndpoint;
let north: LibraryEndpoint;
let west: LibraryEndpoint;
/** Before east and north; an endpoint of the province. */
let city: Gateway;
let cityServer: GatewayServer;
let province: Gateway;

beforeAll(async () => {
  east = await startLibrary('east', booksOf('east', 3));
  north = await startLibrary('north', booksOf('north', 3));
  west = await startLibrary('west', booksOf('west', 3));
  city = await createLibraryGateway(
    settingsOf([east, north], { ...CALM, staleIfError: { maxAgeMs: 60_000 } }),
  );
  cityServer = await createGatewayServer({ gateway: city, port: 0 });
  province = await openProvince(['east', 'north']);
});
afterEach(() => {
  for (const one of [east, north, west]) one.misbehave = undefined;
});
afterAll(async () => {
  await province.stop();
  await cityServer.stop();
  await city.stop();
  for (const one of [east, north, west]) await one.stop();
});

function openProvince(
  partitions: string[],
  url = cityServer.url,
): Promise<Gateway> {
  return createLibraryGateway(
    {
      libraries: {
        ...CALM,
        endpoints: [{ name: 'city', url, partitions }, west.settings()],
      },
    },
    {
      loans: [
        { id: '1', book: 'north:0' },
        { id: '2', book: 'east:0' },
      ],
    },
  );
}

function breakDown(endpoint: LibraryEndpoint): void {
  endpoint.misbehave = (_, response) => {
    response.writeHead(503).end();
    return true;
  };
}

const idsOf = (value: unknown) =>
  (value as { nodes: { id: string }[] }).nodes.map(({ id }) => id);

describe('a gateway behind a gateway', () => {
  it('is whole where its partitions are', async () => {
    const answer = await askLibraries(province, '{ books(first: 50) { nodes { id } totalCount } statistics { count } book(id: "north:1") { id } }'); // prettier-ignore
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({ books: { totalCount: 9 }, statistics: { count: 9 }, book: { id: 'north:1' } }); // prettier-ignore
    expect(answer.partitions).toEqual({ ok: ['east', 'north', 'west'], failed: [], skipped: [], stale: [] }); // prettier-ignore
  });

  it.each([
    ['a list', '{ books(first: 49) { totalCount nodes { id pages } } }', 'books'],
    ['statistics', '{ statistics { count pages } }', 'statistics'],
    ['buckets', '{ byTopic { topic pages } }', 'byTopic'],
    ['shelves', '{ shelves { name } }', 'shelves'],
  ])('passes up whose rows are missing from %s, with those of the others', async (_, query, field) => {
    breakDown(north);
    const answer = await askLibraries(province, query);
    north.misbehave = undefined;
    const only = query.replace(field, field === 'shelves' ? 'shelves(libraries: ["east", "west"])' : field).replace('first: 49', 'first: 48, filter: { library: { in: ["east", "west"] } }').replace('statistics {', 'statistics(filter: { library: { in: ["east", "west"] } }) {').replace('byTopic {', 'byTopic(filter: { id: { in: ["east:0", "east:1", "east:2", "west:0", "west:1", "west:2"] } }) {');
    expect(answer.data).toEqual((await askLibraries(province, only)).data);
    expect(answer.partitions).toEqual({
      ok: ['east', 'west'],
      failed: [{ partition: 'north', reason: expect.stringContaining('status 503'), ...DOWN }],
      skipped: [],
      stale: [],
    });
    expect(answer.errors).toMatchObject([
      { path: [field], extensions: { code: 'PARTITION_UNAVAILABLE', partition: 'north', cause: DOWN.code } },
    ]);
  }); // prettier-ignore

  it('passes it up for one row, and for the demand of all', async () => {
    breakDown(north);
    const row = await askLibraries(province, '{ book(id: "north:2") { title } east: book(id: "east:2") { id } }'); // prettier-ignore
    expect(row.data).toEqual({ book: null, east: { id: 'east:2' } });
    expect(row.partitions).toMatchObject({ ok: ['east'], failed: [{ partition: 'north' }] }); // prettier-ignore

    const headers = { 'x-mengyue-completeness': 'complete' };
    const whole = await askLibraries(province, '{ statistics { mean } }', { headers }); // prettier-ignore
    expect(whole.data).toBeNull();
    expect(whole.errors?.[0]?.extensions['code']).toBe('INCOMPLETE_ANSWER');
  });

  it('has failed where all of its partitions have', async () => {
    breakDown(north);
    breakDown(east);
    const answer = await askLibraries(province, '{ statistics { longest } books(first: 47) { nodes { id } } }'); // prettier-ignore
    expect(answer.partitions).toMatchObject({
      ok: ['west'],
      failed: [{ partition: 'east' }, { partition: 'north' }],
    });
    expect(idsOf(answer.data?.['books']).every((id) => id.startsWith('west'))).toBe(true); // prettier-ignore
  });

  it('passes up rows that are old, and since when', async () => {
    const query = '{ books(first: 46) { nodes { id } } }';
    await askLibraries(province, query);
    breakDown(north);
    const answer = await askLibraries(province, query);
    expect(idsOf(answer.data?.['books'])).toHaveLength(9);
    expect(answer.partitions).toEqual({
      ok: ['east', 'west'],
      failed: [],
      skipped: [],
      stale: [{ partition: 'north', asOf: expect.any(String) }],
    });
  });

  it('names partitions that the one before it does not know', async () => {
    const own = await openProvince(['*']);
    breakDown(north);
    const answer = await askLibraries(own, '{ books(first: 45) { nodes { id } } }'); // prettier-ignore
    await own.stop();
    expect(answer.partitions).toMatchObject({
      ok: ['east', 'west'],
      failed: [{ partition: 'north', ...DOWN }],
    });
  });

  it.each([
    ['a list', '{ books { totalCount nodes { id } } }'],
    ['statistics', '{ statistics { count } }'],
  ])(
    'is whole in %s though others that it holds are down',
    async (_, query) => {
      const narrow = await openProvince(['east']);
      breakDown(north);
      const { data, partitions } = await askLibraries(narrow, query);
      await narrow.stop();
      expect(partitions).toMatchObject({ ok: ['east', 'west'], failed: [] });
      const { books, statistics } = data as {
        books?: { totalCount: number };
        statistics?: { count: number };
      };
      expect(books?.totalCount ?? statistics?.count).toBe(6);
    },
  );

  it.each([
    ['a list', '{ books(first: 50) { totalCount nodes { id } } }'],
    ['a count', '{ books(first: 50) { totalCount } }'],
    ['statistics', '{ statistics { count } }'],
  ])('has failed in %s that has rows of others in it', async (_, query) => {
    const narrow = await openProvince(['east']);
    const { data, partitions } = await askLibraries(narrow, query);
    await narrow.stop();
    expect(partitions).toMatchObject({
      ok: ['west'],
      failed: [{ partition: 'east', code: 'PARTITION_CONFLICT' }],
    });
    expect(JSON.stringify(data)).toMatch(/"(?:totalCount|count)":3\b/u);
  });

  it('has failed for a partition of which it says nothing', async () => {
    const own = await openProvince(['east', 'north', 'south']);
    const answer = await askLibraries(own, '{ books(first: 44) { totalCount } }'); // prettier-ignore
    await own.stop();
    expect(answer.data).toEqual({ books: { totalCount: 9 } });
    expect(answer.partitions).toMatchObject({
      ok: ['east', 'north', 'west'],
      failed: [{ partition: 'south', code: 'PARTITION_UNKNOWN' }],
    });
  });

  it('does not open the breaker of the one before it', async () => {
    const own = await createLibraryGateway({
      libraries: {
        breaker: { size: 5, minimum: 2, sleepMs: 60_000 },
        endpoints: [
          { name: 'city', url: cityServer.url, partitions: ['east', 'north'] },
        ],
      },
    });
    breakDown(north);
    for (let n = 0; n < 6; n++) await askLibraries(own, `{ books(first: ${60 + n}) { totalCount } }`); // prettier-ignore
    north.misbehave = undefined;
    const answer = await askLibraries(own, '{ books(first: 59) { totalCount } }'); // prettier-ignore
    await own.stop();
    expect(answer.partitions?.ok).toEqual(['east', 'north']);
  });
});

describe('what an endpoint says of partitions', () => {
  const report = (failed: object[], ok: string[]) => ({
    partitions: { ok, failed, skipped: [], stale: [] },
  });
  const gone = { partition: 'north', code: 'SUBREQUEST_TIMEOUT', reason: 'It is late.' }; // prettier-ignore

  async function askWith(body: object, query: string) {
    const relay = await startLibrary('relay', []);
    relay.misbehave = (_, response) => {
      response.end(JSON.stringify(body));
      return true;
    };
    const own = await openProvince(['east', 'north'], relay.url);
    const answer = await askLibraries(own, query);
    await own.stop();
    await relay.stop();
    return answer;
  }

  const entities = (north: object | null) => ({
    _entities: [
      north,
      { __typename: 'Book', title: 'x', _partition_id: 'east:0' },
    ],
  });

  it.each([
    ['by its report alone', { extensions: report([gone], ['east']) }],
    [
      'by its errors alone',
      {
        errors: [
          {
            message: gone.reason,
            path: ['_entities', 0, 'title'],
            extensions: { code: 'PARTITION_UNAVAILABLE', partition: 'north', cause: gone.code },
          },
        ],
      },
    ],
  ])('is passed up for entities %s', async (_, said) => {
    const answer = await askWith({ data: entities(null), ...said }, '{ loans { book { title } } }');
    expect(answer.data).toEqual({ loans: [{ book: null }, { book: { title: 'x' } }] });
    expect(answer.partitions).toMatchObject({ ok: ['east'], failed: [{ partition: 'north', code: gone.code }] });
    expect(answer.errors).toMatchObject([
      { path: ['loans', 0, 'book', 'title'], extensions: { code: 'PARTITION_UNAVAILABLE', partition: 'north' } },
    ]);
  }); // prettier-ignore

  it('is no word on partitions of others', async () => {
    const north = { __typename: 'Book', title: 'y', _partition_id: 'north:0' };
    const west = { ...gone, partition: 'west' };
    const extensions = report([west], ['east', 'north']);
    const answer = await askWith({ data: entities(north), extensions }, '{ loans { book { title } } }'); // prettier-ignore
    expect(answer.partitions).toMatchObject({ ok: ['east', 'north'], failed: [] }); // prettier-ignore
  });

  it('is a failure where it cannot be read', async () => {
    const answer = await askWith({ data: entities(null), extensions: { partitions: { ok: true } } }, '{ loans { book { title } } }'); // prettier-ignore
    expect(answer.partitions).toMatchObject({
      ok: [],
      failed: [
        { partition: 'east', code: 'PARTITION_ANSWER_INVALID' },
        { partition: 'north', code: 'PARTITION_ANSWER_INVALID' },
      ],
    });
  });
});
