import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  encodeCursor,
  readCursor,
  readPosition,
} from '../../protocol/cursor.ts';
import { compareCodePoints } from '../../protocol/code-points.ts';
import {
  comparePositions,
  type PositionValue,
} from '../../protocol/position.ts';

const seed = Number(process.env['SEED'] ?? 20261127);

const value: fc.Arbitrary<PositionValue> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

describe(`positions (SEED=${seed})`, () => {
  it('compare texts as UTF-8 does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        const expected = Math.sign(Buffer.compare(Buffer.from(one), Buffer.from(other)));
        expect(Math.sign(comparePositions([one], [other], []))).toBe(expected);
      }),
      { seed, numRuns: 2000 },
    );
  }); // prettier-ignore

  it.each([
    ['nothing', undefined],
    ['no base64', '%'],
    ['no JSON', Buffer.from('[1,').toString('base64url')],
    ['another version', Buffer.from('[2,"a"]').toString('base64url')],
    ['too few values', Buffer.from('[1]').toString('base64url')],
    ['an object', Buffer.from('[1,{}]').toString('base64url')],
  ])('are not read from %s', (_, cursor) => {
    expect(readCursor(cursor, 1)).toBeUndefined();
  });

  it('are read back from their cursors, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (position) => {
        const cursor = encodeCursor(position);
        expect(readCursor(cursor, position.length)).toEqual(position);
        expect(readPosition(cursor)).toEqual(position);
        expect(readCursor(cursor, position.length + 1)).toBeUndefined();
      }),
      { seed },
    );
  });

  it('are in one order: every pair either way round, every three in turn', () => {
    const position = fc.tuple(value, value);
    const directions = fc.constantFrom(
      [],
      ['DESC'] as const,
      ['ASC', 'DESC'] as const,
    );
    fc.assert(
      fc.property(
        fc.tuple(position, position, position),
        directions,
        ([one, two, three], order) => {
          const compare = (a: typeof one, b: typeof one) =>
            Math.sign(comparePositions(a, b, order));
          expect(compare(one, two)).toBe(-compare(two, one) + 0);
          const [first, middle, last] = [one, two, three].sort(compare);
          if (first && middle && last) {
            expect(compare(first, middle)).toBeLessThanOrEqual(0);
            expect(compare(first, last)).toBeLessThanOrEqual(0);
          }
        },
      ),
      { seed },
    );
  });

  it('have null first where they ascend, and last where they descend', () => {
    expect(comparePositions([null], [''], [])).toBeLessThan(0);
    expect(comparePositions([null], [''], ['DESC'])).toBeGreaterThan(0);
  });

  it.each([
    ['a', 'a '],
    ['a', 'a\t'],
    ['a\t', 'a '],
    ['\uFF08', '𠮷'],
    ['\uD7FF', '\uE000'],
  ])('compare every character: %j before %j', (one, other) => {
    expect(compareCodePoints(one, other)).toBeLessThan(0);
    expect(compareCodePoints(other, one)).toBeGreaterThan(0);
  });
});
