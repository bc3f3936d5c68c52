import { MergeHeap } from './merge-heap.ts';
import type { PageOrder, ReadPage } from './merger.ts';
import { comparePositions, type Position } from '../../../protocol/position.ts';

/** An endpoint's page of rows, in the order asked for. */
export interface PartPage extends ReadPage {
  /** Its index among the parts. */
  readonly part: number;
}

/** A row, by its part and its index there. */
export interface MergedRow {
  readonly part: number;
  readonly index: number;
}

export interface MergedPages {
  readonly rows: readonly MergedRow[];
  /** Whether more rows follow, in the direction of paging. */
  readonly hasMore: boolean;
}

/**
 * Merges pages of the same order. If a page ends although its endpoint has more
 * rows, the merge ends there, since the next row is unknown.
 */
export function mergePages(
  pages: readonly PartPage[],
  order: PageOrder,
): MergedPages {
  const heads = new MergeHeap<Head>((one, other) => {
    const result = comparePositions(
      one.position,
      other.position,
      order.directions,
    );
    return order.isBackward ? -result : result;
  });
  let isCut = false;
  for (const page of pages) {
    const head = advance(page, order, undefined);
    if (head) heads.push(head);
    else isCut ||= page.hasMore;
  }
  const rows: MergedRow[] = [];
  while (!isCut && rows.length < (order.limit ?? Infinity)) {
    const head = heads.pop();
    if (!head) break;
    rows.push({ part: head.page.part, index: head.index });
    const next = advance(head.page, order, head);
    if (next) heads.push(next);
    else isCut = head.page.hasMore;
  }
  const hasMore = isCut || !heads.isEmpty || pages.some((p) => p.hasMore);
  return { rows: order.isBackward ? rows.reverse() : rows, hasMore };
}

interface Head {
  readonly page: PartPage;
  readonly index: number;
  readonly position: Position;
}

function advance(
  page: PartPage,
  { isBackward }: PageOrder,
  previous: Head | undefined,
): Head | undefined {
  const { positions } = page;
  const first = isBackward ? positions.length - 1 : 0;
  const index = previous ? previous.index + (isBackward ? -1 : 1) : first;
  const position = positions[index];
  return position && { page, index, position };
}
