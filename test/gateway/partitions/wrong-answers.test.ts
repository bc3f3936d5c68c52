import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
} from '@jest/globals';
import type { Gateway } from '../../../gateway/gateway.ts';
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

let endpoints: LibraryEndpoint[];
let gateway: Gateway;

beforeAll(async () => {
  endpoints = await Promise.all(
    Object.entries(BOOKS).map(([name, books]) => startLibrary(name, books)),
  );
  gateway = await createLibraryGateway(
    settingsOf(endpoints, { breaker: { minimum: 1000, size: 1000 } }),
  );
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

describe('what an endpoint must not answer', () => {
  const rows = (...cursors: unknown[]) =>
    JSON.stringify({
      data: {
        books: {
          nodes: cursors.map((_, n) => ({ __typename: 'Book', id: `north:${n}` })),
          totalCount: cursors.length,
          _partition_edges: cursors.map((cursor, n) => ({
            node: { id: `north:${n}` },
            cursor: Array.isArray(cursor)
              ? Buffer.from(JSON.stringify(cursor)).toString('base64url')
              : cursor,
          })),
          _partition_pageInfo: { hasNextPage: false, hasPreviousPage: false },
        },
      },
    }); // prettier-ignore

  it.each<[what: string, body: string, code: string, message: string]>([
    [
      'rows of another partition',
      rows([1, 'east:1']),
      'PARTITION_CONFLICT',
      'The rows of "north" are left out: Expected rows of its own, but got "east:1", which belongs to "east".',
    ],
    [
      'a cursor that is none',
      rows('?'),
      'PARTITION_UNAVAILABLE',
      'The rows of the partition "north" are missing: Expected the cursor of a position in the order, but got "?".',
    ],
    [
      'a cursor of another order',
      rows([1, 'title', 'north:1']),
      'PARTITION_UNAVAILABLE',
      'The rows of the partition "north" are missing: Expected the cursor of a position in the order, but got "WzEsInRpdGxlIiwibm9ydGg6MSJd".',
    ],
    [
      'rows in another order',
      rows([1, 'north:2'], [1, 'north:1']),
      'PARTITION_UNAVAILABLE',
      'The rows of the partition "north" are missing: Expected rows in the order asked for, but got another order.',
    ],
    [
      'nothing for the field',
      '{"data":{}}',
      'PARTITION_UNAVAILABLE',
      'The rows of the partition "north" are missing: Expected a value of what was asked for, but got none.',
    ],
    [
      'no list of rows',
      '{"data":{"books":{"nodes":{"__proto__":1}}}}',
      'PARTITION_UNAVAILABLE',
      'The rows of the partition "north" are missing: Expected a list at "nodes", but got an object.',
    ],
  ])('%s: its rows are left out, and it is told why', async (_, ...[body, code, message]) => {
    endpoint('north').misbehave = (_request, response) => {
      response.end(body);
      return true;
    };
    const answer = await askLibraries(gateway, '{ books(first: 100) { nodes { id } totalCount } }');
    const { nodes, totalCount } = answer.data?.['books'] as { nodes: { id: string }[]; totalCount: number };
    expect(nodes.map(({ id }) => id.split(':')[0])).toEqual(Array<string>(7).fill('east'));
    expect(totalCount).toBe(7);
    expect(answer.errors).toMatchObject([{ message, path: ['books'], extensions: { code } }]);
    expect(answer.partitions).toMatchObject({ ok: ['east', 'west'], failed: [{ partition: 'north' }] });
  }); // prettier-ignore
});
