import { composeServices } from '@theguild/federation-composition';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { createInProcessFetcher } from '../../../gateway/fetch/in-process/in-process-fetcher.ts';
import type { SubgraphFetcher } from '../../../gateway/fetch/subgraph-fetcher.ts';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { subgraphSdl } from '../testing/compose.ts';
import { answer, createDataSchema } from '../testing/data-subgraph.ts';
import { ask } from '../testing/federation.ts';

/** The interface is nowhere to be had by its key: `b` knows objects only. */
const SUBGRAPHS = {
  a: {
    sdl: `type Query { a: Node }
      interface Node @key(fields: "id", resolvable: false) { id: ID! field: String next: Node }
      type T implements Node @key(fields: "id", resolvable: false) @shareable { id: ID! field: String! next: T }
      type U implements Node @key(fields: "id", resolvable: false) @shareable { id: ID! field: String next: U! }`,
    data: { Query: { a: { __typename: 'T', id: 't', field: null } } },
  },
  b: {
    sdl: `type Query { b: Node list: [Node!]! }
      type Node @interfaceObject @key(fields: "id", resolvable: false) @shareable { id: ID! field: String next: Node }`,
    data: {
      Query: {
        b: { id: 't', field: 'F', next: { id: 'u', field: null } },
        list: [{ id: 't', field: 'F' }, { id: 'u', field: null }],
      },
    },
  },
}; // prettier-ignore

let gateway: Gateway;

beforeAll(async () => {
  const fetchers: Record<string, SubgraphFetcher> = {};
  const services = Object.entries(SUBGRAPHS).map(([name, { sdl, data }]) => {
    const schema = createDataSchema(sdl, data);
    fetchers[name] = createInProcessFetcher({
      execute: ({ query, variables }) => answer(schema, { query, variables }),
    });
    return { name, url: '', typeDefs: parse(subgraphSdl(sdl)) };
  });
  // As it comes from a composition that does not walk every path.
  const { supergraphSdl = '' } = composeServices(services, {
    disableValidationRules: ['SatisfiabilityRule'],
  });
  gateway = await createGateway({ supergraph: supergraphSdl, fetchers });
});
afterAll(() => gateway.stop());

describe('an object whose type nobody can tell', () => {
  it.each([
    ['{ b { id field } }', { b: { id: 't', field: 'F' } }],
    ['{ b { next { id field } } }', { b: { next: { id: 'u', field: null } } }],
    ['{ list { field } }', { list: [{ field: 'F' }, { field: null }] }],
    ['{ b { ... on Node { field } id } }', { b: { field: 'F', id: 't' } }],
  ])('is answered where nothing depends on it: %s', async (query, data) => {
    expect(await ask(gateway, query)).toEqual({ data });
  });

  it.each(['{ b { __typename } }', '{ b { ... on T { id } } }'])(
    'is refused where something does: %s',
    async (query) => {
      expect(await ask(gateway, query)).toMatchObject({
        errors: [{ extensions: { code: 'QUERY_PLAN_FAILED' } }],
      });
    },
  );
});

it('an object of a known type keeps what its type promises', async () => {
  const { data, errors } = await ask(gateway, '{ a { field } }');
  expect(data).toEqual({ a: null });
  expect(errors).toMatchObject([{ path: ['a', 'field'] }]);
});
