import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { composeSupergraph } from '../testing/compose.ts';

const READ_ONLY = composeSupergraph({
  sdls: {
    a: 'enum Colour { RED } type Query { item(colour: Colour): Item } type Item { name: String }',
  },
});

let open: Gateway;
let closed: Gateway;
const asked: string[] = [];

beforeAll(async () => {
  const fetch = ({ query }: { query: string }) => {
    asked.push(query);
    return Promise.resolve({ data: { item: null } });
  };
  const options = { supergraph: READ_ONLY, fetchers: { a: { fetch } } };
  open = await createGateway(options);
  closed = await createGateway({ ...options, introspection: false });
});

afterAll(async () => {
  await Promise.all([open.stop(), closed.stop()]);
});

async function errorsOf(gateway: Gateway, query: string, variables = {}) {
  const answer = await gateway.execute({ query, variables });
  expect(answer.data).toBeUndefined();
  return (answer.errors ?? []).map(({ message, locations, extensions }) => ({
    code: extensions['code'],
    message,
    places: locations?.length ?? 0,
  }));
}

describe('an operation of a kind the schema does not have', () => {
  it.each(['mutation { x }', 'mutation M { __typename }', 'mutation M($x: Int) { x(x: $x) }'])(
    'is not valid: %s',
    async (query) => {
      const [error] = await errorsOf(open, query);
      expect(error).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
      expect(error?.message).toBe('The mutation operation is not supported by the schema.');
    },
  ); // prettier-ignore

  it('is refused as before when it is a subscription', async () => {
    const [error] = await errorsOf(open, 'subscription { x }');
    expect(error?.code).toBe('SUBSCRIPTIONS_NOT_SUPPORTED');
  });
});

describe('a document nested deeper than the parser bears', () => {
  const deep = 7000;
  it.each([
    ['selections', '{ a '.repeat(deep) + '}'.repeat(deep)],
    ['lists', `{ item(colour: ${'['.repeat(deep)}${']'.repeat(deep)}) { name } }`],
    ['objects', `{ item(colour: ${'{a: '.repeat(deep)}1${'}'.repeat(deep)}) { name } }`],
    ['types', `query ($x: ${'['.repeat(deep)}Int${']'.repeat(deep)}) { item { name } }`],
    ['what is no GraphQL', '('.repeat(deep)],
  ])('exceeds a limit: %s', async (_, query) => {
    const [error] = await errorsOf(open, query);
    expect(error?.code).toBe('OPERATION_LIMIT_EXCEEDED');
    expect(error?.message).toMatch(/at most 200 levels of brackets/);
  }); // prettier-ignore
});

describe('problems of a document', () => {
  const fields = (n: number) =>
    `{ item { ${Array.from({ length: n }, (_, i) => `x${i}`).join(' ')} } }`;

  it('are one error where they are the same', async () => {
    const query = '{ item { x a: x b: x } }';
    expect(await errorsOf(open, query)).toEqual([
      {
        code: 'GRAPHQL_VALIDATION_FAILED',
        message: 'Cannot query field "x" on type "Item".',
        places: 3,
      },
    ]);
  });

  it('are counted beyond ten', async () => {
    expect(await errorsOf(open, fields(10))).toHaveLength(10);
    const errors = await errorsOf(open, fields(31));
    expect(errors).toHaveLength(11);
    expect(errors.at(-1)).toMatchObject({
      code: 'TOO_MANY_ERRORS',
      message: '21 more errors were left out.',
    });
  });

  const alike: readonly [string, string, object][] = [
    ['a field', '{ item { nam } }', {}],
    ['an argument', '{ item(color: RED) { name } }', {}],
    ['a type', '{ ... on Quer { item { name } } }', {}],
    ['a value', '{ item(colour: REDD) { name } }', {}],
    ['a value of a variable', 'query ($c: Colour) { item(colour: $c) { name } }', { c: 'REDD' }],
  ]; // prettier-ignore
  it.each(alike)('name what is like %s', async (_, query, variables) => {
    const [error] = await errorsOf(open, query, variables);
    expect(error?.message).toContain('Did you mean');
  });
  it.each(alike)(
    'name nothing like %s to whom the schema is closed',
    async (_, query, variables) => {
      const [error] = await errorsOf(closed, query, variables);
      expect(error?.message).not.toMatch(/did you mean|"name"|"RED"|"Query"/i);
    },
  );

  it('are the schema itself, where it is closed', async () => {
    for (const query of [
      '{ __schema { queryType { name } } }',
      '{ __type(name: "Item") { name } }',
      'query { ...F } fragment F on Query { __schema { types { name } } }',
    ]) {
      const [error] = await errorsOf(closed, query);
      expect(error?.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
    const { data } = await closed.execute({ query: '{ __typename }' });
    expect(data?.join('')).toBe('{"__typename":"Query"}');
  });

  it('are found before a subgraph is asked', () => {
    expect(asked).toEqual([]);
  });
});

describe('the public schema', () => {
  it('has no type of a linked specification', () => {
    for (const { schema } of [open, closed]) {
      const names = Object.keys(schema.getTypeMap());
      expect(names).toContain('Item');
      expect(names.filter((name) => /^[a-z]\w*__/.test(name))).toEqual([]);
    }
  });
});
