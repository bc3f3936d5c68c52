import type { Place, ReadQuery } from '../../kit/read/read-query.ts';
import type { RecordPageRequest, RecordPlace } from './organization-source.ts';

/** The name under which a query orders by the source's own key. */
export const KEY = 'key';

/** The query for a page of a source: by its terms, then by the key. */
export function queryOf({
  filter,
  order,
  after,
  limit,
}: RecordPageRequest): ReadQuery {
  const key = { field: KEY, descending: order?.keyDescending === true };
  return {
    where: filter,
    order: [...(order?.terms ?? []), key],
    after: after && placeOf(after),
    limit,
    groupBy: [],
  };
}

function placeOf({ values, ties }: RecordPlace): Place {
  return ties.kind === 'after'
    ? { position: [...values, ties.sortKey], isIncluded: false }
    : { position: values, isIncluded: ties.kind === 'all' };
}
