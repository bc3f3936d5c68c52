import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import {
  DEFAULT_LIMITS,
  findExceededLimit,
  type OperationLimits,
} from '../../../gateway/plan/limits.ts';

function exceeded(
  query: string,
  limits: Partial<OperationLimits>,
): string | undefined {
  return findExceededLimit(parse(query), { ...DEFAULT_LIMITS, ...limits });
}

describe('limits of an operation', () => {
  const cases: readonly [keyof OperationLimits, string, number][] = [
    ['maxDepth', '{ a { b { c } } }', 3],
    ['maxDepth', '{ a { ...F } } fragment F on T { b { c } }', 3],
    ['maxDepth', '{ a { ... { b { ... { c } } } } }', 3],
    ['maxSelections', '{ a { b c } d }', 4],
    ['maxSelections', '{ ...F ...F } fragment F on T { a b }', 6],
    ['maxAliases', '{ x: a y: __typename z: a { b } }', 3],
    ['maxAliases', '{ ...F ...F } fragment F on T { x: a }', 2],
    ['maxFragments', '{ a { ...F ...F } } fragment F on T { ... { a } b }', 4],
    ['maxDirectives', '{ a @x @x b @y ... @z { c } }', 4],
  ];
  for (const [limit, query, size] of cases) {
    it(`${limit} ${size} lets ${query} pass, and one less does not`, () => {
      expect(exceeded(query, { [limit]: size })).toBeUndefined();
      expect(exceeded(query, { [limit]: size - 1 })).toMatch(
        new RegExp(`at most ${size - 1} .* but got ${size}\\.$`),
      );
    });
  }

  it('counts fragments that double in linear time', () => {
    const fragments = Array.from(
      { length: 200 },
      (_, n) => `fragment F${n} on T { ...F${n + 1} ...F${n + 1} }`,
    ).join(' ');
    const query = `{ ...F0 } ${fragments} fragment F200 on T { a }`;
    expect(exceeded(query, {})).toContain('at most 10000 selections');
  });

  it('does not hang on cyclic fragments', () => {
    const query =
      '{ ...A } fragment A on T { a { ...B } } fragment B on T { b { ...A } }';
    expect(exceeded(query, {})).toBeUndefined();
  });
});
