import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { relevantRules } from '../../../gateway/prepare/relevant-rules.ts';

const SCHEMA = buildSchema(`
  directive @mark(n: Int!) repeatable on FIELD
  directive @once(n: Int) on FIELD
  type Query { a(x: Int, in: In, l: [Int!]): String must(x: Int!): String node: Node pet: Pet }
  type Mutation { m: Int }
  type Subscription { one: Int two: Int }
  input In { i: Int s: String must: Int! }
  interface Node { id: ID! }
  type Dog implements Node { id: ID! bark: Int }
  type Cat implements Node { id: ID! meow: String }
  union Pet = Dog | Cat
`);

const DOCUMENTS = [
  '{ a }',
  '{ a { b } }',
  '{ node }',
  '{ nope }',
  '{ a(y: 1) }',
  '{ a(x: 1, x: 2) }',
  '{ a(x: "1") }',
  '{ a(l: [1, null]) }',
  '{ a(in: { i: 1 }) }',
  '{ a(in: { i: 1, i: 2, must: 1 }) }',
  '{ must }',
  '{ must(x: null) }',
  '{ a @nope }',
  '{ a @mark }',
  '{ a @mark(n: 1) @mark(n: 2) @once @once(n: 1) }',
  '{ a @once(m: 1) }',
  '{ a @skip }',
  'query @skip(if: true) { a }',
  '{ ...F }',
  '{ a } fragment F on Query { a }',
  '{ ...F } fragment F on Query { ...F }',
  '{ ...F } fragment F on Query { a } fragment F on Query { a }',
  '{ ...F } fragment F on In { a }',
  '{ ...F } fragment F on Nope { a }',
  '{ ... on String { a } }',
  '{ node { ... on Pet { __typename } } pet { ... on Query { a } } }',
  '{ pet { ... on Dog { x: bark } ... on Cat { x: meow } } }',
  '{ pet { ... { id } } }',
  '{ a a: must(x: 1) }',
  'query ($x: Int) { a }',
  'query ($x: Int) { a(x: $x) }',
  'query ($x: Int, $x: Int) { a(x: $x) }',
  'query ($x: Node) { a(x: $x) }',
  'query ($x: Nope) { a(x: $x) }',
  'query ($x: String) { a(x: $x) }',
  'query ($x: Int) { must(x: $x) }',
  'query ($x: Int = "1") { a(x: $x) }',
  '{ a(x: $x) }',
  'query Q { a } query Q { a }',
  'query Q { a } { a }',
  'query Q { a } query R { a }',
  '{ a } { a }',
  'subscription { one two }',
  '{ a(x: 1) a(x: 2) }',
  '{ x: a x: must(x: 1) }',
  '{ node { id } node { id: __typename } }',
  '{ a } mutation { m } subscription S { one two }',
  'subscription { ...F } fragment F on Subscription { one two }',
  'mutation { m n }',
  'query Q { a } type T { a: Int }',
  '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
];

describe('the rules that have something to look at', () => {
  it.each(DOCUMENTS)('find in %s what all rules find', (text) => {
    const document = parse(text);
    const messages = (rules: typeof specifiedRules) =>
      validate(SCHEMA, document, rules).map((error) => error.toJSON());
    expect(messages(relevantRules(document, specifiedRules))).toEqual(
      messages(specifiedRules),
    );
  });

  it('are few for a plain operation', () => {
    const rules = relevantRules(parse('{ node { id } }'), specifiedRules);
    expect(rules.length).toBeLessThan(specifiedRules.length / 4);
  });

  it('are all that are not known here', () => {
    const Mine = () => ({});
    expect(relevantRules(parse('{ a }'), [Mine])).toEqual([Mine]);
  });
});
