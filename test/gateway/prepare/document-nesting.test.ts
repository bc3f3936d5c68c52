import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Lexer, Source, TokenKind } from 'graphql';
import { documentNesting } from '../../../gateway/prepare/document-nesting.ts';

describe('the nesting of a document', () => {
  const cases: readonly [string, number][] = [
    ['{ a { b(c: [1, { d: 2 }]) } e }', 5],
    ['{ a } { b }', 1],
    ['{ a(b: "{{{[[[((") }', 2],
    [String.raw`{ a(b: "\"{{{") }`, 2],
    ['{ a(b: """{{{ "" " {{{""") }', 2],
    [String.raw`{ a(b: """ \""" {{{ """) }`, 2],
    ['{ a # {{{\n { b } }', 2],
    ['{ a # {{{\r { b } }', 2],
    ['{ "broken {{{\n { b } }', 2],
    ['}}}{', 0],
    ['"""{{{', 0],
    ['', 0],
  ];
  it.each(cases)('of %j is %d', (source, depth) => {
    expect(documentNesting(source)).toBe(depth);
  });

  const OPEN: ReadonlySet<string> = new Set([
    TokenKind.BRACE_L,
    TokenKind.BRACKET_L,
    TokenKind.PAREN_L,
  ]);
  const CLOSE: ReadonlySet<string> = new Set([
    TokenKind.BRACE_R,
    TokenKind.BRACKET_R,
    TokenKind.PAREN_R,
  ]);

  /** What the lexer of graphql-js sees; undefined where it refuses. */
  function lexedNesting(text: string): number | undefined {
    const lexer = new Lexer(new Source(text));
    let depth = 0;
    let deepest = 0;
    try {
      for (;;) {
        const { kind } = lexer.advance();
        if (kind === TokenKind.EOF) return deepest;
        if (OPEN.has(kind)) deepest = Math.max(deepest, (depth += 1));
        if (CLOSE.has(kind)) depth -= 1;
      }
    } catch {
      return undefined;
    }
  }

  it('is what the lexer sees, in whatever it takes', () => {
    const part = fc.constantFrom(
      '{', '}', '[', ']', '(', ')', '"', '"""', '\\', '\\"""', '#', '\n', '\r', 'a', ' ', '""', '"x"',
    ); // prettier-ignore
    const text = fc.array(part, { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (source) => {
        const lexed = lexedNesting(source);
        fc.pre(lexed !== undefined);
        expect(documentNesting(source)).toBe(lexed);
      }),
      { seed: 20261126, numRuns: 5000 },
    );
  });

  it('takes linear time, whatever is left open', () => {
    for (const part of ['"""\\', '\\"""', '"', '#{', '"""{""']) {
      const source = part.repeat(200_000);
      expect(documentNesting(source)).toBeGreaterThanOrEqual(0);
    }
  });
});
