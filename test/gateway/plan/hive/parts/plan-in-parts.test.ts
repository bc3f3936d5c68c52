import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Federation,
  startFederation,
} from '../../../testing/federation.ts';

/**
 * Operations the planner fails at: an entity fetch of a type, to a subgraph,
 * that brings objects of the same type with a @requires of that subgraph.
 */
const START = `
  type Query { unit: Unit units: [Unit!] node: Node any: [Any] }
  type Mutation { first: Unit second: Unit }
  interface Node { id: ID! }
  union Any = Unit | Party
  type Unit implements Node @key(fields: "id") { id: ID! }
  type Party implements Node @key(fields: "id") { id: ID! }
`;
const SCORES = `
  type Unit @key(fields: "id") {
    id: ID!
    next: Unit
    all: [[Unit]]
    link: Link
    rated: Rated
    plain: String
    count: Int @external
    score: String @requires(fields: "count")
    report: Report @requires(fields: "count")
  }
  type Link { unit: Unit }
  type Report { unit: Unit text: String }
  interface Rated { size: Int score: String }
  type Party implements Rated @key(fields: "id") {
    id: ID!
    size: Int
    unit: Unit
    count: Int @external
    score: String @requires(fields: "count")
  }
  type Guest implements Rated { size: Int score: String unit: Unit }
`;
const COUNTS = `
  type Unit @key(fields: "id") { id: ID! count: Int }
  type Party @key(fields: "id") { id: ID! count: Int }
`;

function unit(id: string, next: string | null, rated: object) {
  return {
    id,
    next: next === null ? null : { id: next },
    all: [[{ id: '1' }, null], [{ id: '2' }]],
    link: { unit: { id: next ?? '1' } },
    rated,
    plain: `p${id}`,
    score: 's{{id}}-{{count}}',
    report: { unit: { id: next ?? '1' }, text: `t${id}` },
  };
}

const GUEST = { __typename: 'Guest', size: 1, score: 'g', unit: { id: '3' } };
const PARTY = { __typename: 'Party', id: '9' };

let federation: Federation;

beforeAll(async () => {
  federation = await startFederation({
    subgraphs: {
      start: {
        sdl: START,
        data: {
          Query: {
            unit: { id: '1' },
            units: [{ id: '1' }, { id: '2' }],
            node: { __typename: 'Unit', id: '2' },
            any: [{ __typename: 'Unit', id: '1' }, PARTY],
          },
          Mutation: { first: { id: '1' }, second: { id: '2' } },
        },
      },
      scores: {
        sdl: SCORES,
        data: {
          Unit: [
            unit('1', '2', PARTY),
            unit('2', '3', GUEST),
            unit('3', null, PARTY),
          ],
          Party: [
            { id: '9', size: 5, unit: { id: '1' }, score: 's{{id}}-{{count}}' },
          ],
        },
      },
      counts: {
        sdl: COUNTS,
        data: {
          Unit: [
            { id: '1', count: 11 },
            { id: '2', count: 12 },
            { id: '3', count: 13 },
          ],
          Party: [{ id: '9', count: 99 }],
        },
      },
    },
  });
});

afterAll(() => federation.stop());

const CASES: readonly (readonly [
  name: string,
  query: string,
  data: unknown,
])[] = [
  [
    'a field of the same type',
    '{ unit { score next { plain score next { score } } } }',
    {
      unit: {
        score: 's1-11',
        next: { plain: 'p2', score: 's2-12', next: { score: 's3-13' } },
      },
    },
  ],
  [
    'lists of lists, with nulls',
    '{ units { all { score } } }',
    {
      units: [
        { all: [[{ score: 's1-11' }, null], [{ score: 's2-12' }]] },
        { all: [[{ score: 's1-11' }, null], [{ score: 's2-12' }]] },
      ],
    },
  ],
  [
    'a value type between',
    '{ unit { link { unit { score } } } }',
    { unit: { link: { unit: { score: 's2-12' } } } },
  ],
  [
    'aliases, those of keys too',
    '{ unit { a: next { b: score id: plain count: id } } }',
    { unit: { a: { b: 's2-12', id: 'p2', count: '2' } } },
  ],
  [
    'type conditions',
    '{ any { ... on Unit { next { score } } ... on Party { unit { score } } } }',
    { any: [{ next: { score: 's2-12' } }, { unit: { score: 's1-11' } }] },
  ],
  [
    'an interface, some of whose types have the @requires',
    '{ unit { rated { size score } next { rated { size score ...G } } } } fragment G on Guest { unit { score } }',
    {
      unit: {
        rated: { size: 5, score: 's9-99' },
        next: { rated: { size: 1, score: 'g', unit: { score: 's3-13' } } },
      },
    },
  ],
  [
    'a @requires inside what a @requires brings',
    '{ unit { report { text unit { score report { unit { score } } } } } }',
    {
      unit: {
        report: {
          text: 't1',
          unit: { score: 's2-12', report: { unit: { score: 's3-13' } } },
        },
      },
    },
  ],
  [
    'null on the way',
    '{ unit { next { next { next { score } } } } }',
    { unit: { next: { next: { next: null } } } },
  ],
  [
    'the interface of another subgraph',
    '{ node { id ... on Unit { next { score } } } }',
    { node: { id: '2', next: { score: 's3-13' } } },
  ],
];

describe('an operation planned in parts', () => {
  for (const [name, query, data] of CASES) {
    it(`answers through ${name}`, async () => {
      expect(await federation.ask(query)).toEqual({ data });
    });
  }

  it('asks once for what is written twice', async () => {
    federation.requests.length = 0;
    const answer = await federation.ask(
      '{ unit { ...F ...F next { plain ... on Unit { score } } } } fragment F on Unit { next { score } }',
    );
    expect(answer).toEqual({
      data: { unit: { next: { score: 's2-12', plain: 'p2' } } },
    });
    expect(federation.requests.map(({ subgraph }) => subgraph)).toEqual(
      ['start', 'scores', 'counts', 'scores'], // prettier-ignore
    );
  });

  it('takes variables and conditions', async () => {
    const answer = await federation.ask({
      query:
        'query Q($yes: Boolean!) { unit { next { score @include(if: $yes) plain @skip(if: $yes) } } }',
      variables: { yes: true },
      operationName: 'Q',
    });
    expect(answer).toEqual({ data: { unit: { next: { score: 's2-12' } } } });
  });

  it('reads all of a mutation before the next begins', async () => {
    federation.requests.length = 0;
    const answer = await federation.ask(
      'mutation { first { next { score } } second { next { score } } }',
    );
    expect(answer).toEqual({
      data: {
        first: { next: { score: 's2-12' } },
        second: { next: { score: 's3-13' } },
      },
    });
    expect(federation.requests.map(({ subgraph }) => subgraph)).toEqual(
      ['first', 'second'].flatMap(() => [
        'start',
        'scores',
        'counts',
        'scores',
      ]),
    );
  });

  it('answers what makes the planner crash', async () => {
    const crashing = await startFederation({
      subgraphs: {
        a: {
          sdl: `type Query { item: Item }
            type Item @key(fields: "id") { id: ID! price(in: Int): String size: Size }
            type Size { width(in: Int): String }`,
          data: {
            Query: { item: { id: '1' } },
            Item: [
              {
                id: '1',
                price: { $args: true },
                size: { width: { $args: true } },
              },
            ],
          },
        },
        b: {
          sdl: `type Item @key(fields: "id") {
              id: ID!
              price(in: Int): String @external
              size: Size @external
              tax: String @requires(fields: "price(in: 1) size { width(in: 1) }")
              fee: String @requires(fields: "size { width(in: 7) }")
            }
            type Size { width(in: Int): String @external }`,
          data: {
            Item: [{ id: '1', tax: '{{price}}{{size}}', fee: '{{size}}' }],
          },
        },
      },
    });
    const width = (n: number) => JSON.stringify({ width: `{"in":${n}}` });
    expect(
      await crashing.ask('{ item { price(in: 2) size { width(in: 2) } tax } }'),
    ).toEqual({
      data: {
        item: {
          price: '{"in":2}',
          size: { width: '{"in":2}' },
          tax: `{"in":1}${width(1)}`,
        },
      },
    });
    expect(await crashing.ask('{ item { tax fee } }')).toEqual({
      data: { item: { tax: `{"in":1}${width(1)}`, fee: width(7) } },
    });
    await crashing.stop();
  });
});
