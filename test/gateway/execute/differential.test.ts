import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  execute,
  type GraphQLNamedType,
  GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isObjectType,
  getNamedType,
  parse,
  validate,
} from 'graphql';
import { type Federation, startFederation } from '../testing/federation.ts';

/**
 * Random operations on a federation and on one graph without federation that
 * holds the same data: both must give the same text of `data`, and an error
 * for the same nulls.
 */
const TYPES = {
  a: `
    type Query { one: Item must: Item! list: [Item] strict: [Item!]! nodes: [Node!] things: [Thing] }
    interface Node { id: ID! label: String }
    union Thing = Item | Box
    type Item implements Node @key(fields: "id") {
      id: ID! label: String ratio: Float
      flags: [Boolean!] grid: [[Int]!] color: Color parent: Item box: Box!
    }
    type Box implements Node @key(fields: "id") { id: ID! label: String! items: [Item!]! }
    enum Color { RED BLUE }`,
  b: `
    type Item @key(fields: "id") {
      id: ID! stars: Int! title: String best: Item next: Item! friends(first: Int): [Item!] size: Size
    }
    type Box @key(fields: "id") {
      id: ID! weight: Int! holder: Item
      count: Int! @external score: String @requires(fields: "count")
    }
    type Size { w: Int! h: Int }`,
  // On Box only: the planner fails where an entity fetch gives entities of its
  // own type that have a field with @requires in the same subgraph.
  c: `type Box @key(fields: "id") { id: ID! count: Int! }`,
};

const WHOLE = `
  type Query { one: Item must: Item! list: [Item] strict: [Item!]! nodes: [Node!] things: [Thing] }
  interface Node { id: ID! label: String }
  union Thing = Item | Box
  type Item implements Node {
    id: ID! label: String ratio: Float
    flags: [Boolean!] grid: [[Int]!] color: Color parent: Item box: Box!
    stars: Int! title: String best: Item next: Item! friends(first: Int): [Item!] size: Size
  }
  type Box implements Node { id: ID! label: String! items: [Item!]! weight: Int! holder: Item count: Int! score: String }
  enum Color { RED BLUE }
  type Size { w: Int! h: Int }`;

type Fields = Record<string, unknown>;

const fails = { $error: 'broken' };
const item = (id: string) => ({ __typename: 'Item', id });
const box = (id: string) => ({ __typename: 'Box', id });

/** By type and id: what subgraph `a` says, and what `b` says. */
const ITEMS_A: Fields[] = [
  { ...item('1'), label: 'One', ratio: 0.5, flags: [true, false], grid: [[1, null], []], color: 'RED', parent: null, box: box('1') },
  { ...item('2'), label: null, ratio: null, flags: null, grid: null, color: 'BLUE', parent: item('1'), box: box('2') },
  { ...item('3'), label: '三"', ratio: -1e21, flags: [], grid: [[3]], color: null, parent: item('2'), box: box('1') },
  { ...item('4'), label: fails, ratio: 4, flags: fails, grid: [[4], [5]], color: fails, parent: item('4'), box: box('2') },
]; // prettier-ignore
const ITEMS_B: Fields[] = [
  { id: '1', stars: 5, title: 'T1', best: item('2'), next: item('2'), friends: [item('2'), item('3')], size: { w: 1, h: 2 } },
  { id: '2', stars: 4, title: fails, best: null, next: item('3'), friends: [], size: { w: 2, h: null } },
  { id: '3', stars: fails, title: null, best: item('4'), next: item('1'), friends: [item('4')], size: { w: fails, h: 1 } },
  { id: '4', stars: 2, title: 'T4', best: fails, next: fails, friends: fails, size: null },
]; // prettier-ignore
const BOXES_A: Fields[] = [
  { ...box('1'), label: 'B1', items: [item('1'), item('2')] },
  { ...box('2'), label: fails, items: [item('3')] },
];
const BOXES_C: Fields[] = [
  { id: '1', count: 7 },
  { id: '2', count: 8 },
];
const BOXES_B: Fields[] = [
  { id: '1', weight: 10, holder: item('1'), score: 's{{count}}' },
  { id: '2', weight: fails, holder: item('4'), score: 's{{count}}' },
];
const QUERY = {
  one: item('1'),
  must: item('2'),
  list: [item('3'), null, item('1')],
  strict: [item('1'), item('2'), item('4')],
  nodes: [box('1'), item('3'), box('2')],
  things: [item('4'), box('1'), null],
};

const WHOLE_DATA = {
  Query: QUERY,
  Item: ITEMS_A.map((a, n) => ({ ...a, ...ITEMS_B[n] })),
  Box: BOXES_A.map((a, n) => ({ ...a, ...BOXES_B[n], ...BOXES_C[n] })),
};

/** A generator of numbers that is the same in every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const schema = buildSchema(WHOLE);

/** A schema that completes every object by its type and id. */
function createWhole(): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (source: Fields | undefined) =>
        resolveField(type, field, source ?? {});
    }
  }
  return schema;
}

function resolveField(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  source: Fields,
): unknown {
  const object = completed(type, source);
  const value = object[field.name];
  if (typeof value === 'string') {
    return value.replace('{{count}}', String(object['count']));
  }
  if (value === fails) throw new GraphQLError('broken');
  return value;
}

function completed(type: GraphQLObjectType, source: Fields): Fields {
  if (type.name === 'Query') return QUERY;
  if (type.name === 'Size') return source;
  const entities = WHOLE_DATA[type.name as 'Item' | 'Box'] as Fields[];
  return entities.find(({ id }) => id === source['id']) ?? source;
}

/** A random valid operation. */
function generate(random: (below: number) => number): string {
  let fragments = '';
  let names = 0;

  function selections(type: GraphQLNamedType, depth: number): string {
    const parts = Array.from({ length: 1 + random(4) }, () =>
      selection(type, depth),
    );
    return `{ ${parts.join(' ')} }`;
  }

  function selection(type: GraphQLNamedType, depth: number): string {
    const kind = random(10);
    if (kind === 0) return `__typename${directive()}`;
    if (kind <= 2 || isAbstractType(type)) return fragment(type, depth);
    if (!isObjectType(type)) return '__typename';
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    const field = fields[random(fields.length)];
    if (!field) return '__typename';
    const named = getNamedType(field.type);
    const first = random(3);
    // An alias tells fields of the same name and other arguments apart.
    const call =
      field.args.length > 0 && first > 0
        ? `${field.name}${first}: ${field.name}(first: ${first})`
        : random(6) === 0
          ? `alias_${field.name}: ${field.name}`
          : field.name;
    const below = isCompositeType(named) ? selections(named, depth - 1) : '';
    return `${call}${directive()} ${below}`;
  }

  function fragment(type: GraphQLNamedType, depth: number): string {
    const conditions = isAbstractType(type)
      ? [...schema.getPossibleTypes(type)]
      : [type];
    const chosen = conditions[random(conditions.length)] ?? type;
    const body = selections(chosen, depth);
    if (random(3) > 0) {
      const condition = chosen === type && random(2) ? '' : `on ${chosen.name}`;
      return `... ${condition}${directive()} ${body}`;
    }
    names += 1;
    fragments += ` fragment F${names} on ${chosen.name} ${body}`;
    return `...F${names}${directive()}`;
  }

  function directive(): string {
    switch (random(8)) {
      case 0:
        return random(2) ? ' @skip(if: $yes)' : ' @skip(if: $no)';
      case 1:
        return random(2) ? ' @include(if: $yes)' : ' @include(if: $no)';
      default:
        return '';
    }
  }

  const query = schema.getQueryType();
  const body = query ? selections(query, 3) : '';
  return `query ($yes: Boolean = true, $no: Boolean = false) ${body}${fragments}`;
}

/** `a.0.b`, cut where the value is no more. */
function placeOfNull(data: unknown, path: readonly unknown[]): string {
  let value = data;
  const place: unknown[] = [];
  for (const key of path) {
    if (value === null || value === undefined) break;
    place.push(key);
    value = (value as Fields)[key as string];
  }
  return place.join('.');
}

let federation: Federation;
const whole = createWhole();

beforeAll(async () => {
  federation = await startFederation({
    subgraphs: {
      a: {
        sdl: TYPES.a,
        data: { Query: QUERY, Item: ITEMS_A, Box: BOXES_A },
      },
      b: { sdl: TYPES.b, data: { Item: ITEMS_B, Box: BOXES_B } },
      c: { sdl: TYPES.c, data: { Box: BOXES_C } },
    },
  });
});

afterAll(() => federation.stop());

const SEEDS = Number(process.env['DIFFERENTIAL_SEEDS'] ?? 300);

describe('the answer of a federation', () => {
  it('is that of one graph with the same data', async () => {
    let compared = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const query = generate(createRandom(seed * 7919));
      const document = parse(query);
      if (validate(whole, document).length > 0) continue;
      const expected = await execute({ schema: whole, document });
      const actual = await federation.gateway.execute({ query });
      if (actual.data === undefined)
        throw new Error(`${JSON.stringify(actual.errors)} ${query}`);
      expect({ seed, query, data: actual.data }).toEqual({
        seed,
        query,
        data: JSON.stringify(expected.data),
      });
      const nulls = (errors: typeof actual.errors | typeof expected.errors) =>
        new Set(
          errors?.map((e) => placeOfNull(expected.data, e.path ?? [])) ?? [],
        );
      expect({ seed, query, errors: nulls(actual.errors) }).toEqual({
        seed,
        query,
        errors: nulls(expected.errors),
      });
      compared += 1;
    }
    expect(compared).toBeGreaterThan(SEEDS / 2);
  });

  it('is the same however many are asked at once', async () => {
    const queries = Array.from({ length: 40 }, (_, n) =>
      generate(createRandom(n * 104_729)),
    );
    const alone = [];
    for (const query of queries) alone.push(await federation.ask(query));
    const together = await Promise.all(
      [...queries, ...queries].map((query) => federation.ask(query)),
    );
    expect(together).toEqual([...alone, ...alone]);
  });
});
