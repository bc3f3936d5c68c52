import { describe, expect, it } from '@jest/globals';
import { dropEmptySelections } from '../../../../../gateway/plan/hive/after/drop-empty-selections.ts';
import { narrowRepresentations } from '../../../../../gateway/plan/hive/after/narrow-representations.ts';
import { createProvidedCheck } from '../../../../../gateway/plan/hive/after/asks-provided.ts';
import type { PlanNode } from '../../../../../gateway/plan/plan-node.ts';
import { fetchesOf } from '../../../../../gateway/plan/map-plan.ts';
import { at, fetchNode, requiring, supergraphOf } from '../testing.ts';

const supergraph = supergraphOf({
  a: `type Query { unit: Unit best: Unit @provides(fields: "name") }
    type Unit @key(fields: "id") { id: ID! lead: Lead name: String @external }
    type Lead @key(fields: "id") { id: ID! }`,
  b: `type Unit @key(fields: "id") @key(fields: "code") { id: ID! code: String! name: String @shareable size: Int }`,
  c: `type Unit @key(fields: "code") { code: String! note: String }
    type Lead @key(fields: "id") { id: ID! text: String }`,
});
const { types } = supergraph;

const ENTITIES = (selections: string): string =>
  `query($representations: [_Any!]!) { _entities(representations: $representations) { ${selections} } }`;

function sequence(...nodes: readonly PlanNode[]): PlanNode {
  return { kind: 'Sequence', nodes };
}

const queries = (plan: PlanNode) =>
  fetchesOf(plan).map(({ node }) => node.query.replaceAll(/\s+/g, ' '));

describe('a selection that plans leave empty', () => {
  const after: PlanNode = {
    kind: 'Flatten',
    path: at('unit'),
    node: fetchNode('a', ENTITIES('... on Unit { lead { id } }'), requiring('Unit', 'id')),
  }; // prettier-ignore

  it('goes where another fetch has its place', () => {
    const plan = sequence(fetchNode('a', '{ unit { id lead } }'), after);
    const [first] = queries(dropEmptySelections(plan, types));
    expect(first).toBe('{ unit { id } }');
  });

  it('is a failure where no other does', () => {
    const plan = sequence(fetchNode('a', '{ unit { id lead } }'));
    expect(() => dropEmptySelections(plan, types)).toThrow(
      'The operation could not be planned: nothing is asked of unit.lead.',
    );
  });

  it('changes nothing where none is', () => {
    const plan = sequence(fetchNode('a', '{ unit { id lead { id } } }'), after);
    expect(queries(dropEmptySelections(plan, types))).toEqual(queries(plan));
  });
});

describe('a representation', () => {
  const plan = (first: string, subgraph: string, ...fields: string[]) =>
    sequence(fetchNode('b', `{ unit { ${first} } }`), {
      kind: 'Flatten',
      path: at('unit'),
      node: fetchNode(subgraph, ENTITIES('... on Unit { size }'), requiring('Unit', ...fields)),
    }); // prettier-ignore

  const sent = (of: PlanNode): unknown[] =>
    fetchesOf(narrowRepresentations(of, types)).flatMap(({ node }) =>
      node.kind === 'Fetch'
        ? (node.requires ?? []).flatMap(({ selections }) =>
            selections.map((s) => (s.kind === 'Field' ? s.name : '')),
          )
        : [],
    );

  it('has the key that was fetched', () => {
    expect(sent(plan('code', 'b', 'id', 'code'))).toEqual(['__typename', 'code']); // prettier-ignore
    expect(sent(plan('id', 'b', 'id', 'code'))).toEqual(['__typename', 'id']);
  });

  it('has all keys that were fetched', () => {
    expect(sent(plan('id code', 'b', 'id', 'code'))).toEqual(['__typename', 'id', 'code']); // prettier-ignore
  });

  it('is a failure where no key was, or the subgraph knows none', () => {
    expect(() => sent(plan('size', 'b', 'id', 'code'))).toThrow('is not fetched before it is needed'); // prettier-ignore
    const lead = sequence(fetchNode('a', '{ unit { lead { id } } }'), {
      kind: 'Flatten',
      path: at('unit', 'lead'),
      node: fetchNode('b', ENTITIES('... on Lead { text }'), requiring('Lead', 'id')),
    }); // prettier-ignore
    expect(() => sent(lead)).toThrow('b knows Lead by no key');
  });
});

describe('what is provided', () => {
  const asksProvided = createProvidedCheck(supergraph);

  it.each([
    ['{ best { name } }', true],
    ['{ unit { id } }', true],
    ['{ unit { name } }', false],
    ['{ best { id ... on Unit { name } } unit { id } }', true],
    ['{ x: unit { ... on Unit { name } } }', false],
  ])('may be asked for at its place only: %s, %s', (query, expected) => {
    expect(asksProvided(fetchNode('a', query))).toBe(expected);
  });

  it('is not what an entity fetch has', () => {
    const query = ENTITIES('... on Unit { name }');
    expect(asksProvided(fetchNode('a', query, requiring('Unit', 'id')))).toBe(false); // prettier-ignore
    expect(asksProvided(fetchNode('b', query, requiring('Unit', 'id')))).toBe(true); // prettier-ignore
  });
});
