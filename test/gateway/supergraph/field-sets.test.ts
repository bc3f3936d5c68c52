import { describe, expect, it } from '@jest/globals';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { type Federation, startFederation } from '../testing/federation.ts';

/** Runs `look` on a federation that is stopped whatever comes of it. */
async function withFederation(
  sdls: { a: string; b: string },
  look: (federation: Federation) => Promise<void>,
): Promise<void> {
  const item = { __typename: 'B', id: 'b', title: 'T', size: 3 };
  const p = { id: 'p', name: 'N', item, any: item, n: 4, r: 'R' };
  const rows = { P: [p], B: [item] };
  const federation = await startFederation({
    subgraphs: {
      a: { sdl: sdls.a, data: { Query: { p, m: 1 }, ...rows } },
      b: { sdl: sdls.b, data: { Query: { n: 2 }, ...rows } },
    },
  });
  try {
    await look(federation);
  } finally {
    await federation.stop();
  }
}

const ABSTRACT = `interface I { id: ID! } union U = B | C scalar S
  type C implements I @key(fields: "id") { id: ID! }`;
const A = (provides: string, more = ''): string =>
  `type Query { p: P ${provides && `@provides(fields: ${provides})`} m: Int }
   type P @key(fields: "id") { id: ID! ${more} }
   type B implements I @key(fields: "id") { id: ID! ${provides.includes('title') ? 'title: String @external' : ''} }
   ${ABSTRACT}`;
const B = `type Query { n: Int }
  type P @key(fields: "id") @shareable { id: ID! name: String item: I any: U n(s: S): Int }
  type B implements I @key(fields: "id") @shareable { id: ID! title: String size: Int }
  ${ABSTRACT}`;

const ASKED = '{ m n p { name item { id ... on B { title size } } } }';
const ANSWER = {
  m: 1,
  n: 2,
  p: { name: 'N', item: { id: 'b', title: 'T', size: 3 } },
};

describe('a @provides', () => {
  const forms: readonly (readonly [string, string, string])[] = [
    ['with __typename beside a type', '"item { __typename ... on B { title } }"', 'item: I @shareable'],
    ['with __typename beside a type of what is external', '"item { __typename ... on B { title } }"', 'item: I @external'],
    ['of nothing but __typename', '"item { __typename } __typename"', 'item: I @external'],
    ['of nothing but a union\'s __typename', '"any { __typename }"', 'any: U @external'],
    ['with __typename of a member', '"any { ... on B { title __typename } ... on C { __typename } }"', 'any: U @shareable'],
    ['in braces', '"{ name }"', 'name: String @external'],
    ['with an alias', '"called: name"', 'name: String @external'],
    ['of its own type', '"... on P { name, __typename }"', 'name: String @external'],
  ]; // prettier-ignore
  for (const [form, provides, fields] of forms) {
    it(`${form} is taken, and nothing else is lost`, async () => {
      await withFederation(
        { a: A(provides, fields), b: B },
        async (federation) => {
          expect(await federation.ask(ASKED)).toEqual({ data: ANSWER });
        },
      );
    });
  }
});

describe('a @requires', () => {
  const R = (fieldSet: string, fields: string): string =>
    A('', `${fields} r: String @requires(fields: ${fieldSet})`);

  it('under an alias is sent the field', async () => {
    const a = R('"called: name"', 'name: String @external');
    await withFederation({ a, b: B }, async (federation) => {
      expect(await federation.ask('{ p { r } }')).toEqual({
        data: { p: { r: 'R' } },
      });
      expect(federation.requests.at(-1)?.variables).toEqual({
        representations: [{ __typename: 'P', id: 'p', name: 'N' }],
      });
    });
  });

  for (const number of ['99999999999999999999', '-1e999', '[1, {a: 1e999}]']) {
    it(`of a number that the planner cannot read costs its field: ${number}`, async () => {
      const a = R(`"n(s: ${number})"`, 'n(s: S): Int @external');
      await withFederation({ a, b: B }, async (federation) => {
        expect(await federation.ask(ASKED)).toEqual({ data: ANSWER });
        const { errors } = await federation.ask('{ p { r } }');
        expect(errors).toMatchObject([
          { extensions: { code: 'QUERY_PLAN_FAILED' } },
        ]);
        const told: string[] = [];
        federation.gateway.onSchema(({ leftOut }) => told.push(...leftOut));
        expect(told).toEqual(['@requires on P.r']);
      });
    });
  }
});

describe('a @key', () => {
  for (const key of ['{ id }', 'key: id', 'id __typename', ',id,']) {
    it(`is taken in this form: ${key}`, async () => {
      const a = A('"name"', 'name: String @external').replace(
        'P @key(fields: "id")',
        `P @key(fields: "${key}")`,
      );
      await withFederation({ a, b: B }, async (federation) => {
        expect(await federation.ask(ASKED)).toEqual({ data: ANSWER });
      });
    });
  }
});

const GOOD = composeSupergraph({
  sdls: { a: A('"name"', 'name: String @external r: Int @requires(fields: "n(s: 1)") n(s: S): Int @external'), b: B },
}); // prettier-ignore

describe('a field set that no composition has checked', () => {
  const damages: readonly (readonly [string, string, string])[] = [
    ['provides: "name"', 'provides: "nope"', '@provides on Query.p'],
    ['provides: "name"', 'provides: "name { x }"', '@provides on Query.p'],
    ['provides: "name"', 'provides: "... on Nope { x }"', '@provides on Query.p'],
    ['provides: "name"', 'provides: "name {"', '@provides on Query.p'],
    ['provides: "name"', 'provides: 3', '@provides on Query.p'],
    ['requires: "n(s:1)"', 'requires: "name { x }"', '@requires on P.r'],
    ['requires: "n(s:1)"', 'requires: "...F"', '@requires on P.r'],
    ['requires: "n(s:1)"', 'requires: ""', '@requires on P.r'],
    ['key: "id"', 'key: "item"', '@key on P'],
  ]; // prettier-ignore
  for (const [good, damaged, leftOut] of damages) {
    it(`is done without: ${damaged}`, () => {
      const from = GOOD.indexOf('type P');
      const at = damaged.startsWith('key') ? from : 0;
      const sdl = GOOD.slice(0, at) + GOOD.slice(at).replace(good, damaged);
      expect(sdl).not.toBe(GOOD);
      expect(loadSupergraph(sdl).leftOut).toEqual([leftOut]);
    });
  }

  it('leaves one that can be read as it is', () => {
    expect(loadSupergraph(GOOD).leftOut).toEqual([]);
  });
});
