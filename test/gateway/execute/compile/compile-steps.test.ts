import { describe, expect, it } from '@jest/globals';
import type { GraphQLInputType } from 'graphql';
import { GraphQLInt, Kind } from 'graphql';
import { compileSteps } from '../../../../gateway/execute/compile/compile-steps.ts';
import type { Step } from '../../../../gateway/execute/steps/step.ts';
import type { PlanNode } from '../../../../gateway/plan/plan-node.ts';
import { LIBRARY_TYPES } from '../testing/library-types.ts';
import { books, inOrder, root, together } from '../testing/plan.ts';

const NOBODY = { fetch: () => Promise.resolve({}) };

function compiled(plan: PlanNode, hoisted: readonly string[] = []) {
  const type: GraphQLInputType = GraphQLInt;
  return compileSteps(plan, {
    types: LIBRARY_TYPES,
    fetcherOf: () => NOBODY,
    hoisted: hoisted.map((variable) => {
      return { variable, type, value: { kind: Kind.INT, value: '1' } };
    }),
  });
}

function waits(plan: PlanNode): readonly (readonly number[])[] {
  return compiled(plan).map(({ dependencies }) => dependencies);
}

/** Whether each entity part shares what is fetched. */
function shares(steps: readonly Step[]): readonly boolean[] {
  return steps.flatMap((step) =>
    step.kind === 'entities' ? step.parts.map((part) => part.mayShare) : [],
  );
}

const LIST = root('a', '{ list { __typename id isbn edition } }');

describe('a step waits', () => {
  it('for the step whose objects it is for', () => {
    expect(waits(inOrder(LIST, books('list.@', 'title')))).toEqual([[], [0]]);
  });

  it('for no step in the plan before it whose data it does not use', () => {
    const other = root('b', '{ other { name } }');
    expect(waits(inOrder(LIST, other))).toEqual([[], []]);
    expect(waits(inOrder(LIST, other, books('list.@', 'title')))).toEqual([
      [],
      [],
      [0],
    ]);
  });

  it('for the step that brings what it has to send', () => {
    const plan = inOrder(
      LIST,
      books('list.@', 'isbn: code'),
      books('list.@', 'title', ['isbn']),
    );
    expect(waits(plan)).toEqual([[], [0], [0, 1]]);
  });

  it('for a step that writes the same place', () => {
    const plan = inOrder(
      LIST,
      books('list.@', 'size { pages }'),
      books('list.@', 'size { pages }'),
    );
    expect(waits(plan)).toEqual([[], [0], [0, 1]]);
  });

  it('for all before it in a mutation, whatever data it uses', () => {
    const first = root('a', 'mutation { first { __typename id } }');
    const second = root('b', 'mutation { second { id } }');
    expect(waits(inOrder(first, second))).toEqual([[], [0]]);
  });

  it('for what an earlier mutation field still has to read', () => {
    const first = root('a', 'mutation { first { __typename id } }');
    const second = root('b', 'mutation { second { id } }');
    const plan = inOrder(first, together(second, books('first', 'title')));
    expect(compiled(plan).map(({ kind, dependencies }) => [kind, dependencies])).toEqual([
      ['root', []],
      ['entities', [0]],
      ['root', [0, 1]],
    ]); // prettier-ignore
  });

  it('for the hoisted argument that it sends, and no other one', () => {
    const plan = together(
      root('a', '{ a }', { variables: ['h1'] }),
      root('b', '{ b }'),
    );
    expect(compiled(plan, ['h0', 'h1']).map((step) => step.dependencies)).toEqual([[], [0], []]); // prettier-ignore
  });
});

describe('a condition', () => {
  it('guards what is on its side, with those around it', () => {
    const inner: PlanNode = {
      kind: 'Condition',
      variable: 'inner',
      ifTrue: root('a', '{ a }'),
      ifFalse: undefined,
    };
    const plan: PlanNode = {
      kind: 'Condition',
      variable: 'outer',
      ifTrue: root('b', '{ b }'),
      ifFalse: inner,
    };
    expect(compiled(plan).map(({ guards }) => guards)).toEqual([
      [{ variable: 'outer', value: true }],
      [{ variable: 'outer', value: false }, { variable: 'inner', value: true }],
    ]); // prettier-ignore
  });
});

describe('equal entities share what is fetched', () => {
  it('where one key never means two things below them', () => {
    const plan = inOrder(LIST, books('list.@', 'title'));
    expect(shares(compiled(plan))).toEqual([true]);
  });

  it('but not where another fetch under way is for the same objects', () => {
    const plan = inOrder(
      LIST,
      root('b', '{ list { __typename isbn edition } }'),
      books('list.@', 'title'),
      books('list.@.|Book|', 'size { pages }', ['isbn', 'edition']),
    );
    const steps = compiled(plan);
    const [, , one, other] = steps;
    // They do not wait for each other, and begin at different times.
    expect(one?.dependencies).not.toContain(3);
    expect(other?.dependencies).not.toContain(2);
    expect(shares(steps)).toEqual([false, false]);
  });
});
