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
import { createShape } from '../../../gateway/execute/create-shape.ts';
import {
  createResponseWriter,
  type ResponseWriter,
} from '../../../gateway/execute/response-writer.ts';
import type { Violation } from '../../../gateway/execute/write-request.ts';

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

function write(writer: ResponseWriter, data: object): Written {
  const violations: Violation[] = [];
  const parts = writer.write({
    data: data as Record<string, unknown>,
    isPlain: false,
    introspection: ['{"queryType":null}'],
    report: (violation) => violations.push(violation),
  });
  return { text: parts.join(''), violations, conforms: writer.conforms(data) };
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

describe(`the walk over a shape and the code made of it (SEED=${seed})`, () => {
  it.each(OPERATIONS)('write the same for %s', (query) => {
    const walked = writerOf(query, Infinity);
    const compiled = writerOf(query, 0);
    fc.assert(
      fc.property(answers, (data) => {
        const expected = write(walked, data);
        expect(write(compiled, data)).toEqual(expected);
      }),
      { seed, numRuns: 1500 },
    );
  });
});
