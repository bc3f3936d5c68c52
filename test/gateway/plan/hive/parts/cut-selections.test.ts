import { describe, expect, it } from '@jest/globals';
import {
  isCompositeType,
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
} from 'graphql';
import { CUT_RULES } from '../../../../../gateway/plan/hive/parts/cut-rules.ts';
import {
  type CutCandidate,
  cutSelections,
} from '../../../../../gateway/plan/hive/parts/cut-selections.ts';
import { dotted } from '../../../../../gateway/plan/plan-fetches.ts';
import { supergraphOf } from '../testing.ts';

const { publicSchema: schema, types } = supergraphOf({
  a: `type Query { unit: Unit nodes: [[Node]] }
    interface Node { id: ID! }
    type Party implements Node @key(fields: "id") { id: ID! score: Int }
    type Unit implements Node @key(fields: "id") {
      id: ID!
      next: Unit
      count: Int @external
      score: Int @requires(fields: "count")
      rank: Int @requires(fields: "count")
    }`,
  b: 'type Unit @key(fields: "id") { id: ID! count: Int }',
});

interface Rule {
  readonly isApart?: boolean;
  readonly shouldCut: (candidate: CutCandidate) => boolean;
}

function cut(query: string, { isApart = false, shouldCut }: Rule) {
  const [operation] = parse(query).definitions;
  const type = schema.getQueryType();
  if (operation?.kind !== Kind.OPERATION_DEFINITION || !isCompositeType(type)) {
    throw new Error(`Expected a query, but got ${query}`);
  }
  const set = operation.selectionSet;
  const context = { schema, types, isApart, shouldCut };
  const { set: rest, parts } = cutSelections({ type, path: [], set }, context);
  return {
    rest: stripIgnoredCharacters(print(rest)),
    parts: parts.map(
      (part) =>
        `${part.fragment} ${part.type} ${dotted(part.path)}: ${part.selections.map((one) => stripIgnoredCharacters(print(one))).join(' ')}`,
    ),
  };
}

const BELOW: Rule = {
  shouldCut: ({ hasRequires, above }) => hasRequires && above.length > 1,
};
const ALL: Rule = { shouldCut: ({ hasRequires }) => hasRequires };

describe('selections that are cut', () => {
  it('have a fragment where something was, and the place in the part', () => {
    expect(cut('{ unit { score next { id score } } }', BELOW)).toEqual({
      rest: '{unit{score next{id ...Part0}}}',
      parts: ['Part0 Unit unit.next: score'],
    });
  });

  it('have one part for a place, or one for each field', () => {
    const query = '{ unit { score r: rank } }';
    expect(cut(query, ALL)).toEqual({
      rest: '{unit{...Part0}}',
      parts: ['Part0 Unit unit: score r:rank'],
    });
    expect(cut(query, { ...ALL, isApart: true })).toEqual({
      rest: '{unit{...Part0 ...Part1}}',
      parts: ['Part0 Unit unit: score', 'Part1 Unit unit: r:rank'],
    });
  });

  it('are told apart by type, below lists too', () => {
    expect(
      cut('{ nodes { id ... on Unit { score } ... on Party { score } } }', ALL),
    ).toEqual({
      rest: '{nodes{id ...on Unit{...Part0}...on Party{score}}}',
      parts: ['Part0 Unit nodes: score'],
    });
  });

  it('stay as they are where nothing is to be cut', () => {
    expect(cut('{ unit { id next { id } } }', ALL)).toEqual({
      rest: '{unit{id next{id}}}',
      parts: [],
    });
  });
});

describe('the rules by which is cut', () => {
  it('cut more, one after the other', () => {
    const lookups = { lookupOf: (type: string) => type };
    const counts = CUT_RULES.map((its) => {
      const rule: Rule = {
        isApart: its.isApart,
        shouldCut: (candidate) =>
          its.shouldCut(candidate, { schema, lookups: lookups as never }),
      };
      return cut(
        '{ unit { score next { score rank } } nodes { ... on Party { score } } }',
        rule,
      ).parts.length;
    });
    expect(counts).toEqual([0, 1, 2, 3, 3, 3]);
  });
});
