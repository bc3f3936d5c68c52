import { describe, expect, it } from '@jest/globals';
import { parse, printSchema } from 'graphql';
import { overridePercentages } from '../../../gateway/supergraph/override-percentages.ts';
import { sdlTypes } from '../../../protocol/sdl/sdl-types.ts';
import { buildPublicSchema } from '../../../gateway/supergraph/public-schema.ts';
import { composeSupergraph } from '../testing/compose.ts';

const SDL = `
  "The root." type Query { item(in: In, none: Int @inaccessible): Item any: Any own: Secret @inaccessible }
  input In { x: Int y: Int @inaccessible }
  type Item implements Seen & Unseen @key(fields: "id") { id: ID! color: Color secret: Int @inaccessible }
  interface Seen { id: ID! }
  interface Unseen @inaccessible { id: ID! }
  type Secret @inaccessible { x: Int }
  union Any = Item | Secret
  enum Color { RED GREEN @inaccessible }
  scalar Big @inaccessible`;

const PUBLIC = `"""The root."""
type Query {
  item(in: In): Item
  any: Any
}

input In {
  x: Int
}

type Item implements Seen {
  id: ID!
  color: Color
}

interface Seen {
  id: ID!
}

union Any = Item

enum Color {
  RED
}`;

const SUPERGRAPH = composeSupergraph({ sdls: { a: SDL } });

const types = (sdl: string): string =>
  printSchema(buildPublicSchema(parse(sdl)));

/** Definitions in an order that composition does not decide. */
const sorted = (sdl: string): string => sdl.split('\n\n').sort().join('\n\n');

describe('the public schema', () => {
  it('has nothing that is inaccessible, wherever it stands', () => {
    expect(sorted(types(SUPERGRAPH))).toBe(sorted(PUBLIC));
  });

  it.each([
    ['as: "hidden"', 'hidden'],
    ['import: ["@inaccessible"]', 'inaccessible'],
    ['import: [{ name: "@inaccessible", as: "@unseen" }]', 'unseen'],
    ['as: "hidden", import: ["@inaccessible"]', 'inaccessible'],
    ['as: "hidden", import: [{ name: "@inaccessible", as: "@unseen" }]', 'unseen'],
  ])('knows @inaccessible as it is linked, %s', (link, name) => {
    const sdl = SUPERGRAPH.replaceAll('@inaccessible', `@${name}`).replace(
      /("https:\/\/specs.apollo.dev\/inaccessible\/v0.2")/,
      `$1, ${link}`,
    );
    expect(sdl).toContain(link);
    expect(types(sdl)).toBe(types(SUPERGRAPH));
  }); // prettier-ignore

  it('keeps texts as they are written', () => {
    const sdl = String.raw`type Query { a(s: String = "\u{1F33F}\n盟约"): Int }`;
    const text = String.raw`a(s: String = "🌿\n盟约"): Int`;
    expect(types(composeSupergraph({ sdls: { a: sdl } }))).toContain(text);
  });
});

describe('the shares of progressive overrides', () => {
  it('are each given once; other labels are none', () => {
    const a = 'type Query { i: I } type I @key(fields: "id") { id: ID! p: Int q: Int r: Int s: Int }'; // prettier-ignore
    const b = `type I @key(fields: "id") {
      id: ID!
      p: Int @override(from: "a", label: "percent(100)")
      q: Int @override(from: "a", label: "percent(12.5)")
      r: Int @override(from: "a", label: "percent(100)")
      s: Int @override(from: "a", label: "new")
    }`;
    const supergraph = parse(composeSupergraph({ sdls: { a, b } }));
    expect(overridePercentages(sdlTypes(supergraph))).toEqual([100, 12.5]);
  });
});
