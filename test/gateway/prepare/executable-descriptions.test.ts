import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'; // prettier-ignore
import { parse } from 'graphql';
import { dropDescriptions } from '../../../gateway/prepare/drop-descriptions.ts';
import { DEFAULT_LIMITS, findExceededLimit } from '../../../gateway/prepare/limits.ts'; // prettier-ignore
import { type Federation, startFederation } from '../testing/federation.ts';

/** Each pair is one operation, with descriptions and without. */
const PAIRS: readonly [described: string, plain: string][] = [
  ['"""why""" query Q("count" $x: Int) { a(x: $x) }', 'query Q($x: Int) { a(x: $x) }'],
  ['"why" query { u { ...F } } "what" fragment F on U { id b }', 'query { u { ...F } } fragment F on U { id b }'],
  ['"1" mutation M("2" $x: Int = 3, $y: Int) { set(x: $x, y: $y) { b } }', 'mutation M($x: Int = 3, $y: Int) { set(x: $x, y: $y) { b } }'],
  ['"""\n  # { [ (\n  \\""" $x ...F @skip\n""" query ($r: Int) { u { pick(n: $r) } }', 'query ($r: Int) { u { pick(n: $r) } }'],
  ['"示例· 🌿" query Q($x: Int, "again" $y: Int) { a(x: $x) b: a(x: $y) }', 'query Q($x: Int, $y: Int) { a(x: $x) b: a(x: $y) }'],
]; // prettier-ignore

const variables = { x: 1, y: 2, r: 3 };

describe('descriptions in an executable document', () => {
  let federation: Federation;

  beforeAll(async () => {
    const echo = { $args: true };
    federation = await startFederation({
      transport: 'over HTTP',
      subgraphs: {
        a: {
          sdl: `type Query { a(x: Int): String u: U } type Mutation { set(x: Int, y: Int): U }
                type U @key(fields: "id") { id: ID! }`,
          data: { Query: { a: echo, u: { id: '1' } }, Mutation: { set: { id: '1' } } },
        },
        b: {
          sdl: 'type U @key(fields: "id") { id: ID! b: String pick(n: Int): String }',
          data: { U: [{ id: '1', b: 'B', pick: echo }] },
        },
      },
    }); // prettier-ignore
  });
  beforeEach(() => {
    federation.requests.length = 0;
  });
  afterAll(() => federation.stop());

  it.each(PAIRS)('change nothing of what is sent: %j', async (...pair) => {
    const answers = [];
    const sent = [];
    for (const query of pair) {
      answers.push(await federation.ask({ query, variables }));
      sent.push(federation.requests.splice(0));
    }
    expect(answers[0]?.errors).toBeUndefined();
    expect(answers[0]).toEqual(answers[1]);
    expect(sent[0]).toEqual(sent[1]);
    expect(sent[0]?.length).toBeGreaterThan(0);
  });

  it.each(PAIRS)('are dropped, and nothing else: %j', (described, plain) => {
    const of = (query: string) => parse(query, { noLocation: true });
    const dropped = JSON.stringify(dropDescriptions(of(described)));
    expect(dropped).toBe(JSON.stringify(of(plain)));
  });

  it.each(PAIRS)('count for no limit but that of tokens: %j', (...pair) => {
    const limits = { ...DEFAULT_LIMITS, maxNesting: 0 };
    const [described, plain] = pair.map((query) =>
      findExceededLimit(parse(query), limits),
    );
    expect(described).toBe(plain);
  });

  it('stay in the operation as the client wrote it', () => {
    const [query] = PAIRS[0] ?? [''];
    const operation = federation.gateway.operationOf({
      query,
      operationName: undefined,
    });
    expect(operation?.description?.value).toBe('why');
  });

  it.each([
    ['shorthand', '"why" { a }', /descriptions are not supported on shorthand/],
    ['a field', 'query { "why" a }', /Expected Name, found String "why"/],
    ['an inline fragment', 'query { u { "why" ... on U { id } } }', /found String/],
    ['an argument', 'query { a("why" x: 1) }', /found String/],
    ['nothing', 'query { a } "why"', /Unexpected/],
  ])('are refused on %s', async (_, query, message) => {
    const { errors } = await federation.ask(query);
    expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_PARSE_FAILED');
    expect(errors?.[0]?.message).toMatch(message);
    expect(federation.requests).toEqual([]);
  }); // prettier-ignore

  it('half a character is refused, as everywhere', async () => {
    for (const query of [
      '"\\uD83C" query { a }',
      'query { a(s: "\\uDF3F") }',
    ]) {
      const { errors } = await federation.ask(query);
      expect(errors?.[0]?.message).toMatch(/Invalid Unicode escape sequence/);
    }
  });
});
