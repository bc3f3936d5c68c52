import { describe, expect, it } from '@jest/globals';
import { Kind, parse, print, stripIgnoredCharacters } from 'graphql';
import { expandInterfaces } from '../../../../../gateway/plan/hive/before/expand-interfaces.ts';
import { askTypenames } from '../../../../../gateway/plan/hive/before/null-deciding-types.ts';
import { dropRootConditions } from '../../../../../gateway/plan/hive/before/root-conditions.ts';
import { takenKeys } from '../../../../../gateway/plan/hive/before/taken-keys.ts';
import { supergraphOf } from '../testing.ts';

const { publicSchema: schema, types } = supergraphOf({
  a: `type Query { node: Node self: Query loose: Loose }
    interface Node { id: ID! score: Int name: String }
    interface Loose { x: Int }
    type Fixed implements Loose { x: Int! }
    type Open implements Loose { x: Int }
    type Unit implements Node @key(fields: "id") {
      id: ID!
      name: String
      count(in: Int): Int @external
      score: Int @requires(fields: "count(in: 1)")
    }
    type Party implements Node @key(fields: "id") { id: ID! name: String score: Int }`,
  b: 'type Unit @key(fields: "id") { id: ID! count(in: Int): Int }',
}); // prettier-ignore

const text = (of: ReturnType<typeof parse>) =>
  stripIgnoredCharacters(print(of));

describe('a field of an interface', () => {
  const expanded = (query: string) =>
    text(expandInterfaces(parse(query), schema, types));

  it('is asked of each type where some types have @requires', () => {
    expect(expanded('{ node { id s: score } }')).toBe(
      '{node{id ...on Node{...on Unit{s:score}...on Party{s:score}}}}',
    );
  });

  it.each(['{node{id name}}', '{node{...on Unit{score}}}'])(
    'stays as it is elsewhere: %s',
    (query) => expect(expanded(query)).toBe(query),
  );
});

describe('the types of objects', () => {
  const asked = (query: string) => text(askTypenames(parse(query), schema));

  it('are asked for where they decide whether a field may be null', () => {
    expect(asked('{ loose { x } node { id } }')).toBe(
      '{loose{x __typename}node{id}}',
    );
  });

  it('are not where a type is asked for itself', () => {
    const query = '{loose{...on Fixed{x}}}';
    expect(asked(query)).toBe(query);
  });
});

describe('a condition on a root type', () => {
  const bare = (query: string) => text(dropRootConditions(parse(query), schema)); // prettier-ignore

  it.each([
    ['{ ... on Query { node { id } } }', '{node{id}}'],
    ['{ ...F } fragment F on Query { self { ...F2 } } fragment F2 on Query { node { id } }', '{self{node{id}}}'],
    ['{ self { ... on Query { ... on Query { node { id } } } } }', '{self{node{id}}}'],
    ['{ node { ... on Unit { id } } }', '{node{...on Unit{id}}}'],
  ])('holds wherever it stands, and goes: %s', (query, expected) => {
    expect(bare(query)).toBe(expected);
  }); // prettier-ignore
});

describe('a response key', () => {
  const taken = takenKeys(types);
  const isTaken = (field: string): boolean => {
    const [operation] = parse(`{ ${field} }`).definitions;
    const node =
      operation?.kind === Kind.OPERATION_DEFINITION
        ? operation.selectionSet.selections[0]
        : undefined;
    if (node?.kind !== Kind.FIELD) throw new Error(`Expected a field: ${field}`);
    return taken.isTaken(node.alias?.value ?? node.name.value, node);
  }; // prettier-ignore

  it.each([
    ['id', false],
    ['name', false],
    ['id: name', true],
    ['count', true],
    ['count(in: 2)', true],
    ['own: count(in: 2)', false],
    ['_internal_qp_alias_0: name', true],
  ])('is the planner\'s or not: %s, %s', (field, expected) => {
    expect(isTaken(field)).toBe(expected);
  }); // prettier-ignore

  it('has names that no other may begin', () => {
    expect([...taken.names].sort()).toEqual(['count', 'id']);
  });
});
