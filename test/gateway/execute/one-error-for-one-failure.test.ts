import { afterEach, describe, expect, it } from '@jest/globals';
import type {
  SubgraphFetcher,
  SubgraphRequest,
  SubgraphResponse,
} from '../../../gateway/fetch/subgraph-fetcher.ts';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { ask } from '../testing/federation.ts';

const SUPERGRAPH = composeSupergraph({
  sdls: {
    a: `type Query { items: [Item] grid: [[Item]] one: Item count: Int box: Box }
      type Mutation { make: Item drop: Int }
      type Box { size: Int inner: Box items: [Item] }
      type Item @key(fields: "id") { id: ID! price: Int }`,
    b: `type Item @key(fields: "id") { id: ID! stars: Int name: String! tags: [[Tag]] part: Part side: Side @shareable }
      type Part { must: Int! deep: Part } type Tag { label: String }
      type Side { must: Int! next: Item @shareable }`,
    c: `type Item @key(fields: "id") { id: ID! price: Int @external tax: Int @requires(fields: "price")
      stars: Int @external rating: Int @requires(fields: "stars") }`,
    d: `type Query { found: Item } type Item @key(fields: "id") { id: ID! side: Side @shareable }
      type Side { may: Int next: Item @shareable }`,
  },
});

type Answers = Record<string, (request: SubgraphRequest) => SubgraphResponse>;

const gateways: Gateway[] = [];
afterEach(() => Promise.all(gateways.splice(0).map((g) => g.stop())));

/** The errors of an operation, as `message at path`. */
async function errorsOf(query: string, answers: Answers): Promise<string[]> {
  const fetchers: Record<string, SubgraphFetcher> = {};
  for (const [name, answer] of Object.entries(answers)) {
    fetchers[name] = { fetch: (request) => Promise.resolve(answer(request)) };
  }
  const gateway = await createGateway({ supergraph: SUPERGRAPH, fetchers });
  gateways.push(gateway);
  const { errors = [] } = await ask(gateway, query);
  return errors.map(
    ({ message, path }) => `${message} at ${path?.join('.') ?? 'no path'}`,
  );
}

/** A new object each time: answers are merged in place. */
const data = (value: Record<string, unknown>) => () => ({
  data: structuredClone(value),
});
const item = (id: string, more = {}) => ({ __typename: 'Item', id, ...more });
const TWO = data({ items: [item('1'), item('2')] });
const BOOM = { message: 'boom' };
const DOWN = 'A subgraph reported an error.';

interface Case {
  readonly query: string;
  readonly a?: Answers[string];
  readonly b?: SubgraphResponse;
  readonly errors: readonly string[];
}

function describeCases(title: string, cases: Record<string, Case>): void {
  describe(title, () => {
    for (const [name, { query, a = TWO, b = {}, errors }] of Object.entries(cases)) {
      it(`${name} has one error for each null`, async () => {
        const failing = { a, b: () => b, c: () => b, d: () => ({}) };
        expect(await errorsOf(query, failing)).toEqual(errors);
      });
    }
  });
} // prettier-ignore

const AT_BOTH = ['boom at items.0.stars', 'boom at items.1.stars'];
const entities = (...list: unknown[]) => ({ _entities: list });

describeCases('a fetch of entities', {
  'that answers null for all of them': {
    query: '{ items { stars } }',
    b: { data: { _entities: null }, errors: [BOOM] },
    errors: AT_BOTH,
  },
  'without data': {
    query: '{ items { stars } }',
    b: { data: null, errors: [BOOM] },
    errors: AT_BOTH,
  },
  'that answers nothing but an error': {
    query: '{ items { stars } }',
    b: { errors: [BOOM] },
    errors: AT_BOTH,
  },
  'that repeats its error for each of them': {
    query: '{ items { stars } }',
    b: { data: entities(null, null), errors: [BOOM, BOOM] },
    errors: AT_BOTH,
  },
  'whose error leads to all of them': {
    query: '{ items { stars } }',
    b: { data: { _entities: null }, errors: [{ ...BOOM, path: ['_entities'] }] },
    errors: AT_BOTH,
  },
  'whose error leads beyond them': {
    query: '{ items { stars } }',
    b: { data: entities(null, null), errors: [{ ...BOOM, path: ['_entities', 7, 'stars'] }] },
    errors: AT_BOTH,
  },
  'whose error has a path that is none': {
    query: '{ items { stars } }',
    b: { data: entities(null, null), errors: [{ ...BOOM, path: 'stars' }] },
    errors: AT_BOTH,
  },
  'that is too short, with an error for the one that is missing': {
    query: '{ items { stars } }',
    b: { data: entities({ stars: 1 }), errors: [{ ...BOOM, path: ['_entities', 1] }] },
    errors: [
      'boom at items.1.stars',
      'Expected one entity for each representation, but got another number. at items.0.stars',
    ],
  },
  'that is too short, with errors for all': {
    query: '{ items { stars } }',
    b: { data: entities({ stars: 1 }), errors: [{ ...BOOM, path: ['_entities', 0] }, { ...BOOM, path: ['_entities', 1] }] },
    errors: AT_BOTH,
  },
  'that is too short, with an error without a path': {
    query: '{ items { stars } }',
    b: { data: entities({ stars: 1 }), errors: [BOOM] },
    errors: AT_BOTH,
  },
  'that is too short, without an error': {
    query: '{ items { stars } }',
    b: { data: entities({ stars: 1 }), errors: [] },
    errors: AT_BOTH.map((e) => e.replace('boom', 'Expected one entity for each representation, but got another number.')),
  },
  'without data and errors': {
    query: '{ items { stars } }',
    b: { data: null, errors: [] },
    errors: AT_BOTH.map((e) => e.replace('boom', DOWN)),
  },
  'where one is null': {
    query: '{ items { stars name } }',
    b: { data: entities({ stars: 1, name: 'x' }, null), errors: [{ ...BOOM, path: ['_entities', 1] }] },
    errors: ['boom at items.1.stars', 'boom at items.1.name'],
  },
  'where one is null for a field of it': {
    query: '{ items { stars name } }',
    b: { data: entities({ stars: 1, name: 'x' }, null), errors: [{ ...BOOM, path: ['_entities', 1, 'name'] }] },
    errors: ['boom at items.1.name'],
  },
  'that failed far below': {
    query: '{ items { part { deep { must } } } }',
    b: { data: entities({ part: { deep: null } }, { part: null }), errors: [{ ...BOOM, path: ['_entities', 0, 'part', 'deep', 'must'] }] },
    errors: ['boom at items.0.part.deep.must'],
  },
  'that failed in a list of lists': {
    query: '{ items { tags { label } } }',
    b: { data: entities({ tags: [[{ label: 'x' }, null]] }, { tags: [] }), errors: [{ ...BOOM, path: ['_entities', 0, 'tags', 0, 1] }] },
    errors: ['boom at items.0.tags.0.1'],
  },
  'that failed without saying where, far below': {
    query: '{ items { tags { label } } }',
    b: { data: entities({ tags: [[{ label: 'x' }, { label: null }]] }, { tags: [] }), errors: [BOOM] },
    errors: ['boom at items.0.tags.0.1.label'],
  },
  'that failed without saying where, at one of several nulls': {
    query: '{ items { tags { label } } }',
    b: { data: entities({ tags: [[null], null] }, { tags: [] }), errors: [BOOM] },
    errors: ['boom at items.0.tags'],
  },
  'that failed without saying where, and has all': {
    query: '{ items { stars } }',
    b: { data: entities({ stars: 1 }, { stars: 2 }), errors: [BOOM] },
    errors: ['boom at items'],
  },
  'that failed twice without saying where': {
    query: '{ items { stars } }',
    b: { data: null, errors: [BOOM, { message: 'bang' }] },
    errors: [...AT_BOTH, 'bang at items'],
  },
}); // prettier-ignore

describeCases('a representation that stands for several objects', {
  'in a list': {
    query: '{ items { stars } }',
    a: data({ items: [item('1'), item('1'), item('2')] }),
    b: { data: entities(null, { stars: 1 }), errors: [{ ...BOOM, path: ['_entities', 0] }] },
    errors: AT_BOTH,
  },
  'in a list of lists': {
    query: '{ grid { stars } }',
    a: data({ grid: [[item('1')], [item('2'), item('1')]] }),
    b: { data: { _entities: null }, errors: [BOOM] },
    errors: ['boom at grid.0.0.stars', 'boom at grid.1.0.stars', 'boom at grid.1.1.stars'],
  },
  'in a list of lists, below it': {
    query: '{ grid { part { must } } }',
    a: data({ grid: [[item('1')], [item('1')]] }),
    b: { data: entities({ part: null }), errors: [{ ...BOOM, path: ['_entities', 0, 'part', 'must'] }] },
    errors: ['boom at grid.0.0.part.must', 'boom at grid.1.0.part.must'],
  },
  'in two places of the operation': {
    query: '{ one { stars } box { items { stars } } }',
    a: data({ one: item('1'), box: { items: [item('1')] } }),
    b: { data: { _entities: null, _e0: null, _e1: null }, errors: [BOOM] },
    errors: ['boom at box.items.0.stars', 'boom at one.stars'],
  },
}); // prettier-ignore

const failing = (errors: SubgraphResponse['errors'], value: unknown = null) =>
  () => ({ data: value, errors }) as SubgraphResponse; // prettier-ignore

describeCases('a fetch of root fields', {
  'without data': { query: '{ count one { id } }', a: failing([BOOM]), errors: ['boom at count', 'boom at one'] },
  'without data and errors': { query: '{ count }', a: failing([]), errors: [`${DOWN} at count`] },
  'that left no errors and one null': { query: '{ count }', a: failing([], { count: null }), errors: [] },
  'whose error leads nowhere': { query: '{ count }', a: failing([{ ...BOOM, path: ['nope'] }]), errors: ['boom at count'] },
  'whose error leads to a null': { query: '{ box { size } }', a: failing([{ ...BOOM, path: ['box', 'size'] }], { box: { size: null } }), errors: ['boom at box.size'] },
  'whose error leads beyond a null': { query: '{ box { inner { size } } }', a: failing([{ ...BOOM, path: ['box', 'inner', 'size'] }], { box: null }), errors: ['boom at box.inner.size'] },
  'whose error does not lead to its null': { query: '{ box { size inner { size } } }', a: failing([BOOM], { box: { size: 1, inner: { size: null } } }), errors: ['boom at box.inner.size'] },
  'whose error leads to none of its nulls': { query: '{ count box { size inner { size } } }', a: failing([BOOM], { count: 1, box: { size: null, inner: { size: null } } }), errors: ['boom at box'] },
  'whose error left no null': { query: '{ count }', a: failing([BOOM], { count: 1 }), errors: ['boom at count'] },
  'whose two errors left one null': { query: '{ count box { size } }', a: failing([BOOM, { message: 'bang' }], { count: null, box: { size: 1 } }), errors: ['boom at count', 'bang at count'] },
  'of a mutation, without data': { query: 'mutation { make { id } drop }', a: failing([BOOM]), errors: ['boom at make', 'boom at drop'] },
  'of a mutation under an alias': { query: 'mutation { it: make { id } }', a: failing([{ ...BOOM, path: ['it'] }], { it: null }), errors: ['boom at it'] },
  'before entities of a mutation': { query: 'mutation { it: make { stars } }', a: data({ it: item('1') }), b: { data: { _entities: null }, errors: [BOOM] }, errors: ['boom at it.stars'] },
}); // prettier-ignore

describe('what another field requires', () => {
  const MISSING = 'A field another field needs is missing.';

  it('is told at that field when the client did not ask for it', async () => {
    const errors = await errorsOf('{ items { tax } }', {
      a: data({ items: [item('1', { price: 3 }), item('2')] }),
      c: data(entities({ tax: 1 })),
    });
    expect(errors).toEqual([`${MISSING} at items.1.tax`]);
  });

  it('is told with its reason, once for each null', async () => {
    const answers = { d: data({ found: item('1') }), a: failing([BOOM]) };
    expect(await errorsOf('{ found { tax } }', answers)).toEqual([
      'boom at found.tax',
    ]);
    expect(await errorsOf('{ found { price tax } }', answers)).toEqual([
      'boom at found.price',
      'boom at found.tax',
    ]);
  });

  it('is told nearby when what requires it was not to be computed', async () => {
    const errors = await errorsOf('{ found { tax } }', {
      d: data({ found: item('1') }),
      a: failing([BOOM], entities({ price: 1 })),
      c: data(entities({ tax: 1 })),
    });
    expect(errors).toEqual(['boom at found']);
  });

  for (const [name, asked, expected] of [
    ['is not told in what became null for another reason', 'must', ['boom at items.0.side.must']],
    ['is told in what is there', '', [`${MISSING} at items.0.side.next.rating`]],
  ] as const) {
    it(name, async () => {
      const failed = { ...BOOM, path: ['_entities', 0, 'side', 'must'] };
      const errors = await errorsOf(
        `{ items { side { ${asked} may next { rating } } } }`,
        {
          a: data({ items: [item('1')] }),
          b: ({ query }) =>
            query.includes('must')
              ? { data: entities({ side: null }), errors: [failed] }
              : { data: entities({}) },
          d: data(entities({ side: { may: 1, next: item('2') } })),
          c: data(entities({ rating: 3 })),
        },
      );
      expect(errors).toEqual(expected);
    });
  } // prettier-ignore
});
