import { describe, expect, it } from '@jest/globals';
import { StartupError } from '../../../gateway/base/errors.ts';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import { composeSupergraph } from '../../../schema/compose.ts';

/** The supergraph of one subgraph that links all of federation 2.9. */
function compose(types: string): string {
  const imports =
    '@key @authenticated @requiresScopes @policy @context @fromContext @cost @listSize @tag @inaccessible'
      .split(' ')
      .map((name) => `"${name}"`)
      .join();
  const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}]) ${types}`;
  const composition = composeSupergraph([{ name: 'a', url: '', sdl }]);
  if (composition.kind === 'composed') return composition.supergraph;
  throw new Error(JSON.stringify(composition.problems));
}

function refusal(sdl: string): string {
  try {
    loadSupergraph(sdl);
  } catch (error) {
    if (error instanceof StartupError) return error.message;
    throw error;
  }
  return 'loaded';
}

const PLAIN = compose('type Query { a: Int }');

const withLink = (link: string) => PLAIN.replace(/^schema/mu, `schema ${link}`);

describe('a supergraph with rules that would be ignored does not load', () => {
  it.each([
    [
      '@authenticated',
      'type Query { a: Int @authenticated }',
      /authenticated\/v0\.1", for: SECURITY/,
    ],
    [
      '@requiresScopes',
      'type Query { a: Int @requiresScopes(scopes: [["x"]]) }',
      /requiresScopes\/v0\.1", for: SECURITY/,
    ],
    [
      '@policy',
      'type Query { a: Int @policy(policies: [["x"]]) }',
      /policy\/v0\.1", for: SECURITY/,
    ],
    [
      '@fromContext',
      'type Query { a: A } type A @key(fields: "id") @context(name: "c") { id: ID! n: N } type N @key(fields: "id") { id: ID! f(x: ID @fromContext(field: "$c { id }")): Int }',
      /context\/v0\.1", for: SECURITY/,
    ],
  ])('that composition carried over: %s', (_, types, named) => {
    const message = refusal(compose(types));
    expect(message).toMatch(/^Expected a supergraph all of whose rules are/u);
    expect(message).toMatch(named);
    expect(message).not.toContain('\n');
  });

  it.each([
    ['SECURITY', 'https://specs.example.org/vault/v1.0'],
    ['EXECUTION', 'https://specs.example.org/reroute/v2.1'],
  ])('of a feature nobody here knows, linked for %s', (purpose, url) => {
    const link = `@link(url: "${url}", for: ${purpose})`;
    expect(refusal(withLink(link))).toContain(`but got ${link},`);
  });

  it.each([
    [
      '@authenticated',
      'directive @authenticated on FIELD_DEFINITION',
      '@authenticated',
    ],
    [
      '@policy',
      'directive @policy(policies: [String!]) on FIELD_DEFINITION',
      '@policy(policies: ["x"])',
    ],
  ])('that nothing links: %s, told with its place', (name, directive, use) => {
    const sdl = `${PLAIN.replace('a: Int', `a: Int ${use}`)} ${directive}`;
    expect(refusal(sdl)).toContain(`but got ${name} on Query.a,`);
  });

  it('of connectors', () => {
    const sdl = `${PLAIN.replace('a: Int', 'a: Int @join__directive(graphs: [A], name: "connect", args: {})')}
      directive @join__directive(graphs: [join__Graph!], name: String!, args: join__DirectiveArguments) repeatable on FIELD_DEFINITION
      scalar join__DirectiveArguments`;
    expect(refusal(sdl)).toContain('but got @connect on Query.a,');
  });
});

describe('a supergraph loads', () => {
  it.each([
    [
      'costs and tags, which forbid nothing',
      compose('type Query { a: Int @cost(weight: 3) @tag(name: "t") }'),
    ],
    [
      '@inaccessible, which is enforced',
      compose('type Query { a: Int b: Int @inaccessible }'),
    ],
    [
      'a feature without a purpose',
      withLink('@link(url: "https://specs.example.org/note/v1.0")'),
    ],
    [
      'a directive of the same name that another specification brings',
      `${withLink('@link(url: "https://specs.example.org/insurance/v1.0", import: ["@policy"])').replace('a: Int', 'a: Int @policy')} directive @policy on FIELD_DEFINITION`,
    ],
  ])('with %s', (_, sdl) => {
    expect(refusal(sdl)).toBe('loaded');
  });
});
