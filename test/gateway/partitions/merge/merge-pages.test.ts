import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MergeHeap } from '../../../../gateway/partitions/merge/merge-heap.ts';
import {
  mergePages,
  type PartPage,
} from '../../../../gateway/partitions/merge/merge-pages.ts';
import type { PageOrder } from '../../../../gateway/partitions/merge/merger.ts';
import { usedUp } from '../../../../gateway/partitions/rounds/used-up.ts';
import {
  comparePositions,
  type Position,
} from '../../../../protocol/position.ts';

interface Asked {
  /** All rows of each endpoint, in the order. */
  readonly all: readonly (readonly Position[])[];
  readonly order: PageOrder & { readonly limit: number };
}

/** Rows of endpoints: a value and a key that no two have. */
const asked: fc.Arbitrary<Asked> = fc
  .record({
    values: fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { maxLength: 8 }), { minLength: 1, maxLength: 5 }),
    direction: fc.constantFrom('ASC' as const, 'DESC' as const),
    isBackward: fc.boolean(),
    limit: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ values, direction, isBackward, limit }) => {
    const directions = [direction];
    const all = values.map((of, part) =>
      of
        .map((value, n): Position => [value, `${part}:${n}`])
        .sort((one, other) => comparePositions(one, other, directions)),
    );
    return { all, order: { directions, isBackward, limit } };
  }); // prettier-ignore

/** What an endpoint gives of a page of so many rows. */
function pageOf(
  { all, order }: Asked,
  part: number,
  limit: number = order.limit,
): PartPage {
  const rows = all[part] ?? [];
  const positions = order.isBackward ? rows.slice(-limit) : rows.slice(0, limit); // prettier-ignore
  return { part, positions, hasMore: positions.length < rows.length };
}

/** The page as one endpoint with all rows would give it. */
function wholePage({ all, order }: Asked) {
  const rows = all
    .flat()
    .sort((one, other) => comparePositions(one, other, order.directions));
  return {
    rows: order.isBackward
      ? rows.slice(-order.limit)
      : rows.slice(0, order.limit),
    hasMore: rows.length > order.limit,
  };
}

function merged(pages: readonly PartPage[], order: PageOrder) {
  const { rows, hasMore } = mergePages(pages, order);
  const byPart = new Map(pages.map((page) => [page.part, page]));
  return {
    hasMore,
    rows: rows.map(
      ({ part, index }) => byPart.get(part)?.positions[index] ?? [],
    ),
  };
}

describe('pages of many endpoints', () => {
  it('are merged to the page that one with all rows would give', () => {
    fc.assert(
      fc.property(asked, (of) => {
        const pages = of.all.map((_, part) => pageOf(of, part));
        expect(merged(pages, of.order)).toEqual(wholePage(of));
      }),
    );
  });

  it('that are shares are merged no further than is known', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 0, max: 6 }), (of, share) => {
        const pages = of.all.map((_, part) => pageOf(of, part, share + 1));
        const { rows, hasMore } = merged(pages, of.order);
        const whole = wholePage(of);
        const known = of.order.isBackward
          ? whole.rows.slice(whole.rows.length - rows.length)
          : whole.rows.slice(0, rows.length);
        expect(rows).toEqual(known);
        if (rows.length < whole.rows.length) expect(hasMore).toBe(true);
      }),
    );
  });
});

describe('who is asked for more than a share', () => {
  it('is enough: those whose shares are used up, and then the page is whole', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 6 }), (of, share) => {
        const shares = of.all.map((_, part) => pageOf(of, part, share));
        let pages = shares;
        for (;;) {
          const again = new Set(usedUp(pages, of.order));
          const more = pages.map((page) =>
            again.has(page.part) ? pageOf(of, page.part) : page,
          );
          const isSame = more.every((page, n) => page.positions.length === pages[n]?.positions.length); // prettier-ignore
          pages = more;
          if (isSame) break;
        }
        expect(merged(pages, of.order).rows).toEqual(wholePage(of).rows);
      }),
    );
  });

  it('is nobody where no endpoint has more', () => {
    fc.assert(
      fc.property(asked, (of) => {
        const pages = of.all.map((_, part) => pageOf(of, part, Infinity));
        expect(usedUp(pages, of.order)).toEqual([]);
      }),
    );
  });
});

describe('a heap', () => {
  it('gives the least first, whatever the order of putting in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (numbers) => {
        const heap = new MergeHeap<number>((one, other) => one - other);
        numbers.forEach((number) => heap.push(number));
        const taken: unknown[] = [];
        while (!heap.isEmpty) taken.push(heap.pop());
        expect(taken).toEqual(numbers.toSorted((one, other) => one - other));
        expect(heap.pop()).toBeUndefined();
      }),
    );
  });
});
