import { describe, expect, it } from '@jest/globals';
import { OperationTypeNode, parse } from 'graphql';
import { createTypeIndex } from '../../../gateway/supergraph/type-index.ts';

const INDEX = createTypeIndex(
  parse(`
    schema { query: Query }
    enum join__Graph {
      A @join__graph(name: "a", url: "")
      B @join__graph(name: "b", url: "")
    }
    interface Node @join__type(graph: A) { id: ID! score: Int }
    type Unit implements Node
      @join__type(graph: A, key: "id")
      @join__type(graph: B, key: "id")
      @join__type(graph: B, key: "{ code district { id } }") {
      id: ID!
      code: String @join__field(graph: B) @join__field(graph: A, external: true)
      size: Int @join__field(graph: B) @join__field(graph: A, type: "Int!")
      score: Int @join__field(graph: B, requires: "rank(of: 1)")
      moved: Int
        @join__field(graph: A, override: "b")
        @join__field(graph: B, usedOverridden: true)
      moving: Int
        @join__field(graph: A, override: "b", overrideLabel: "percent(5)")
        @join__field(graph: B, usedOverridden: true, overrideLabel: "percent(5)")
      district: District
      rank(of: Int): Int @join__field(graph: A)
    }
    type District @join__type(graph: B) { id: ID! }
    union Place = Unit | District
    type Query @join__type(graph: A) @join__type(graph: B) { place: Place }
  `),
  new Map([
    ['A', 'a'],
    ['B', 'b'],
  ]),
);

describe('the index of a supergraph', () => {
  it.each([
    ['Unit', 'Unit', true],
    ['Unit', 'Node', true],
    ['Unit', 'Place', true],
    ['District', 'Node', false],
    ['Node', 'Unit', false],
    ['Stranger', 'Node', false],
    ['Stranger', 'Stranger', true],
  ])('an object that says %s satisfies a condition on %s: %s', (name, condition, holds) => {
    expect(INDEX.matches(name, condition)).toBe(holds);
  }); // prettier-ignore

  it('knows what an object of a type may say it is', () => {
    expect([...INDEX.typenamesOf('Node')]).toEqual(['Node', 'Unit']);
    expect([...INDEX.typenamesOf('Place')]).toEqual(['Unit', 'District']);
    expect([...INDEX.typenamesOf('Stranger')]).toEqual([]);
  });

  it('knows the outermost fields of each key in each subgraph', () => {
    expect(INDEX.keysOf('a', 'Unit')).toEqual([['id']]);
    expect(INDEX.keysOf('b', 'Unit')).toEqual([['id'], ['code', 'district']]);
    expect(INDEX.keysOf('b', 'District')).toEqual([]);
  });

  it.each([
    ['code', ['b']],
    ['rank', ['a']],
    ['id', ['a', 'b']],
    ['moved', ['a']],
    ['moving', ['a', 'b']],
    ['nothing', []],
  ])('Unit.%s is resolved by %j', (field, owners) => {
    expect([...new Set(INDEX.ownersOf('Unit', field))]).toEqual(owners);
  });

  it('says of an interface what is so on some of its types', () => {
    expect(INDEX.hasRequires('Unit', 'score')).toBe(true);
    expect(INDEX.hasRequires('Node', 'score')).toBe(true);
    expect(INDEX.hasRequires('Node', 'id')).toBe(false);
    expect(INDEX.hasRequiresOnInterfaces).toBe(true);
  });

  it('gives the type a field has in a subgraph, where it has one of its own', () => {
    expect(INDEX.fieldType('a', 'Unit', 'size')).toBe('Int!');
    expect(INDEX.fieldType('b', 'Unit', 'size')).toBe('Int');
    expect(INDEX.fieldType('a', 'Unit', 'nothing')).toBeUndefined();
  });

  it('knows the roots by their names, and those that are not there by the usual ones', () => {
    expect(INDEX.rootType(OperationTypeNode.QUERY)).toBe('Query');
    expect(INDEX.rootType(OperationTypeNode.MUTATION)).toBe('Mutation');
  });

  it('has the types as they are written', () => {
    expect(INDEX.get('Unit')?.interfaces).toEqual(new Set(['Node']));
    expect(INDEX.isComposite('Place')).toBe(true);
    expect(INDEX.isComposite('join__Graph')).toBe(false);
  });
});
