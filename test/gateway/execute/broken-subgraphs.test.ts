import { afterEach, describe, expect, it } from '@jest/globals';
import type {
  SubgraphFetcher,
  SubgraphRequest,
  SubgraphResponse,
} from '../../../gateway/fetch/subgraph-fetcher.ts';
import { Cancellation } from '../../../gateway/fetch/cancellation.ts';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { ask } from '../testing/federation.ts';

const SDLS = {
  a: `type Query { items: [Item!]! node: Node count: Int }
    interface Node { id: ID! }
    type Item implements Node @key(fields: "id") { id: ID! tags: [String!] size: Int color: Color price: Int }
    enum Color { RED }`,
  b: `type Item @key(fields: "id") { id: ID! stars: Int name: String! price: Int @external tax: Int @requires(fields: "price") }`,
};

type Answers = Record<
  string,
  (request: SubgraphRequest) => SubgraphResponse | Promise<SubgraphResponse>
>;

const gateways: Gateway[] = [];
afterEach(() => Promise.all(gateways.splice(0).map((g) => g.stop())));

async function start(answers: Answers, deadlineMs = 20_000): Promise<Gateway> {
  const fetchers: Record<string, SubgraphFetcher> = {};
  for (const [name, answer] of Object.entries(answers)) {
    fetchers[name] = { fetch: async (request) => answer(request) };
  }
  const supergraph = composeSupergraph({ sdls: SDLS });
  const gateway = await createGateway({ supergraph, fetchers, deadlineMs });
  gateways.push(gateway);
  return gateway;
}

const ITEMS = (...items: Record<string, unknown>[]) => ({
  a: () => ({
    data: { items: items.map((item) => ({ __typename: 'Item', ...item })) },
  }),
});

const TWO = ITEMS({ id: '1', price: 1 }, { id: '2', price: 2 });

describe('a subgraph that fails', () => {
  it('leaves the rest, and an error at each null', async () => {
    const failure = { message: 'down', extensions: { code: 'X' } };
    const gateway = await start({ ...TWO, b: () => ({ errors: [failure] }) });
    const { data, errors } = await ask(gateway, '{ items { id stars tax } }');
    expect(data).toEqual({
      items: [
        { id: '1', stars: null, tax: null },
        { id: '2', stars: null, tax: null },
      ],
    });
    expect(errors?.filter((e) => e.path?.[2] === 'stars')).toEqual([
      { message: 'down', path: ['items', 0, 'stars'], extensions: { code: 'X', service: 'b' } },
      { message: 'down', path: ['items', 1, 'stars'], extensions: { code: 'X', service: 'b' } },
    ]); // prettier-ignore
  });

  it('is masked when it throws', async () => {
    const gateway = await start({
      ...TWO,
      b: () => {
        throw new Error('secret');
      },
    });
    const { errors } = await ask(gateway, '{ items { stars } }');
    expect(errors).toHaveLength(2);
    expect(JSON.stringify(errors)).not.toContain('secret');
    expect(errors?.[0]).toMatchObject({
      path: ['items', 0, 'stars'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'b' },
    });
  });

  it('gives one error for one field, however far its null goes', async () => {
    const gateway = await start({
      ...TWO,
      b: () => ({ errors: [{ message: 'x' }] }),
    });
    const { data, errors } = await ask(gateway, '{ count items { name } }');
    expect(data).toBeNull();
    expect(errors?.map((e) => e.path)).toEqual([
      ['items', 0, 'name'],
      ['items', 1, 'name'],
    ]);
  });

  it('needs no error for a field that its sibling took along', async () => {
    const gateway = await start({
      a: () => ({
        data: null,
        errors: [{ message: 'no items', path: ['items'] }],
      }),
      b: () => ({ data: {} }),
    });
    const { errors } = await ask(gateway, '{ count items { id } }');
    expect(errors?.map((e) => [e.message, e.path])).toEqual([
      ['no items', ['items']],
    ]);
  });

  it('does not show its stack', async () => {
    const extensions = { stacktrace: ['at x'], exception: {}, more: 1 };
    const gateway = await start({
      a: () => ({
        data: { count: null },
        errors: [{ message: 'm', path: ['count'], extensions }],
      }),
      b: () => ({}),
    });
    const { errors } = await ask(gateway, '{ count }');
    expect(errors?.[0]?.extensions).toEqual({
      more: 1,
      code: 'DOWNSTREAM_SERVICE_ERROR',
      service: 'a',
    });
  });
});

describe('a subgraph that is too slow', () => {
  it('is not waited for beyond the deadline', async () => {
    const gateway = await start(
      {
        ...TWO,
        b: ({ scope: { cancellation } }) =>
          new Promise((resolve) => {
            cancellation.onCancel(() => resolve({ data: {} }));
          }),
      },
      200,
    );
    const { data, errors } = await ask(gateway, '{ items { id stars } }');
    expect(data).toEqual({
      items: [
        { id: '1', stars: null },
        { id: '2', stars: null },
      ],
    });
    expect(errors?.map((e) => [e.extensions['code'], e.path])).toEqual([
      ['REQUEST_TIMEOUT', ['items', 0, 'stars']],
      ['REQUEST_TIMEOUT', ['items', 1, 'stars']],
    ]);
  });

  const HANGING: Answers = {
    a: () => new Promise(() => undefined),
    b: () => ({}),
  };
  const CANCELLED = {
    data: { count: null },
    errors: [
      {
        message: 'The client has gone.',
        path: ['count'],
        extensions: { code: 'REQUEST_CANCELLED', service: 'a' },
      },
    ],
  };

  it('ends with the client', async () => {
    const client = new Cancellation();
    const asked = Promise.withResolvers<SubgraphResponse>();
    const gateway = await start({
      ...HANGING,
      a: () => {
        setImmediate(() => client.cancel());
        return asked.promise;
      },
    });
    const answer = ask(gateway, { query: '{ count }', cancellation: client });
    expect(await answer).toEqual(CANCELLED);
  });

  it('is not asked when the client has gone before', async () => {
    const client = new Cancellation();
    client.cancel();
    const gateway = await start(HANGING);
    const answer = ask(gateway, { query: '{ count }', cancellation: client });
    expect(await answer).toEqual(CANCELLED);
  });
});

describe('wrong entities', () => {
  for (const [name, entities] of [
    ['too few', [{ stars: 1 }]],
    ['too many', [{ stars: 1 }, { stars: 2 }, { stars: 3 }]],
    ['no list', { stars: 1 }],
  ] as const) {
    it(`are not merged when they are ${name}`, async () => {
      const gateway = await start({
        ...TWO,
        b: () => ({ data: { _entities: entities } }),
      });
      const { data, errors } = await ask(gateway, '{ items { stars } }');
      expect(data).toEqual({ items: [{ stars: null }, { stars: null }] });
      expect(errors).toHaveLength(2);
      expect(errors?.[0]?.extensions['code']).toBe(
        'SUBREQUEST_MALFORMED_RESPONSE',
      );
    });
  }

  it('are not asked for without a key', async () => {
    const asked: unknown[] = [];
    const gateway = await start({
      ...ITEMS({ id: '1' }, { id: null }, { id: '1' }),
      b: ({ variables }) => {
        asked.push(variables);
        return { data: { _entities: [{ stars: 5 }] } };
      },
    });
    const { data } = await ask(gateway, '{ items { stars } }');
    expect(data).toEqual({
      items: [{ stars: 5 }, { stars: null }, { stars: 5 }],
    });
    expect(asked).toEqual([
      { representations: [{ __typename: 'Item', id: '1' }] },
    ]);
  });

  it('are reported when a required field is missing', async () => {
    const gateway = await start({
      ...ITEMS({ id: '1', price: null }, { id: '2' }),
      b: () => ({ data: { _entities: [{ tax: 0 }] } }),
    });
    const { data, errors } = await ask(gateway, '{ items { tax } }');
    expect(data).toEqual({ items: [{ tax: 0 }, { tax: null }] });
    expect(errors).toMatchObject([
      {
        path: ['items', 1, 'tax'],
        extensions: { code: 'MISSING_REQUIRED_FIELD', service: 'b' },
      },
    ]);
  });
});

describe('wrong values', () => {
  for (const [field, value] of [
    ['id', { a: 1 }],
    ['tags', 'x'],
    ['tags', ['a', 1]],
    ['size', 1.5],
    ['size', '1'],
    ['size', 2 ** 31],
    ['color', 'GREEN'],
    ['color', 0],
  ] as const) {
    it(`are null with an error: ${field} ${JSON.stringify(value)}`, async () => {
      const gateway = await start({
        a: () => ({ data: { items: [{ [field]: value }] } }),
        b: () => ({}),
      });
      const { errors } = await ask(gateway, `{ items { ${field} } }`);
      expect(errors?.[0]?.path?.slice(0, 3)).toEqual(['items', 0, field]);
      expect(errors?.[0]?.extensions['code']).toBe('INVALID_VALUE');
      expect(errors).toHaveLength(1);
    });
  }

  it('are an error where an object or a list is expected', async () => {
    for (const items of ['x', 1, {}, [1], [['x']], [null]]) {
      const gateway = await start({
        a: () => ({ data: { items } }),
        b: () => ({}),
      });
      const { data, errors } = await ask(gateway, '{ items { size } }');
      expect(data).toBeNull();
      expect(errors).toHaveLength(1);
    }
  });

  it('do not include types the schema does not have', async () => {
    const gateway = await start({
      a: () => ({ data: { node: { __typename: 'Secret', id: '1' } } }),
      b: () => ({}),
    });
    const query = '{ node { __typename id ... on Item { size } } }';
    const { data, errors } = await ask(gateway, query);
    expect(data).toEqual({ node: null });
    expect(errors).toHaveLength(1);
  });
});

describe('hostile answers', () => {
  it('pollute no prototype', async () => {
    const evil = JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"stars":3}',
    ) as Record<string, unknown>;
    const gateway = await start({
      a: () => ({
        data: JSON.parse(
          '{"items":[{"__typename":"Item","id":"1","__proto__":{"size":9}}],"__proto__":{"count":7}}',
        ) as Record<string, unknown>,
      }),
      b: () => ({ data: { _entities: [evil] } }),
    });
    const { data } = await ask(gateway, '{ count items { stars size } }');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(data).toEqual({ count: null, items: [{ stars: 3, size: null }] });
  });

  it('do not overwrite with what was not asked', async () => {
    const gateway = await start({
      ...ITEMS({ id: '1', size: 1 }),
      b: () => ({ data: { _entities: [{ stars: 3, size: 99, id: 'x' }] } }),
    });
    const { data } = await ask(gateway, '{ items { id size stars } }');
    expect(data).toEqual({ items: [{ id: '1', size: 1, stars: 3 }] });
  });
});
