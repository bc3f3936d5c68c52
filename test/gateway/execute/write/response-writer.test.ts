import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  assertObjectType,
  buildSchema,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { createShape } from '../../../../gateway/execute/compile/create-shape.ts';
import type { WritingInSlices } from '../../../../gateway/execute/write/write-in-slices.ts';
import {
  DEFAULT_BUDGET,
  OperationBudget,
} from '../../../../gateway/fetch/operation-budget.ts';
import {
  createResponseWriter,
  type ResponseWriter,
} from '../../../../gateway/execute/write/response-writer.ts';
import type { Violation } from '../../../../gateway/execute/write/write-request.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1e9);

const SCHEMA = buildSchema(`
  scalar Any
  enum Color { RED GREEN }
  interface Node { id: ID! name: String }
  type Leaf implements Node { id: ID! name: String! color: Color any: Any }
  type Branch implements Node {
    id: ID! name: String size: Int weight: Float! isOld: Boolean
    nodes: [Node!] grid: [[Branch!]!] colors: [Color!]! parent: Branch
  }
  union Both = Leaf | Branch
  type Query { branch: Branch! branches: [Branch] node: Node both: [Both!] }
`);

const OPERATIONS = [
  '{ branch { id size weight isOld colors } }',
  '{ branches { id name parent { id weight parent { name } } } }',
  '{ node { __typename id name ... on Leaf { color any } } }',
  '{ both { ... on Node { id } ...B ...L } } fragment B on Branch { nodes { id ...L } } fragment L on Leaf { color }',
  '{ branch { grid { id grid { t: __typename name } } nodes { name } } }',
  '{ __typename s: __schema { queryType { name } } branches { nodes { __typename } } }',
];

/** Objects of which an answer is taken for long. */
const MANY = 20_001;

interface Written {
  readonly text: string;
  readonly violations: readonly Violation[];
  readonly conforms: boolean;
}

/** `compileAfter` 0: by code; endless: by walking the shape. */
function writerOf(query: string, compileAfter: number): ResponseWriter {
  const { definitions } = parse(query);
  const operation = definitions[0] as OperationDefinitionNode;
  const fragments = new Map(
    definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node: FragmentDefinitionNode) => [node.name.value, node]),
  );
  const shape = createShape({
    schema: SCHEMA,
    fragments,
    conditions: new Map(),
    selectionSet: operation.selectionSet,
    rootType: assertObjectType(SCHEMA.getQueryType()),
    clientKeys: new Map(),
    sharedPlaces: new Set(['branches', 'branch/grid', 'both']),
    onIntrospection: () => 0,
  });
  return createResponseWriter({ shape, isChecked: true, compileAfter });
}

/** A budget of an operation that has `objects` so far. */
function budgetOf(objects: number): OperationBudget {
  const budget = new OperationBudget(DEFAULT_BUDGET);
  budget.takeObjects(objects);
  return budget;
}

/** `objects`: many are written in slices, here of `items` each. */
function write(
  writer: ResponseWriter,
  data: object,
  { objects = 0, items = 1 } = {},
): Written {
  const violations: Violation[] = [];
  const written = writer.write({
    budget: budgetOf(objects),
    data: data as Record<string, unknown>,
    isPlain: false,
    introspection: ['{"queryType":null}'],
    report: (violation) => violations.push(violation),
  });
  const parts = 'next' in written ? finish(written, items) : written;
  return { text: parts.join(''), violations, conforms: writer.conforms(data) };
}

function finish(writing: WritingInSlices, items: number): readonly string[] {
  for (;;) {
    const { done, value } = writing.next(items);
    if (done) return value;
  }
}

const KEYS = ['id', 'name', 'size', 'weight', 'isOld', 'nodes', 'grid', 'colors', 'parent', 'branch', 'branches', 'node', 'both', 'color', 'any', '__typename']; // prettier-ignore

/** Data that fits here and there: objects with the fields of the schema. */
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { maxDepth: 7, depthSize: 'medium' },
    fc.constantFrom('a"b', 'Leaf', 'Branch', 'RED', null, true, 7, 1.5, 2 ** 40, 'x'.repeat(5000)),
    fc.array(tie('anything'), { maxLength: 3 }),
    fc.record({
      __typename: fc.constantFrom('Leaf', 'Branch', 'Node', undefined, 3),
      id: fc.constantFrom('1', 2, null),
      name: fc.constantFrom('n', null),
      color: fc.constantFrom('RED', 'BLUE', null),
      weight: fc.constantFrom(1, 1.5, null),
      colors: fc.constantFrom([], ['RED'], [null], null),
      ...Object.fromEntries(['nodes', 'grid', 'parent', 'any'].map((key) => [key, tie('anything')])),
    }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('anything'), { maxKeys: 6 }),
  ),
})); // prettier-ignore

const answers = fc.record({
  branch: anything,
  branches: fc.array(anything, { maxLength: 3 }),
  node: anything,
  both: fc.oneof(anything, fc.array(anything, { maxLength: 3 })),
  __typename: fc.constant('Query'),
});

describe('a writer that gives way', () => {
  const query = '{ branches { id } }';
  const of = (n: number) => ({
    __typename: 'Query',
    branches: Array.from({ length: n }, (_, id) => ({ __typename: 'Leaf', id: String(id) })),
  }); // prettier-ignore

  it('keeps two answers apart that are written at the same time', () => {
    const writer = writerOf(query, 0);
    const begin = (n: number) =>
      writer.write({
        budget: budgetOf(MANY),
        data: of(n),
        isPlain: true,
        introspection: [],
        report: () => undefined,
      }) as WritingInSlices;
    const [one, two] = [begin(50), begin(70)];
    for (let n = 0; n < 10; n++) {
      expect(one.next(2).done).toBe(false);
      expect(two.next(3).done).toBe(false);
    }
    expect(finish(one, 10).join('')).toBe(write(writer, of(50)).text);
    expect(finish(two, 10).join('')).toBe(write(writer, of(70)).text);
  });

  it.each([
    ['walking', Infinity],
    ['by code', 0],
  ])('begins anew, %s, when an answer turns out to be long', (_, after) => {
    const writer = writerOf(query, after);
    const data = of(60_000);
    expect(write(writer, data)).toEqual(
      write(writer, data, { objects: MANY, items: 1000 }),
    );
  });
});

describe(`the walk over a shape and the code made of it (SEED=${seed})`, () => {
  it.each(OPERATIONS)('write the same for %s', (query) => {
    const walked = writerOf(query, Infinity);
    const compiled = writerOf(query, 0);
    fc.assert(
      fc.property(answers, (data) => {
        const expected = write(walked, data);
        expect(write(compiled, data)).toEqual(expected);
        for (const items of [1, 3]) {
          const slices = { objects: MANY, items };
          expect(write(compiled, data, slices)).toEqual(expected);
        }
      }),
      { seed, numRuns: 1500 },
    );
  });
});
