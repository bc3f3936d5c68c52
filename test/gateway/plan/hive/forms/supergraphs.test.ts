import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { ambiguousProvides } from '../../../../../gateway/plan/hive/forms/ambiguous-provides.ts';
import { createEntityLookups } from '../../../../../gateway/plan/hive/forms/entity-lookups.ts';
import { createMutationHomes } from '../../../../../gateway/plan/hive/forms/mutation-homes.ts';
import { requiresAsKeys } from '../../../../../gateway/plan/hive/forms/requires-as-keys.ts';
import type { NativePlanner } from '../../../../../gateway/plan/hive/process/planner-process.ts';
import { supergraphOf } from '../testing.ts';

/** Remembers what is opened, and plans nothing. */
function opening() {
  const sdls: string[] = [];
  const open = (sdl: string): NativePlanner => {
    sdls.push(sdl);
    return {
      freeMs: 0,
      refusal: () => Promise.resolve(undefined),
      plan: () => Promise.reject(new Error('nothing is planned here')),
    };
  };
  return { sdls, open };
}

const typeOf = (sdl: string, name: string): string =>
  new RegExp(`^type ${name} [^]*?^}`, 'm')
    .exec(sdl)?.[0]
    .replaceAll(/\s+/g, ' ') ?? '';

/** An object type, as the planner is told that a field provides of it. */
const SUPERGRAPH = (provides: string) =>
  parse(`type Query { c: C @join__field(graph: A, provides: "${provides}") }
    type C { name: String size: Int sub: C other: D }
    type D { name: String c: C }`);

describe('an ambiguous @provides', () => {
  const leftOf = (provides: string): readonly string[] =>
    ambiguousProvides(SUPERGRAPH(provides)).map(({ text }) => text);

  it.each(['name size', 'name other { name }'])(
    'is none where objects of each type are provided once: %s',
    (provides) => expect(leftOf(provides)).toEqual([]),
  );

  it.each([
    ['name sub { size }', 'provides: "name"'],
    ['name other { name c { size } }', 'provides: "name other { name }"'],
    ['sub { name }', ''],
  ])('loses what is deeper: %s', (provides, left) => {
    expect(leftOf(provides)).toEqual([left]);
  });

  it('is one of two fields of one subgraph, too: the later goes', () => {
    const two = parse(`
      type Query { c: C @join__field(graph: A, provides: "name") }
      type D { c: C @join__field(graph: A, provides: "size") e: C @join__field(graph: B, provides: "size") }
      type C { name: String size: Int }`);
    expect(ambiguousProvides(two).map(({ text }) => text)).toEqual(['']);
  });
});

describe('lookups of entities', () => {
  const { document } = supergraphOf({
    a: `type Query { unit: Unit }
      interface Node @key(fields: "id") { id: ID! }
      type Unit implements Node @key(fields: "id") @key(fields: "ref { code }") { id: ID! ref: Ref count: Int @external score: Int @requires(fields: "count") }
      type Ref { code: String! text: String }
      type Value { x: Int }`,
    b: 'type Unit @key(fields: "id") { id: ID! count: Int }',
  }); // prettier-ignore
  const { sdls, open } = opening();
  const lookups = createEntityLookups(document, open);

  it('are root fields for types with keys', () => {
    expect(lookups.lookupOf('Unit')).toBe('_lookup_Unit');
    expect(lookups.lookupOf('Ref')).toBeUndefined();
    expect(lookups.lookupOf('Value')).toBeUndefined();
    expect(typeOf(sdls[0] ?? '', 'Query')).toContain(
      '_lookup_Unit: Unit @join__field(graph: MENGYUE_LOOKUPS)',
    );
  });

  it('know the keys, and nothing else', () => {
    const unit = typeOf(sdls[0] ?? '', 'Unit');
    expect(unit).toContain('@join__type(graph: MENGYUE_LOOKUPS, key: "id", resolvable: false)');
    const known = [...unit.matchAll(/(\w+): [\w!]+ ((?:@join__field\([^)]*\) ?)+)/g)]
      .filter(([, , joins]) => joins?.includes('MENGYUE_LOOKUPS'))
      .map(([, name]) => name);
    expect(known).toEqual(['id', 'ref']);
    expect(typeOf(sdls[0] ?? '', 'Ref')).toMatch(/code: String! (@\S+ ?\([^)]*\) )*@join__field\(graph: MENGYUE_LOOKUPS\)/);
  }); // prettier-ignore

  it('are made once for each that is asked for', () => {
    const opened = sdls.length;
    const [one, other] = [1, 2].map(() => lookups.knowingInputsOf('Unit', 'score'));
    expect(one).toBe(other);
    expect(sdls).toHaveLength(opened + 1);
    expect(typeOf(sdls.at(-1) ?? '', 'Unit')).toContain('"id count"');
  }); // prettier-ignore
});

it('what a field requires becomes part of the keys of its subgraph', () => {
  const { document } = supergraphOf({
    a: 'type Query { u: U } type U @key(fields: "id") { id: ID! n: Int @external r: Int @requires(fields: "n") s: Int }',
    b: 'type U @key(fields: "id") { id: ID! n: Int }',
  }); // prettier-ignore
  const type = typeOf(print(requiresAsKeys(document, 'U', 'r')), 'U');
  expect(type).toContain('@join__type(graph: A, key: "id n")');
  expect(type).toContain('@join__type(graph: B, key: "id")');
  expect(type).not.toContain('requires');
});

describe('homes of mutations', () => {
  const homesOf = (a: string, b: string) => {
    const { sdls, open } = opening();
    const { document } = supergraphOf({
      a: `type Query { x: Int } type Mutation { ${a} }`,
      b: `type Query { y: Int } type Mutation { ${b} }`,
    });
    const homes = createMutationHomes(document, open);
    homes.forEach((home) => home());
    return sdls.map((sdl) => typeOf(sdl, 'Mutation'));
  };

  it('are none where each field has one subgraph', () => {
    expect(homesOf('one: Int', 'two: Int')).toEqual([]);
  });

  it('have a shared field in one subgraph each, and all others as they are', () => {
    const homes = homesOf(
      'both: Int @shareable one: Int',
      'both: Int @shareable',
    );
    expect(homes).toHaveLength(2);
    expect(homes[0]).toMatch(/both: Int @join__field\(graph: A\)/);
    expect(homes[0]).not.toMatch(/both: Int[^:]*graph: B/);
    expect(homes[1]).toMatch(/both: Int @join__field\(graph: B\)/);
    for (const home of homes) expect(home).toMatch(/one: Int @join__field\(graph: A\)/); // prettier-ignore
  });
});
