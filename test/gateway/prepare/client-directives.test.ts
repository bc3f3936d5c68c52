import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'; // prettier-ignore
import { type ClientAnswer, type Federation, startFederation } from '../testing/federation.ts'; // prettier-ignore

const KNOWN = `
  directive @trace(level: Int, of: Level) on FIELD | QUERY | MUTATION | VARIABLE_DEFINITION | INLINE_FRAGMENT | FRAGMENT_SPREAD | FRAGMENT_DEFINITION
  directive @mark(as: String!) repeatable on FIELD | VARIABLE_DEFINITION
  enum Level { LOW HIGH }`;

let federation: Federation;

beforeAll(async () => {
  const echo = { $args: true };
  const u = { __typename: 'U', id: '1', name: 'N', size: 3 };
  const v = { __typename: 'V', id: '2', name: 'V', size: 'big' };
  federation = await startFederation({
    subgraphs: {
      a: {
        sdl: `${KNOWN}
          extend schema @link(url: "https://specs.example.com/only/v1.0", import: ["@only"]) @composeDirective(name: "@only")
          directive @only on FIELD | OBJECT
          type Query { u: U all: [Thing] echo(x: Int, s: String): String }
          type Mutation { set(x: Int): U }
          interface Thing { id: ID! name: String }
          type U implements Thing @key(fields: "id") { id: ID! name: String size: Int }
          type V implements Thing @key(fields: "id") { id: ID! name: String size: String! }`,
        data: { Query: { u, all: [u, v], echo }, Mutation: { set: u } },
      },
      b: {
        sdl: `${KNOWN}
          type U @key(fields: "id") { id: ID! stars(n: Int): String twin: U }
          type V @key(fields: "id") { id: ID! stars(n: Int): String }`,
        data: { U: [{ id: '1', stars: echo, twin: { id: '1' } }], V: [{ id: '2', stars: echo }] },
      },
    },
  }); // prettier-ignore
});
beforeEach(() => {
  federation.requests.length = 0;
});
afterAll(() => federation.stop());

type Warned = ClientAnswer & {
  readonly extensions?: { readonly warnings?: readonly { code: string; message: string }[] };
}; // prettier-ignore

async function ask(query: string, variables = {}) {
  const { data, errors, extensions } = await federation.gateway.execute({ query, variables }); // prettier-ignore
  return { data: JSON.parse(data?.join('') ?? 'null') as unknown, errors, extensions } as Warned; // prettier-ignore
}

/** What was sent, by subgraph, on one line each. */
function sent(): Record<string, string> {
  return Object.fromEntries(
    federation.requests.map(({ subgraph, query }) => [
      subgraph,
      query.replaceAll(/\s+/g, ' '),
    ]),
  );
}

describe('directives that all subgraphs know', () => {
  it('are passed on with the variable they are on', async () => {
    const query = 'query ($x: Int @trace(level: 2), $n: Int @mark(as: "n") @mark(as: "m")) { echo(x: $x) u { stars(n: $n) } }'; // prettier-ignore
    const answer = await ask(query, { x: 1, n: 2 });
    expect(answer).toEqual({ data: { echo: '{"x":1}', u: { stars: '{"n":2}' } } }); // prettier-ignore
    expect(sent()['a']).toContain('($x: Int @trace(level: 2))');
    expect(sent()['b']).toContain('$n: Int @mark(as: "n") @mark(as: "m")');
    expect(sent()['b']).not.toContain('$x');
  });

  it('are passed on with the field they are on, and with no other', async () => {
    const query = '{ u @trace { id name @trace(level: 1, of: HIGH) size again: size @mark(as: "2") stars @mark(as: "b") } }'; // prettier-ignore
    const answer = await ask(query);
    expect(answer).toEqual({
      data: { u: { id: '1', name: 'N', size: 3, again: 3, stars: '{}' } },
    });
    expect(sent()['a']?.match(/\w+: \w+ @\w+(\([^)]*\))?/g)).toEqual([
      expect.stringMatching(/^_directed\d: u @trace$/),
      expect.stringMatching(/^_directed\d: name @trace\(level: 1, of: HIGH\)$/),
      expect.stringMatching(/^_directed\d: size @mark\(as: "2"\)$/),
    ]);
    expect(sent()['b']?.match(/@\w+/g)).toEqual(['@mark']);
  });

  it('are passed on with the operation to each subgraph it asks', async () => {
    const answer = await ask('query Q($l: Int) @trace(level: $l) { u { name stars } }', { l: 4 }); // prettier-ignore
    expect(answer).toEqual({ data: { u: { name: 'N', stars: '{}' } } });
    for (const subgraph of ['a', 'b']) {
      expect(sent()[subgraph]).toMatch(/^query\s?\(.*\$l: Int.*\) @trace\(level: \$l\) \{/); // prettier-ignore
    }
    for (const { variables } of federation.requests) {
      expect(variables).toMatchObject({ l: 4 });
    }
  });

  it('are passed on with a mutation, and not with what is read after it', async () => {
    const answer = await ask('mutation @trace { set(x: 1) { stars } }');
    expect(answer).toEqual({ data: { set: { stars: '{}' } } });
    expect(sent()['a']).toContain('@trace');
    expect(sent()['b']).not.toContain('@trace');
  });

  it('may use variables that nothing else does', async () => {
    const query = 'query ($s: String! @trace, $representations: Int) { u { stars @mark(as: $s) twin { id @trace(level: $representations) } } }'; // prettier-ignore
    const answer = await ask(query, { s: 'v', representations: 5 });
    expect(answer).toEqual({ data: { u: { stars: '{}', twin: { id: '1' } } } });
    const last = federation.requests.find(({ query: q }) => q.includes('@mark')); // prettier-ignore
    expect(last?.query).toContain('$s: String! @trace');
    expect(last?.variables).toMatchObject({ s: 'v' });
  });

  it('are those of all fields that are merged', async () => {
    const answer = await ask('{ u { name @mark(as: "1") } u { name @mark(as: "2") @mark(as: "1") } ...F } fragment F on Query { u { name } }'); // prettier-ignore
    expect(answer).toEqual({ data: { u: { name: 'N' } } });
    expect(sent()['a']?.match(/@mark\(as: "\d"\)/g)).toEqual(['@mark(as: "1")', '@mark(as: "2")']); // prettier-ignore
  });

  it('are those of the type of an object', async () => {
    const query = '{ all { ... on U { name @trace(level: 1) stars @mark(as: "u") } ... on V { name stars(n: 3) } } }'; // prettier-ignore
    const answer = await ask(query);
    expect(answer).toEqual({
      data: { all: [{ name: 'N', stars: '{}' }, { name: 'V', stars: '{"n":3}' }] },
    }); // prettier-ignore
    expect(sent()['a']).toMatch(/\.\.\. on U \{[^}]*name @trace\(level: 1\)/);
    expect(sent()['a']?.match(/@trace/g)).toHaveLength(1);
    expect(sent()['b']?.match(/@mark/g)).toHaveLength(1);
  });

  it('stay beside the conditions of the gateway', async () => {
    const query = 'query ($yes: Boolean!) { u { name @skip(if: $yes) @trace size @include(if: $yes) @trace(level: 9) } }'; // prettier-ignore
    expect(await ask(query, { yes: true })).toEqual({ data: { u: { size: 3 } } }); // prettier-ignore
    expect(sent()['a']).toContain('size @trace(level: 9)');
    expect(sent()['a']).not.toContain('name');
    expect(await ask(query, { yes: false })).toEqual({ data: { u: { name: 'N' } } }); // prettier-ignore
  });

  it('leave no trace in the path of an error', async () => {
    const { errors } = await ask('{ u @trace { x: name @mark(as: 1) } }');
    expect(errors?.[0]?.message).toMatch(/String cannot represent/);
  });
});

describe('directives that are not passed on', () => {
  const notSent = (what: string) => ({
    code: 'DIRECTIVE_NOT_SENT',
    message: `${what} was sent to no subgraph: expected a directive that all of them know, on the operation, a variable or a field that they answer.`,
  });
  it.each([
    ['on a spread', '{ u { ...F @trace } } fragment F on U { name }', ['@trace on the spread of "F"']],
    ['on a fragment', '{ u { ...F } } fragment F on U @trace { name }', ['@trace on the fragment "F"']],
    ['on an inline fragment', '{ u { ... @trace { name } } }', ['@trace on an inline fragment']],
    ['of one subgraph only', '{ u { name @only } }', ['@only on the field "u.name"']],
    ['on what the gateway answers', '{ u { name } __typename @trace __schema @mark(as: "x") { queryType { name @trace } } }',
      ['@trace on the field "__typename"', '@mark on the field "__schema"', '@trace on the field "__schema.queryType.name"']],
    ['on a field of some objects only', '{ all { name ... on U { name @trace } } }', ['@trace on the field "all.name"']],
    ['on an operation that asks nobody', 'query @trace { __typename }', ['@trace on the query']],
    ['twice, where once is allowed', '{ u { name @trace(level: 1) } ...F } fragment F on Query { u { name @trace(level: 2) } }', ['@trace on the field "u.name"']],
  ])('are told: %s', async (_, query, told) => {
    const { data, errors, extensions } = await ask(query);
    expect(errors).toBeUndefined();
    expect(data).not.toBeNull();
    expect(extensions).toEqual({ warnings: told.map(notSent) });
    expect(Object.values(sent()).join(' ')).not.toMatch(/@only|@trace\(level: 2\)/);
  }); // prettier-ignore

  it('are told once, and counted beyond ten', async () => {
    const many = Array.from({ length: 13 }, (_, n) => `a${n}: name @only`);
    const { extensions } = await ask(`{ u { ${many.join(' ')} } }`);
    expect(extensions?.warnings).toHaveLength(11);
    expect(extensions?.warnings?.at(-1)?.message).toMatch(/^3 more directives/);
    const same = await ask('{ u { ... @trace { name } ... @trace { size } } }');
    expect(same.extensions?.warnings).toHaveLength(1);
  });

  it('are refused where nobody defines them', async () => {
    const { errors } = await ask('{ u { name @unknown } }');
    expect(errors?.[0]?.message).toBe('Unknown directive "@unknown".');
    expect(federation.requests).toEqual([]);
  });

  it('tell nothing of operations without any', async () => {
    const query = 'query ($x: Boolean = true) { u @include(if: $x) { name } }';
    expect(await ask(query)).toEqual({ data: { u: { name: 'N' } } });
  });
});
