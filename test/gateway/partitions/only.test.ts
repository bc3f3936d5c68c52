import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'; // prettier-ignore
import type { Gateway } from '../../../gateway/gateway.ts';
import {
  askLibraries,
  booksOf,
  createLibraryGateway,
  type LibraryEndpoint,
  startLibrary,
} from './testing/library-federation.ts';

let east: LibraryEndpoint;
let north: LibraryEndpoint;
let gateway: Gateway;

beforeAll(async () => {
  east = await startLibrary('east', booksOf('east', 2));
  north = await startLibrary('north', booksOf('north', 2));
  const only = { libraries: ['north', 'moon'] };
  gateway = await createLibraryGateway({
    libraries: {
      endpoints: [east.settings(), { ...north.settings(), only }],
    },
  });
});
beforeEach(() => {
  east.requests.length = north.requests.length = 0;
});
afterAll(async () => {
  await gateway.stop();
  await east.stop();
  await north.stop();
});

describe('an endpoint that has rows only by some values of an argument', () => {
  it.each<[query: string, isAsked: boolean, variables?: Record<string, unknown>]>([
    ['{ shelves { library } }', false],
    ['{ shelves(libraries: null) { library } }', false],
    ['{ shelves(libraries: ["east"]) { library } }', false],
    ['{ shelves(libraries: ["east", "north"]) { library } }', true],
    ['{ shelves(libraries: "north") { library } }', true],
    ['query ($of: [ID!]) { shelves(libraries: $of) { library } }', false],
    ['query ($of: [ID!]) { shelves(libraries: $of) { library } }', true, { of: ['north'] }],
    ['query ($of: [ID!] = ["north"]) { shelves(libraries: $of) { library } }', true],
    ['{ statistics { count } }', true],
    ['{ book(id: "north:1") { id } }', true],
  ])('answering %s is asked: %s, and told to be skipped where it is not', async (query, isAsked, variables = {}) => {
    const { partitions, errors } = await askLibraries(gateway, query, { variables });
    expect(errors).toBeUndefined();
    expect(north.requests).toHaveLength(isAsked ? 1 : 0);
    expect(partitions?.ok.includes('north')).toBe(isAsked);
    expect(partitions?.skipped.includes('north')).toBe(!isAsked);
    expect(partitions?.failed).toEqual([]);
  }); // prettier-ignore

  it('is told to be there where another field of the request asked it', async () => {
    const { partitions } = await askLibraries(gateway, '{ shelves { library } statistics { count } }'); // prettier-ignore
    expect(partitions).toEqual({ ok: ['east', 'north'], failed: [], skipped: [], stale: [] }); // prettier-ignore
    expect(north.requests[0]?.query).not.toContain('shelves');
  });
});
