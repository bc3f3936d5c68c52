import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createGateway } from '../../../gateway/gateway.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { type Federation, startFederation } from '../testing/federation.ts';

const SUBGRAPHS = {
  a: {
    sdl: `
      type Query { a: Int u: U self: Query }
      type Mutation { touch(n: Int): Payload }
      type Payload { query: Query }
      type U @key(fields: "id") { id: ID! code: String }`,
    data: {
      Query: { a: 1, u: { id: '1', code: 'c' }, self: {} },
      Mutation: { touch: { query: {} } },
    },
  },
  b: {
    sdl: `
      schema { query: OfB }
      type OfB { b: Int }
      type U @key(fields: "id") { id: ID! code: String @external stars: String @requires(fields: "code") }`,
    data: { OfB: { b: 2 }, U: [{ id: '1', stars: '{{code}}*' }] },
  },
};

/** A supergraph whose root types are called otherwise than usual. */
function renamed(supergraph: string): string {
  return supergraph
    .replaceAll(/\bQuery\b/g, 'RootQuery')
    .replaceAll(/\bMutation\b/g, 'Changes');
}

describe('a supergraph with root types of other names', () => {
  let federation: Federation;

  beforeAll(async () => {
    const sdls = { a: SUBGRAPHS.a.sdl, b: SUBGRAPHS.b.sdl };
    const supergraph = renamed(composeSupergraph({ sdls }));
    expect(supergraph).toContain('query: RootQuery');
    federation = await startFederation({
      subgraphs: SUBGRAPHS,
      gateway: { supergraph },
    });
  });
  afterAll(() => federation.stop());

  it('is shown to clients as it is', () => {
    const { schema } = federation.gateway;
    expect(schema.getQueryType()?.name).toBe('RootQuery');
    expect(schema.getMutationType()?.name).toBe('Changes');
    expect(schema.getType('Query')).toBeUndefined();
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(['a', 'u', 'self', 'b']); // prettier-ignore
  });

  it.each([
    ['{ __typename a b }', { __typename: 'RootQuery', a: 1, b: 2 }],
    ['{ ...F } fragment F on RootQuery { a b u { stars } }', { a: 1, b: 2, u: { stars: 'c*' } }],
    ['{ self { ... on RootQuery { a b __typename } } }', { self: { a: 1, b: 2, __typename: 'RootQuery' } }],
    ['mutation { __typename ... on Changes { touch(n: 1) { query { ...F } } } } fragment F on RootQuery { a u { stars } }',
      { __typename: 'Changes', touch: { query: { a: 1, u: { stars: 'c*' } } } }],
    ['{ __schema { queryType { name fields { name } } mutationType { name } } }',
      { __schema: { queryType: { name: 'RootQuery', fields: [{ name: 'a' }, { name: 'u' }, { name: 'self' }, { name: 'b' }] }, mutationType: { name: 'Changes' } } }],
  ])('answers %s', async (query, data) => {
    expect(await federation.ask(query)).toEqual({ data });
  }); // prettier-ignore

  it('is refused where another type has the usual name', async () => {
    const { supergraph } = federation;
    const also = `${renamed(supergraph)} type Mutation @join__type(graph: A) { x: Int }`;
    await expect(createGateway({ supergraph: also })).rejects.toThrow(
      'Expected Mutation to be a root type where there is one, but got Changes for it and another type Mutation.',
    );
  });

  it('has no type under the usual name', async () => {
    const { errors } = await federation.ask('{ ... on Query { a } }');
    expect(errors?.[0]?.message).toMatch(/^Unknown type "Query"\./);
  });

  it('sends nobody a condition on a root type', async () => {
    federation.requests.length = 0;
    await federation.ask('{ self { ...F } x: self { ...F } ... on RootQuery { b } } fragment F on RootQuery { a b }'); // prettier-ignore
    expect(federation.requests.length).toBeGreaterThan(0);
    for (const { query } of federation.requests) {
      expect(query).not.toMatch(/\bon (Root)?Query\b/);
    }
  });
});
