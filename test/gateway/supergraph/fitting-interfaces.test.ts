import { describe, expect, it } from '@jest/globals';
import { printType } from 'graphql';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { startFederation } from '../testing/federation.ts';

/** The public form of the types that are named. */
function shown(sdls: Record<string, string>, ...names: string[]): string[] {
  const { publicSchema } = loadSupergraph(composeSupergraph({ sdls }));
  return names.flatMap((name) => {
    const type = publicSchema.getType(name);
    return type ? printType(type).replaceAll(/\s+/g, ' ') : [];
  });
}

describe('an interface that composition merged for itself', () => {
  it('loses the argument that its objects have not in every subgraph', () => {
    const sdls = {
      a: 'type Query { node: Node } interface Node { size(in: Int, of: Int): Int } type Unit implements Node @key(fields: "id") @shareable { id: ID! size(in: Int, of: Int): Int }',
      b: 'type Unit @key(fields: "id") @shareable { id: ID! size(of: Int): Int }',
    };
    expect(shown(sdls, 'Node', 'Unit')).toEqual([
      'interface Node { size(of: Int): Int }',
      'type Unit implements Node { id: ID! size(of: Int): Int }',
    ]);
  });

  it('stands no more below another whose field it lacks', () => {
    const sdls = {
      a: 'type Query { low: Low } interface High { id: ID! } interface Low implements High { id: ID! } type Unit implements Low & High @key(fields: "id") { id: ID! }',
      b: 'type Query { high: High } interface High { id: ID! name: String } type Unit implements High @key(fields: "id") { id: ID! name: String }',
    };
    expect(shown(sdls, 'High', 'Low', 'Unit')).toEqual([
      'interface High { id: ID! name: String }',
      'interface Low { id: ID! }',
      'type Unit implements Low & High { id: ID! name: String }',
    ]);
  });

  it('loses the argument also where it stands below', () => {
    const sdls = {
      a: 'type Query { low: Low } interface High { size(in: Int): Int } interface Low implements High { size(in: Int): Int } type Unit implements Low & High @key(fields: "id") @shareable { id: ID! size(in: Int): Int }',
      b: 'type Query { again: Low } interface Low { size: Int } type Unit implements Low @key(fields: "id") @shareable { id: ID! size: Int }',
    };
    expect(shown(sdls, 'High', 'Low')).toEqual([
      'interface High { size: Int }',
      'interface Low implements High { size: Int }',
    ]);
  });

  it('answers what all have, and the rest of the schema', async () => {
    const federation = await startFederation({
      subgraphs: {
        a: {
          sdl: 'type Query { node: Node } interface Node { size(in: Int): Int } type Unit implements Node @key(fields: "id") @shareable { id: ID! size(in: Int): Int }',
          data: { Query: { node: { __typename: 'Unit', id: 'u', size: 3 } } },
        },
        b: {
          sdl: 'type Query { n: Int } type Unit @key(fields: "id") @shareable { id: ID! size: Int }',
          data: { Query: { n: 1 } },
        },
      },
    });
    try {
      expect(await federation.ask('{ n node { size } }')).toEqual({
        data: { n: 1, node: { size: 3 } },
      });
    } finally {
      await federation.stop();
    }
  });
});
