import { createHash } from 'node:crypto';

import type { ListMapping } from '../../mapping/mapping-schema.ts';
import { EndlessList, pagingVariables } from './endless-list.ts';

/** Remembers the pages that were read, to notice when they repeat. */
export interface PageMemory {
  /**
   * Whether this is the last page again, which PageHelper returns for every
   * page beyond the end. Throws if pages repeat in any other way.
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
      // On page 2 it cannot be told yet whether the list has one page or the
      // server ignores paging.
      const isPastEnd = known === page - 1 && known > 1;
      if (isPastEnd && list.paging !== 'cursor') return true;
      throw new EndlessList(
        'repeats',
        `Expected other rows in page ${page} of ${list.rows} than in page ${known}, but got the same: either the server ignores the variable ${pagingVariables[list.paging]}, or it repeats its last page (PageHelper does); name its count in \`total\`.`,
      );
    },
  };
}
