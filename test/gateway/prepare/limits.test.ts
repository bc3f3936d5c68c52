import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import {
  DEFAULT_LIMITS,
  findExceededLimit,
  type OperationLimits,
} from '../../../gateway/prepare/limits.ts';

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
    ['maxDirectives', 'query ($v: T @x) @y { ...F } fragment F on T @z { a }', 3],
    ['maxDirectivesPerLocation', '{ a @x b @x @y ... @z { c } }', 2],
    ['maxDirectivesPerLocation', 'query @x @y @z { a @x }', 3],
    ['maxDuplicates', '{ a a b a }', 2],
    ['maxDuplicates', '{ x: a x: a a __typename __typename }', 2],
    ['maxDuplicates', '{ ...F ...F } fragment F on T { a a { b b } }', 4],
  ]; // prettier-ignore
  for (const [limit, query, size] of cases) {
    it(`${limit} ${size} lets ${query} pass, and one less does not`, () => {
      expect(exceeded(query, { [limit]: size })).toBeUndefined();
      expect(exceeded(query, { [limit]: size - 1 })).toMatch(
        new RegExp(
          `at most ${size - 1} .* but got ${size}\\. The option limits\\.${limit} raises that\\.$`,
        ),
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

  it('says no number where there are more than can be counted', () => {
    for (const doublings of [50, 59, 150]) {
      const fragments = Array.from(
        { length: doublings },
        (_, n) => `fragment F${n} on T { ...F${n + 1} ...F${n + 1} }`,
      ).join(' ');
      const query = `{ ...F0 } ${fragments} fragment F${doublings} on T { a }`;
      expect(exceeded(query, {})).toBe(
        'Expected at most 10000 selections in an operation, but got more than can be counted. The option limits.maxSelections raises that.',
      );
    }
  });

  it('counts a chain of fragments, in whatever order they stand', () => {
    const chain = (length: number) =>
      Array.from(
        { length },
        (_, n) => `fragment F${n} on T { ...F${n + 1} }`,
      ).concat(`fragment F${length} on T { a }`);
    for (const length of [199, 1500, 5000]) {
      for (const fragments of [chain(length), chain(length).reverse()]) {
        expect(
          exceeded(`{ ...F0 } ${fragments.join(' ')}`, { maxFragments: 9999 }),
        ).toMatch('at most 200 levels of selection sets');
      }
    }
    expect(exceeded(`{ ...F0 } ${chain(198).join(' ')}`, {})).toBeUndefined();
  });

  it('does not hang on cyclic fragments', () => {
    const query =
      '{ ...A } fragment A on T { a { ...B } } fragment B on T { b { ...A } }';
    expect(exceeded(query, {})).toBeUndefined();
  });
});
