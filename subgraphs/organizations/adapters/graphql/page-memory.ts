import { createHash } from 'node:crypto';

import type { ListMapping } from '../../mapping/mapping-schema.ts';
import { EndlessList, pagingVariables } from './endless-list.ts';

/** Pages that were read: those that come again would never end. */
export interface PageMemory {
  /**
   * Whether a page is the last one once more, as PageHelper gives it for every
   * page beyond the end. Throws where pages repeat in any other way.
   */
  isEndAgain(rows: readonly unknown[]): boolean;
}

export function createPageMemory(list: ListMapping): PageMemory {
  const seen = new Map<string, number>();
  return {
    isEndAgain(rows) {
      if (list.paging === 'none' || rows.length === 0) return false;
      const page = seen.size + 1;
      const print = createHash('sha256')
        .update(JSON.stringify(rows))
        .digest('base64');
      const known = seen.get(print);
      seen.set(print, page);
      if (known === undefined) return false;
      // The second page cannot tell a single page from paging that is ignored.
      const isPastEnd = known === page - 1 && known > 1;
      if (isPastEnd && list.paging !== 'cursor') return true;
      throw new EndlessList(
        'repeats',
        `Expected other rows in page ${page} of ${list.rows} than in page ${known}, but got the same: either the server ignores the variable ${pagingVariables[list.paging]}, or it repeats its last page (PageHelper does); name its count in \`total\`.`,
      );
    },
  };
}
