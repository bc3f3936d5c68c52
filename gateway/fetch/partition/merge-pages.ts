import { partitionOf } from './partition-name.ts';
import { MergeHeap } from './merge-heap.ts';
import { malformed, type PartFailure } from './merger.ts';
import {
  comparePositions,
  type Direction,
  type Position,
  readCursor,
} from './position-cursor.ts';

/** A page of rows of one endpoint, in the order asked for. */
export interface PartPage {
  /** Its index among the parts. */
  readonly part: number;
  readonly cursors: readonly unknown[];
  /** Whether rows follow it, in the direction of paging. */
  readonly hasMore: boolean;
  holds(partition: string): boolean;
}

export interface PageOrder {
  readonly directions: readonly Direction[];
  readonly isBackward: boolean;
  /** Rows of the merged page at most; undefined for as many as there are. */
  readonly limit: number | undefined;
  readonly separator: string | undefined;
}

/** A row by the part it comes from and its index there. */
export interface MergedRow {
  readonly part: number;
  readonly index: number;
}

export interface MergedPages {
  readonly rows: readonly MergedRow[];
  /** Whether rows follow, in the direction of paging. */
  readonly hasMore: boolean;
}

/**
 * Merges pages of one order. A page that ends before its endpoint's rows do
 * ends the merge: what comes after it is not known. Cursors are read as far as
 * they matter; a page with a bad one is reported, and nothing is merged.
 */
export function mergePages(
  pages: readonly PartPage[],
  order: PageOrder,
): MergedPages | { readonly failure: PartFailure } {
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
    if (head && 'failure' in head) return head;
    if (head) heads.push(head);
    else isCut ||= page.hasMore;
  }
  const rows: MergedRow[] = [];
  while (!isCut && rows.length < (order.limit ?? Infinity)) {
    const head = heads.pop();
    if (!head) break;
    rows.push({ part: head.page.part, index: head.index });
    const next = advance(head.page, order, head);
    if (next && 'failure' in next) return next;
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
  order: PageOrder,
  previous: Head | undefined,
): Head | { readonly failure: PartFailure } | undefined {
  const { part, cursors } = page;
  const first = order.isBackward ? cursors.length - 1 : 0;
  const step = order.isBackward ? -1 : 1;
  const index = previous ? previous.index + step : first;
  if (index < 0 || index >= cursors.length) return undefined;
  const position = readCursor(cursors[index], order.directions.length + 1);
  if (!position) {
    const found = JSON.stringify(cursors[index] ?? null);
    return { failure: malformed(part, `Expected the cursor of a position in the order, but got ${found}.`) }; // prettier-ignore
  }
  const partition = partitionOf(position.at(-1), order.separator);
  if (partition === undefined || !page.holds(partition)) {
    return { failure: conflict(part, partition ?? '', position) };
  }
  const distance = previous
    ? step * comparePositions(previous.position, position, order.directions)
    : -1;
  if (distance >= 0) {
    return { failure: malformed(part, 'Expected rows in the order asked for, but got another order.') }; // prettier-ignore
  }
  return { page, index, position };
}

function conflict(
  part: number,
  claimed: string,
  position: Position,
): PartFailure {
  return {
    part,
    code: 'PARTITION_CONFLICT',
    reason: `Expected rows of its own, but got "${String(position.at(-1))}", which belongs to "${claimed}".`,
    claimed,
  };
}
