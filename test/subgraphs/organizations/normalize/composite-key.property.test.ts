import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { compareCodePoints } from '../../../../protocol/code-points.ts';
import {
  joinKey,
  splitKey,
} from '../../../../subgraphs/organizations/normalize/composite-key.ts';
import {
  partsOfSortKey,
  sortKeyOfParts,
} from '../../../../subgraphs/organizations/normalize/sort-key.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** Parts near each other, with all that joins and hides parts in them. */
const part = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      '~',
      '%',
      '7',
      'E',
      '2',
      '5',
      'a',
      '\u0000',
      '\u0001',
      '\u0002',
      '示',
    ),
    maxLength: 5,
  }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

const key = (columns: number) =>
  fc.array(part, { minLength: columns, maxLength: columns });
const keys = fc
  .integer({ min: 1, max: 3 })
  .chain((columns) => fc.tuple(key(columns), key(columns)));

it(`gives every key its own id, which says its parts again (SEED=${seed})`, () => {
  fc.assert(
    fc.property(keys, ([one, other]) => {
      const [id, itsId] = [joinKey(one), joinKey(other)];
      expect(splitKey(id, one.length)).toEqual(one);
      expect(id === itsId).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
    { seed, numRuns: 3_000 },
  );
});

it(`takes a text for an id only if it is the id of its parts (SEED=${seed})`, () => {
  fc.assert(
    fc.property(part, fc.integer({ min: 1, max: 3 }), (text, columns) => {
      const parts = splitKey(text, columns);
      if (parts !== null) {
        expect(parts).toHaveLength(columns);
        expect(joinKey(parts)).toBe(text);
      }
    }),
    { seed, numRuns: 3_000 },
  );
});

it('leaves the value of one column as it is', () => {
  expect(joinKey(['330110~7%'])).toBe('330110~7%');
  expect(joinKey(['330110', '7'])).toBe('330110~7');
  expect(joinKey(['a~', 'b'])).toBe('a%7E~b');
  expect(splitKey('330110', 2)).toBeNull();
  expect(splitKey('a%7e~b', 2)).toBeNull();
});

it(`sorts keys as their columns sort (SEED=${seed})`, () => {
  fc.assert(
    fc.property(keys, ([one, other]) => {
      const sorts = compareCodePoints(
        sortKeyOfParts(one),
        sortKeyOfParts(other),
      );
      const differing = one.findIndex((text, index) => text !== other[index]);
      const expected =
        differing < 0
          ? 0
          : compareCodePoints(one[differing] ?? '', other[differing] ?? '');
      expect(Math.sign(sorts)).toBe(Math.sign(expected));
      expect(partsOfSortKey(sortKeyOfParts(one), one.length)).toEqual(one);
    }),
    { seed, numRuns: 3_000 },
  );
});
