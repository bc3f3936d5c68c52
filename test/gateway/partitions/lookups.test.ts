import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'; // prettier-ignore
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
const LOANS = [
  'north:0',
  'west:1',
  'east:2',
  'north:2',
  'east:0',
  'north:1',
  ...Array.from({ length: 70 }, (_, n) => `east:${n + 3}`),
].map((book, n) => ({ id: String(n), book }));

let east: LibraryEndpoint;
let north: LibraryEndpoint;
let west: LibraryEndpoint;
/** Before east and north; a gateway as it is served, without `_entities`. */
let city: Gateway;
let cityServer: GatewayServer;
let province: Gateway;

beforeAll(async () => {
  east = await startLibrary('east', booksOf('east', 80));
  north = await startLibrary('north', booksOf('north', 3));
  west = await startLibrary('west', booksOf('west', 3));
  city = await createLibraryGateway(
    settingsOf([east, north], { ...CALM, staleIfError: { maxAgeMs: 60_000 } }),
  );
  cityServer = await createGatewayServer({ gateway: city, port: 0 });
  province = await openProvince('lookup');
});
beforeEach(() => {
  for (const { requests } of [east, north, west]) requests.length = 0;
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

/** And keys of books that nobody has. */
const MORE = [...LOANS, { id: 'a', book: 'north:9' }, { id: 'b', book: 'east:100', other: 'west:0' }]; // prettier-ignore

function openProvince(
  entities: 'lookup' | undefined,
  partitions = ['east', 'north'],
  loans = LOANS,
): Promise<Gateway> {
  const endpoint = { name: 'city', url: cityServer.url, partitions };
  return createLibraryGateway(
    {
      libraries: {
        ...CALM,
        endpoints: [
          entities ? { ...endpoint, entities } : endpoint,
          west.settings(),
        ],
      },
    },
    { loans },
  );
}

function breakDown(endpoint: LibraryEndpoint): void {
  endpoint.misbehave = (_, response) => {
    response.writeHead(503).end();
    return true;
  };
}

const titleOf = (id: string): string | undefined =>
  [...booksOf('east', 80), ...booksOf('north', 3), ...booksOf('west', 3)].find((book) => book.id === id)?.title; // prettier-ignore

const expected = (lost: readonly string[] = []) =>
  LOANS.map(({ book }) => {
    const title = titleOf(book);
    const isLost = lost.some((name) => book.startsWith(name));
    return { book: title === undefined || isLost ? null : { title } };
  });

describe('entities of an endpoint that is a gateway', () => {
  it('are asked by root fields, each by its key, so many at a time', async () => {
    const answer = await askLibraries(province, '{ loans { book { title } } }');
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({ loans: expected() });
    expect(answer.partitions).toEqual({ ok: ['east', 'north', 'west'], failed: [], skipped: [], stale: [] }); // prettier-ignore
    for (const { query } of [...east.requests, ...north.requests]) {
      expect(query).not.toContain('_entities');
      expect(query.match(/book\(/g)?.length).toBeLessThanOrEqual(32);
    }
    expect(west.requests).toHaveLength(1);
    expect(west.requests[0]?.query).toContain('_entities');
  });

  it.each([
    ['with a condition', 'query ($no: Boolean = false) { loans { book { title pages @include(if: $no) } } }'],
    ['through fragments', '{ loans { ...Loan } } fragment Loan on Loan { book { ... on Book { title } } }'],
    ['with what only this gateway knows beside it', '{ loans { book { title __typename } } }'],
    ['under names like those of this gateway', '{ loans { book { _partition_0: title _partition_key0: pages } } }'],
    ['under several fields', '{ loans { book { title } other { pages } } }'],
  ])('are given %s as by one that has _entities', async (_, query) => {
    const plain = await createLibraryGateway(settingsOf([east, north, west]), { loans: MORE });
    const own = await openProvince('lookup', ['east', 'north'], MORE);
    const wanted = await askLibraries(plain, query);
    const answer = await askLibraries(own, query);
    await plain.stop();
    await own.stop();
    expect(answer).toEqual(wanted);
    expect(answer.partitions?.failed).toEqual([]);
  }); // prettier-ignore

  it('pass up whose rows are missing, in one sentence, with those of the others', async () => {
    breakDown(north);
    const answer = await askLibraries(province, '{ loans { book { title year } } statistics { count } books(first: 41) { totalCount } }'); // prettier-ignore
    const { loans } = answer.data as { loans: { book: { title: string } | null }[] }; // prettier-ignore
    expect(loans.map(({ book }) => book && { book: { title: book.title } } ).map((one) => one ?? { book: null })).toEqual(expected(['north'])); // prettier-ignore
    expect(answer.partitions).toEqual({
      ok: ['east', 'west'],
      failed: [{ partition: 'north', code: 'SUBREQUEST_HTTP_ERROR', reason: 'A subgraph answered with HTTP status 503.' }],
      skipped: [],
      stale: [],
    }); // prettier-ignore
    const message = 'The rows of the partition "north" are missing: A subgraph answered with HTTP status 503.'; // prettier-ignore
    expect(answer.errors?.map((one) => one.message)).toEqual(answer.errors?.map(() => message)); // prettier-ignore
    const places = answer.errors?.map(({ path }) => path?.slice(0, 3)) ?? [];
    for (const n of [0, 3, 5]) expect(places).toContainEqual(['loans', n, 'book']); // prettier-ignore
    expect(places).toContainEqual(['statistics']);
    for (const { extensions } of answer.errors ?? []) {
      expect(extensions).toMatchObject({ code: 'PARTITION_UNAVAILABLE', partition: 'north' }); // prettier-ignore
    }
  });

  it('are demanded whole, or there is no answer', async () => {
    breakDown(north);
    const headers = { 'x-mengyue-completeness': 'complete' };
    const answer = await askLibraries(province, '{ loans { book { topic } } }', { headers }); // prettier-ignore
    expect(answer.data).toBeNull();
    expect(answer.errors?.[0]?.extensions['code']).toBe('INCOMPLETE_ANSWER');
  });

  it('may be old, and are told to be', async () => {
    const query = '{ loans { book { pages topic } } }';
    const before = await askLibraries(province, query);
    breakDown(north);
    const answer = await askLibraries(province, query);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual(before.data);
    expect(answer.partitions).toMatchObject({
      ok: ['east', 'west'],
      failed: [],
      stale: [{ partition: 'north', asOf: expect.any(String) }],
    });
  });

  it('are of the rest, too, whose names the gateway behind knows', async () => {
    const own = await openProvince('lookup', ['*']);
    breakDown(north);
    const answer = await askLibraries(own, '{ loans { book { year pages } } }');
    await own.stop();
    expect(answer.partitions).toMatchObject({ ok: ['east', 'west'], failed: [{ partition: 'north' }] }); // prettier-ignore
  });

  it('are the right ones or none: a row of another key fails its partition', async () => {
    const relay = await startLibrary('relay', []);
    relay.misbehave = ({ query }, response) => {
      const aliases = [...query.matchAll(/(_partition\w*?): book\(/g)].map(
        ([, alias = '']) => alias,
      );
      const data = Object.fromEntries(aliases.map((alias) => [alias, { title: 'x', _partition_id: 'east:0', _partition1_id: 'east:0' }])); // prettier-ignore
      response.end(JSON.stringify({ data }));
      return true;
    };
    const own = await createLibraryGateway(
      { libraries: { ...CALM, endpoints: [{ name: 'relay', url: relay.url, partitions: ['east'], entities: 'lookup' }] } },
      { loans: [{ id: '1', book: 'east:0' }, { id: '2', book: 'east:1' }] },
    ); // prettier-ignore
    const answer = await askLibraries(own, '{ loans { book { title } } }');
    await own.stop();
    await relay.stop();
    expect(answer.data).toEqual({ loans: [{ book: null }, { book: null }] });
    expect(answer.partitions?.failed).toMatchObject([{ partition: 'east', code: 'PARTITION_ANSWER_INVALID' }]); // prettier-ignore
  });

  it('are failed, and not told to be nobody’s, where it is not said that it has no _entities', async () => {
    const own = await openProvince(undefined);
    const answer = await askLibraries(own, '{ loans { book { title } } }');
    await own.stop();
    expect(answer.data).toEqual({ loans: expected(['north', 'east']) });
    expect(answer.partitions).toMatchObject({ ok: ['west'], failed: [{ partition: 'east' }, { partition: 'north' }] }); // prettier-ignore
  });
});
