import { mergePages, type PartPage } from '../merge/merge-pages.ts';
import type { PageOrder } from '../merge/merger.ts';

/**
 * The parts of which the page, as far as known, has used all rows. Those that
 * have more rows may have some that belong on the page.
 */
export function usedUp(
  pages: readonly PartPage[],
  order: PageOrder & { readonly limit: number },
): readonly number[] {
  const whole = pages.map((page) => ({ ...page, hasMore: false }));
  const { rows } = mergePages(whole, order);
  const taken = new Map<number, number>();
  for (const { part } of rows) taken.set(part, (taken.get(part) ?? 0) + 1);
  const isFull = rows.length === order.limit;
  const last = isFull ? rows.at(order.isBackward ? 0 : -1)?.part : undefined;
  return pages
    .filter(
      ({ part, positions, hasMore }) =>
        hasMore && part !== last && (taken.get(part) ?? 0) === positions.length,
    )
    .map(({ part }) => part);
}
