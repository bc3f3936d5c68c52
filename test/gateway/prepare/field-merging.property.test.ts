import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type DocumentNode,
  OverlappingFieldsCanBeMergedRule,
  parse,
  validate,
} from 'graphql';
import { findFieldConflict } from '../../../gateway/prepare/field-merging.ts';
import { createRandom, type Random } from '../differential/random.ts';

const SEED = 8;
const DOCUMENTS = 3000;
const LIMIT = 1e9;

const SCHEMA = buildSchema(`
  interface Node { id: ID! name(n: Int, by: By): String next: Node }
  interface Named { name(n: Int, by: By): String label: String }
  union Some = A | B
  input By { x: Int y: [Int] }
  type A implements Node & Named { id: ID! name(n: Int, by: By): String label: String next: Node a: Int some: Some self: A }
  type B implements Node { id: ID! name(n: Int, by: By): String next: Node a: Int! some: [Some] self: B }
  type C implements Named { name(n: Int, by: By): String label: String a: [Int] some: Some! self: [C!]! }
  type Query { node: Node named: Named some: Some a: A b: B c: C nodes: [Node] }
  type Mutation { a: A set(n: Int): Node }
`); // prettier-ignore

const COMPOSITE = [
  'node',
  'named',
  'some',
  'next',
  'self',
  'a',
  'b',
  'c',
  'nodes',
  'set',
];
const LEAVES = ['id', 'name', 'label', 'a', '__typename', 'unknown'];
const TYPES = ['Node', 'Named', 'Some', 'A', 'B', 'C', 'Query', 'Unknown'];
const ARGUMENTS = [
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '(n: 1)',
  '(n: 2)',
  '(n: $n)',
  '(by: { x: 1, y: [2] })',
  '(by: { y: [2], x: 1 })',
  '(by: { x: 1 }, n: 1)',
  '(n: 1, by: { x: 1 })',
];
const KEYS = ['', '', '', '', '', 'x: ', 'y: ', 'z: ', 'name: ', 'a: ']; // prettier-ignore

/** A document that need not be valid otherwise; its fragments have no cycle. */
function randomDocument(random: Random): string {
  const fragments = random.below(5);
  const selections = (depth: number, from: number): string => {
    const count = 1 + random.below(depth > 1 ? 2 : 4);
    return Array.from({ length: count }, () => selection(depth, from)).join(' ');
  };
  const selection = (depth: number, from: number): string => {
    if (from < fragments && random.chance(0.2)) {
      return `...F${from + random.below(fragments - from)}`;
    }
    if (depth < 4 && random.chance(0.3)) {
      const condition = random.chance(0.85) ? ` on ${random.pick(TYPES)}` : '';
      return `...${condition} { ${selections(depth + 1, from)} }`;
    }
    if (depth < 4 && random.chance(0.45)) {
      return `${random.pick(KEYS)}${random.pick(COMPOSITE)} { ${selections(depth + 1, from)} }`;
    }
    return `${random.pick(KEYS)}${random.pick(LEAVES)}${random.pick(ARGUMENTS)}`;
  };
  const definitions = Array.from(
    { length: fragments },
    (_, n) => `fragment F${n} on ${random.pick(TYPES)} { ${selections(1, n + 1)} }`,
  );
  const kind = random.chance(0.9) ? 'query' : 'mutation';
  return `${kind} Q($n: Int) { ${selections(0, 0)} }\n${definitions.join('\n')}`;
} // prettier-ignore

function isRefusedByPairs(document: DocumentNode): boolean {
  return validate(SCHEMA, document, [OverlappingFieldsCanBeMergedRule]).length > 0; // prettier-ignore
}

describe('fields that are to be merged', () => {
  it(`are judged as by graphql-js in ${DOCUMENTS} documents (seed ${SEED})`, () => {
    const random = createRandom(SEED);
    const refused = { yes: 0, no: 0 };
    for (let n = 0; n < DOCUMENTS; n++) {
      const text = randomDocument(random);
      const document = parse(text);
      const expected = isRefusedByPairs(document) ? 'conflict' : 'merged';
      const { kind } = findFieldConflict(SCHEMA, document, LIMIT);
      if (kind !== expected) throw new Error(`Expected ${expected}, but got ${kind}: ${text}`); // prettier-ignore
      refused[expected === 'conflict' ? 'yes' : 'no'] += 1;
    }
    expect(refused.yes).toBeGreaterThan(DOCUMENTS / 10);
    expect(refused.no).toBeGreaterThan(DOCUMENTS / 10);
  });

  it('do not hang where fragments are cyclic', () => {
    const cycles = [2, 3, 5, 7, 11, 13].map((length, c) =>
      Array.from(
        { length },
        (_, n) => `fragment F${c}_${n} on Node { next { ...F${c}_${(n + 1) % length} } }`,
      ).join(' '),
    ); // prettier-ignore
    const spreads = cycles.map((_, c) => `...F${c}_0`).join(' ');
    const document = parse(`{ node { ${spreads} } } ${cycles.join(' ')}`);
    const { kind } = findFieldConflict(SCHEMA, document, 200_000);
    expect(kind).toBe('exceeded');
  });
});
