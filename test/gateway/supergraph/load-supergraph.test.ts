import { describe, expect, it } from '@jest/globals';
import { printSchema } from 'graphql';
import { StartupError } from '../../../gateway/base/errors.ts';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import { composeSupergraph } from '../testing/compose.ts';

function problemOf(sdl: string): StartupError {
  try {
    loadSupergraph(sdl);
  } catch (error) {
    if (error instanceof StartupError) return error;
    throw error;
  }
  throw new Error('Expected a StartupError, but got a supergraph.');
}

const GOOD = composeSupergraph({
  sdls: {
    'a-b': `"The root." type Query { item: Item hidden: Int @inaccessible }
      type Item @key(fields: "id") { id: ID! old: Int @deprecated(reason: "r") }
      directive @note on FIELD`,
    c: 'type Item @key(fields: "id") { id: ID! c: Int } directive @note on FIELD',
  },
  urls: { c: 'http://c.test/graphql' },
});

describe('a supergraph', () => {
  it('names its subgraphs and where they are', () => {
    expect([...loadSupergraph(GOOD).subgraphUrls]).toEqual([
      ['a-b', 'http://127.0.0.1:1/a-b'],
      ['c', 'http://c.test/graphql'],
    ]);
  });

  it('shows clients what is public and nothing of federation', () => {
    expect(printSchema(loadSupergraph(GOOD).publicSchema)).toBe(
      `directive @note on FIELD

"""The root."""
type Query {
  item: Item
}

type Item {
  id: ID!
  old: Int @deprecated(reason: "r")
  c: Int
}`,
    );
  });
});

describe('what is no supergraph', () => {
  const cases: readonly [string, string, string, RegExp][] = [
    ['is not GraphQL', 'type {', 'invalid-supergraph', /^The supergraph is not GraphQL at line 1, column 6: /],
    ['is empty', '', 'invalid-supergraph', /not GraphQL/],
    ['is a plain schema', 'type Query { a: Int }', 'not-a-supergraph', /without the enum join__Graph/],
    ['does not link join', 'type Query { a: Int } enum join__Graph { A @join__graph(name: "a", url: "") }', 'not-a-supergraph', /without @link/],
    ['has a nameless subgraph', 'enum join__Graph { A }', 'not-a-supergraph', /@join__graph\(name:\) on A/],
    ['names a type it does not have', GOOD.replace('item: Item', 'item: Nope'), 'invalid-supergraph', /Nope/],
  ]; // prettier-ignore
  for (const [name, sdl, kind, message] of cases) {
    it(`is refused in one line when it ${name}`, () => {
      const problem = problemOf(sdl);
      expect(problem.kind).toBe(kind);
      expect(problem.message).toMatch(message);
      expect(problem.message).not.toContain('\n');
    });
  }
});
