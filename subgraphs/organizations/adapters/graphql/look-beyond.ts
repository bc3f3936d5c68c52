import { isDeepStrictEqual } from 'node:util';

import type { ListMapping } from '../../mapping/mapping-schema.ts';
import { EndlessList, pagingVariables } from './endless-list.ts';

/** Where a page begins, for each way of paging. */
export interface PagePlace {
  readonly page: number;
  readonly offset: number;
  readonly after: unknown;
}

/** A list that was read in part, and whose server gives no count. */
export interface UncountedList {
  readonly list: ListMapping;
  readonly maximumRows: number;
  /** The number of the first page. */
  readonly firstPage: number;
  /** Rows of the shortest page so far. */
  readonly pageRows: number;
  /** The rows of a page; empty if the server refuses it. */
  readonly rowsAt: (place: PagePlace) => Promise<readonly unknown[]>;
}

/** Pages that are read before checking whether the list has an end. */
export const pagesOnTrust = 20;

/** No district's list has this many times `maximumRows`. */
const farTimes = 1_000;

const largestInt = 2 ** 31 - 1;

/**
 * Asks for one page beyond `maximumRows` and for two far beyond it, instead of
 * reading thousands of pages to get there. Throws if these have rows, unless
 * they are the last page again. Not possible with cursors, which lead to the
 * next page only.
 */
export async function lookBeyond(uncounted: UncountedList): Promise<void> {
  const { list, maximumRows, rowsAt } = uncounted;
  if (list.paging !== 'page' && list.paging !== 'offset') return;
  const beyond = await rowsAt(placeBeyond(uncounted, 1));
  if (beyond.length === 0) return;
  const far = placeBeyond(uncounted, farTimes);
  const farRows = await rowsAt(far);
  if (isDeepStrictEqual(farRows, beyond)) return;
  const farther = await rowsAt(placeBeyond(uncounted, 2 * farTimes));
  const hasEnd = farRows.length === 0 || isDeepStrictEqual(farther, farRows);
  const most = `Expected at most ${maximumRows} rows in ${list.rows}, but got rows beyond them`;
  const variable = pagingVariables[list.paging];
  throw new EndlessList(
    'uncounted',
    hasEnd
      ? `${most}, and the server gives no count: there are more (source.maximumRows).`
      : `${most}, and for ${variable} ${far[list.paging]} too, and the server gives no count: it never ends the list, or ignores ${variable} and gives other rows.`,
  );
}

/** The place after this many times `maximumRows` rows. */
function placeBeyond(
  { maximumRows, firstPage, pageRows }: UncountedList,
  times: number,
): PagePlace {
  const offset = Math.min(maximumRows * times, largestInt);
  const pages = Math.ceil(offset / pageRows);
  const page = Math.min(firstPage + pages, largestInt);
  return { page, offset, after: null };
}
