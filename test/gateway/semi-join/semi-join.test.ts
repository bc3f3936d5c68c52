import { afterEach, describe, expect, it } from '@jest/globals';
import { createGateway } from '../../../gateway/gateway.ts';
import { composeSupergraph } from '../testing/compose.ts';
import type { SubgraphData } from '../testing/data-subgraph.ts';
import { type Federation, startFederation } from '../testing/federation.ts';

const LINK = `
  extend schema
    @link(url: "https://example.org/semi-join/v1.0", import: ["@semiJoin"])
    @composeDirective(name: "@semiJoin")
  directive @semiJoin(keys: String!, on: String!) on INPUT_FIELD_DEFINITION
`;

const BOOKS = `
  ${LINK}
  type Query {
    books(filter: BookFilter, first: Int): String
    shelf: Shelf!
    count: Int
  }
  type Shelf @key(fields: "id") { id: ID! }
  input BookFilter {
    id: IdFilter
    year: Int
    isLent: YesNo @semiJoin(keys: "lentIds", on: "id")
    isRare: YesNo @semiJoin(keys: "rareIds", on: "id")
    and: [BookFilter!]
    or: [BookFilter!]
    not: BookFilter
  }
  input IdFilter { eq: ID in: [ID!] notIn: [ID!] }
  input YesNo { eq: Boolean }
`;

const SHELVES = `
  ${LINK}
  type Shelf @key(fields: "id") { id: ID! books(filter: BookFilter): String label: String }
  input BookFilter {
    id: IdFilter
    year: Int
    isLent: YesNo @semiJoin(keys: "lentIds", on: "id")
    isRare: YesNo @semiJoin(keys: "rareIds", on: "id")
    and: [BookFilter!]
    or: [BookFilter!]
    not: BookFilter
  }
  input IdFilter { eq: ID in: [ID!] notIn: [ID!] }
  input YesNo { eq: Boolean }
`;

const LOANS = `
  type Query { lentIds: [ID!] @inaccessible rareIds: [ID!] @inaccessible loans: Int }
`;

const ALL = { in: ['1', '2'] };
const RARE = { in: ['7'] };

let federation: Federation | undefined;

afterEach(() => federation?.stop());

async function startLibrary(
  loans: Record<string, unknown> = {},
): Promise<Federation> {
  const subgraphs: Record<string, { sdl: string; data: SubgraphData }> = {
    books: {
      sdl: BOOKS,
      data: { Query: { books: { $args: true }, shelf: { id: 's' }, count: 3 } },
    },
    shelves: {
      sdl: SHELVES,
      data: { Shelf: [{ id: 's', books: { $args: true }, label: 'L' }] },
    },
    loans: {
      sdl: LOANS,
      data: { Query: { lentIds: ['1', '2'], rareIds: ['7'], ...loans } },
    },
  };
  federation = await startFederation({ subgraphs });
  return federation;
}

/** What the subgraph of the books was asked to filter by. */
async function filterSent(
  filter: unknown,
  asVariable = true,
): Promise<unknown> {
  const library = federation ?? (await startLibrary());
  const { data, errors } = await library.ask(
    asVariable
      ? {
          query: 'query ($f: BookFilter) { books(filter: $f) }',
          variables: { f: filter },
        }
      : `{ books(filter: ${literal(filter)}) }`,
  );
  expect(errors).toBeUndefined();
  const sent = (data as { books: string }).books;
  return (JSON.parse(sent) as { filter: unknown }).filter;
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([k, v]) => `${k}: ${literal(v)}`);
  return `{${fields.join(', ')}}`;
}

describe('a semi-join', () => {
  for (const [how, asVariable] of [
    ['in a variable', true],
    ['in a literal', false],
  ] as const) {
    it(`becomes a list of keys ${how}`, async () => {
      await startLibrary();
      const sent = (filter: unknown) => filterSent(filter, asVariable);
      expect(await sent({ isLent: { eq: true } })).toEqual({ id: ALL });
      expect(await sent({ isLent: { eq: false } })).toEqual({
        id: { notIn: ['1', '2'] },
      });
    });

    it(`keeps other conditions ${how}`, async () => {
      await startLibrary();
      const sent = (filter: unknown) => filterSent(filter, asVariable);
      expect(await sent({ year: 3, isLent: { eq: true } })).toEqual({
        year: 3,
        id: ALL,
      });
      expect(
        await sent({
          id: { eq: '9' },
          isLent: { eq: true },
          and: [{ year: 1 }],
        }),
      ).toEqual({ id: { eq: '9' }, and: [{ year: 1 }, { id: ALL }] });
      expect(
        await sent({ isLent: { eq: true }, isRare: { eq: true } }),
      ).toEqual({ id: ALL, and: [{ id: RARE }] });
    });

    it(`is found at any depth ${how}`, async () => {
      await startLibrary();
      const sent = (filter: unknown) => filterSent(filter, asVariable);
      expect(
        await sent({
          or: [
            { not: { isLent: { eq: true } } },
            { and: [{ isRare: { eq: false } }, { year: 2 }] },
          ],
        }),
      ).toEqual({
        or: [
          { not: { id: ALL } },
          { and: [{ id: { notIn: ['7'] } }, { year: 2 }] },
        ],
      });
    });

    it(`is no condition when it says nothing ${how}`, async () => {
      await startLibrary();
      const sent = (filter: unknown) => filterSent(filter, asVariable);
      expect(await sent({ isLent: {}, year: 1 })).toEqual({ year: 1 });
      expect(await sent({ isLent: null })).toEqual({});
      expect(federation?.requests.some((r) => r.subgraph === 'loans')).toBe(
        false,
      );
    });
  }

  it('is found in parts that are variables, and in defaults', async () => {
    const library = await startLibrary();
    const { data } = await library.ask({
      query: `query ($l: YesNo, $d: BookFilter = {isRare: {eq: true}}, $y: Boolean) {
        a: books(filter: {or: [{isLent: $l}, {isRare: {eq: $y}}]})
        b: books(filter: $d)
      }`,
      variables: { l: { eq: true }, y: false },
    });
    const { a, b } = data as { a: string; b: string };
    expect(JSON.parse(a)).toEqual({
      filter: { or: [{ id: ALL }, { id: { notIn: ['7'] } }] },
    });
    expect(JSON.parse(b)).toEqual({ filter: { id: RARE } });
  });

  it('asks for keys once a request', async () => {
    const library = await startLibrary();
    await library.ask(`{
      a: books(filter: {isLent: {eq: true}})
      b: books(filter: {isLent: {eq: false}})
      shelf { books(filter: {isLent: {eq: true}}) }
    }`);
    const asked = library.requests.filter((r) => r.subgraph === 'loans');
    expect(asked).toEqual([
      { subgraph: 'loans', query: '{lentIds}', variables: {} },
    ]);
  });

  it('works on fields of entities', async () => {
    const library = await startLibrary();
    const { data } = await library.ask(
      '{ shelf { books(filter: {isLent: {eq: true}}) } }',
    );
    expect(data).toEqual({
      shelf: { books: JSON.stringify({ filter: { id: ALL } }) },
    });
  });

  it('costs nothing where it is not used', async () => {
    const library = await startLibrary();
    await library.ask('{ books(filter: {year: 1, or: [{year: 2}]}) }');
    expect(library.requests).toEqual([
      {
        subgraph: 'books',
        query: 'query($hoisted_0:BookFilter){books(filter: $hoisted_0)}',
        variables: { hoisted_0: { year: 1, or: [{ year: 2 }] } },
      },
    ]);
  });

  it('leaves an absent argument absent', async () => {
    const library = await startLibrary();
    const { data } = await library.ask(
      'query ($f: BookFilter) { books(filter: $f) }',
    );
    expect(data).toEqual({ books: '{}' });
  });
});

describe('a semi-join whose owner fails', () => {
  it('nulls its field only, with an error at its path', async () => {
    const library = await startLibrary({ lentIds: { $error: 'closed' } });
    const { data, errors } = await library.ask(
      '{ mine: books(filter: {isLent: {eq: true}}) books count }',
    );
    expect(data).toEqual({ mine: null, books: '{}', count: 3 });
    expect(errors).toEqual([
      {
        message: 'The filter by "lentIds" could not be evaluated: closed',
        path: ['mine'],
        extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', service: 'loans' },
      },
    ]);
  });

  it('never asks for rows without the filter', async () => {
    const library = await startLibrary({ lentIds: null });
    const { data, errors } = await library.ask(
      '{ books(filter: {isLent: {eq: true}}) }',
    );
    expect(data).toEqual({ books: null });
    expect(errors?.map((e) => e.path)).toEqual([['books']]);
    expect(library.requests.map((r) => r.subgraph)).toEqual(['loans']);
  });

  it('reports fields of entities where they stand', async () => {
    const library = await startLibrary({ lentIds: { $error: 'closed' } });
    const { data, errors } = await library.ask(
      '{ shelf { label b: books(filter: {isLent: {eq: true}}) } }',
    );
    expect(data).toEqual({ shelf: { label: 'L', b: null } });
    expect(errors?.map((e) => e.path)).toEqual([['shelf', 'b']]);
  });
});

describe('a wrong declaration', () => {
  const books = (directive: string) => `${LINK}
    type Query { books(filter: F): Int }
    input F { id: IdFilter isLent: Boolean ${directive} and: [F!] }
    input IdFilter { in: [ID!] notIn: [ID!] }`;
  const load = (directive: string) =>
    createGateway({
      supergraph: composeSupergraph({
        sdls: { books: books(directive), loans: LOANS },
      }),
    });

  it('names keys that nobody has', async () => {
    await expect(load('@semiJoin(keys: "nope", on: "id")')).rejects.toThrow(
      '@semiJoin on F.isLent: expected a field of Query that lists the keys, but got "nope".',
    );
  });

  it('names a sibling that cannot take them', async () => {
    await expect(load('@semiJoin(keys: "lentIds", on: "and")')).rejects.toThrow(
      'expected a sibling "and" and a sibling "and" with the operators',
    );
  });
});
