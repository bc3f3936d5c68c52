import { describe, expect, it } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import fc from 'fast-check';
import { isSpecifiedDirective, parse } from 'graphql';

import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { composeSupergraph } from '../../schema/compose.ts';
import { isPlainlySatisfiable } from '../../schema/satisfiability/plainly-satisfiable.ts';

const link = (version: string, imports = '"@key", "@shareable"') =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/${version}", import: [${imports}])\n`;

const v29 = link('v2.9');

function compose(...sdls: readonly string[]) {
  return composeSupergraph(
    sdls.map((sdl, index) => ({
      name: `s${index}`,
      url: `http://s${index}.test/graphql`,
      sdl,
    })),
  );
}

/** The public types of what the contracts compose to, which must be usable. */
function composed(...sdls: readonly string[]) {
  const composition = compose(...sdls);
  if (composition.kind === 'refused') {
    throw new Error(JSON.stringify(composition.problems));
  }
  return loadSupergraph(composition.supergraph).publicSchema;
}

function problems(...sdls: readonly string[]) {
  const composition = compose(...sdls);
  return composition.kind === 'refused' ? composition.problems : [];
}

describe('a contract that links a newer federation', () => {
  const entity = 'type Query { a: A } type A @key(fields: "id") { id: ID! }';

  it.each(['v2.10', 'v2.11', 'v2.12', 'v2.13', 'v2.14', 'v2.15'])(
    'composes with %s where it uses what 2.9 has',
    (version) => {
      expect(composed(link(version) + entity).getType('A')).toBeDefined();
    },
  );

  it('composes as 2.9 would', () => {
    expect(compose(link('v2.15') + entity)).toEqual(compose(v29 + entity));
  });

  it.each([
    ['imports it', link('v2.12', '"@key", "@cacheTag"') + entity, '@cacheTag'],
    [
      'imports it under another name',
      link('v2.12', '"@key", { name: "@cacheTag", as: "@mark" }') + entity,
      '@cacheTag',
    ],
    [
      'uses it by its full name',
      `${link('v2.12')}${entity} type B @federation__cacheTag(format: "b") { b: Int }`,
      '@federation__cacheTag',
    ],
    ['links another major version', link('v3.0') + entity, 'federation v3.0'],
  ])('is refused by the name of what is new where it %s', (_, sdl, name) => {
    expect(problems(sdl)).toEqual([
      {
        code: 'UNKNOWN_FEDERATION_LINK_VERSION',
        message: `Expected what federation v2.9 knows, but got ${name}.`,
        subgraphs: ['s0'],
      },
    ]);
  });
});

describe('a contract whose root types have other names', () => {
  it.each([
    ['its fields are scalars', 'type Q { a: Int }'],
    ['a field returns the root', 'type Q { a: Int self: Q! }'],
    ['a type leads back to the root', 'type Q { a: A } type A { root: [Q] }'],
    ['the root is extended', 'type Q { a: Int } extend type Q { c: Q }'],
  ])('composes when %s', (_, types) => {
    const schema = composed(
      `${v29}schema { query: Q } ${types}`,
      `${v29}type Query { b: Int }`,
    );
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(
      expect.arrayContaining(['a', 'b']),
    );
    expect(schema.getType('Q')).toBeUndefined();
  });

  it('composes with a mutation and its payload', () => {
    const schema = composed(
      `${v29}schema { query: Q mutation: M } type Q { a: Int } type M { m: P } type P { query: Q }`,
      `${v29}type Query { b: Int } type Mutation { n: Int }`,
    );
    const fields = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(fields.sort()).toEqual(['m', 'n']);
  });

  it('is refused when another type has the standard name', () => {
    const sdl = `${v29}schema { query: Q } type Q { a: Query } type Query { b: Int }`;
    expect(problems(sdl)).toMatchObject([
      { code: 'ROOT_QUERY_USED', subgraphs: ['s0'] },
    ]);
  });
});

describe('a field that leads back to the query root', () => {
  it.each([
    [
      'in the payload of a mutation',
      'type Mutation { m: P } type P { query: Query }',
    ],
    ['as a list', 'type Mutation { m: P } type P { queries: [Query!]! }'],
    [
      'in an entity',
      'extend type Query { e: E } type E @key(fields: "id") { id: ID! query: Query }',
    ],
    ['of the root itself', 'extend type Query { viewer: Query }'],
  ])('composes %s', (_, types) => {
    composed(
      `${v29}type Query { a: Int } ${types}`,
      `${v29}type Query { b: Int }`,
    );
  });

  it('hides no gap elsewhere', () => {
    const first = `${v29}type Query { v: V } type V { a: Int @shareable query: Query }`;
    const second = `${v29}type Query { w: V } type V { a: Int @shareable b: Int }`;
    expect(problems(first, second)).toContainEqual(
      expect.objectContaining({
        code: 'SATISFIABILITY_ERROR',
        message: expect.stringContaining('cannot find field "V.b"'),
      }),
    );
  });
});

describe('a directive of operations', () => {
  const plain = `${v29}type Query { a: Int @shareable }`;
  it.each([
    ['without arguments, in one contract only', ['directive @only on FIELD', ''], []],
    ['with arguments, in one contract only', ['', 'directive @only(x: Int) on QUERY'], []],
    ['of schemas, too', ['directive @only on FIELD | OBJECT', ''], []],
    ['in all contracts', ['directive @all on FIELD | QUERY', 'directive @all on FIELD'], ['@all on FIELD']],
    ['in all contracts, with arguments', ['directive @all(x: Int) on VARIABLE_DEFINITION', 'directive @all(x: Int) on VARIABLE_DEFINITION'], ['@all on VARIABLE_DEFINITION']],
  ])('is in the supergraph if all know it: %s', (_, definitions, expected) => {
    const schema = composed(...definitions.map((one) => plain + one));
    const directives = schema.getDirectives().filter((one) => !isSpecifiedDirective(one));
    expect(directives.map(({ name, locations }) => `@${name} on ${locations.join(' | ')}`)).toEqual(expected);
  }); // prettier-ignore
});

describe('what is plainly satisfiable', () => {
  const types = ['A', 'B', 'C'] as const;
  const typeNames = fc.constantFrom(...types);
  const fieldSet = fc
    .uniqueArray(fc.constantFrom('x', 'y', 'z'))
    .map((fields) => ['id', ...fields]);
  const key = fc.record({
    fields: fc.constantFrom('id', 'x', 'id x'),
    isResolvable: fc.boolean(),
  });
  const typeIn = fc.record({
    name: typeNames,
    fields: fieldSet,
    leadsTo: fc.option(typeNames, { nil: undefined }),
    keys: fc.array(key, { maxLength: 2 }),
  });
  const subgraph = fc.uniqueArray(typeIn, {
    minLength: 1,
    selector: ({ name }) => name,
  });

  it('has no gap when every path is walked', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.array(subgraph, { minLength: 2, maxLength: 3 }), (all) => {
        const services = all.map((own, index) => ({
          name: `s${index}`,
          url: '',
          typeDefs: parse(v29 + sdlOf(own, index)),
        }));
        if (!isPlainlySatisfiable(services.map((one) => one.typeDefs))) return;
        plain += 1;
        const { errors = [] } = composeServices(services);
        const codes = errors.map(({ extensions: { code } }) => code);
        expect(codes).not.toContain('SATISFIABILITY_ERROR');
      }),
      { numRuns: 2_000, seed: 20_201_126 },
    );
    expect(plain).toBeGreaterThan(50);
  });

  function sdlOf(
    own: typeof subgraph extends fc.Arbitrary<infer T> ? T : never,
    index: number,
  ): string {
    const known = own.map(({ name }) => name);
    const definitions = own.map(({ name, fields, leadsTo, keys }) => {
      const usable = keys.filter((one) =>
        one.fields.split(' ').every((field) => fields.includes(field)),
      );
      const directives = usable.map(
        (one) =>
          `@key(fields: "${one.fields}", resolvable: ${one.isResolvable})`,
      );
      const lines = fields.map((field) => `${field}: ID @shareable`);
      if (leadsTo !== undefined && known.includes(leadsTo)) {
        lines.push(`to${leadsTo}: ${leadsTo} @shareable`);
      }
      return `type ${name} ${directives.join(' ')} { ${lines.join(' ')} }`;
    });
    const roots = known.map((name) => `q${index}${name}: ${name}`);
    return `type Query { ${roots.join(' ')} }\n${definitions.join('\n')}`;
  }

  it('spares 20 subgraphs that share 40 entities the walk of every path', () => {
    const documents = Array.from({ length: 20 }, (_, s) =>
      parse(
        `${v29}type Query { q${s}: [E0] } ${Array.from(
          { length: 40 },
          (__, e) =>
            `type E${e} @key(fields: "id") { id: ID! f${s}: Int to${s}: E${(e + 1) % 40} }`,
        ).join('\n')}`,
      ),
    );
    expect(isPlainlySatisfiable(documents)).toBe(true);
  });

  it.each([
    [
      'requires',
      'type A @key(fields: "id") { id: ID! x: Int @external y: Int @requires(fields: "x") }',
    ],
    [
      'an interface object',
      'type A @key(fields: "id") @interfaceObject { id: ID! y: Int }',
    ],
    [
      'an override',
      'type A @key(fields: "id") { id: ID! y: Int @override(from: "s1") }',
    ],
  ])('is not said of %s', (_, types) => {
    const sdl = `${link('v2.9', '"@key", "@external", "@requires", "@interfaceObject", "@override"')}type Query { a: A } ${types}`;
    expect(isPlainlySatisfiable([parse(sdl)])).toBe(false);
  });
});
