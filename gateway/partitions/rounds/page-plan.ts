import type { CompiledQuery } from '../split/compiled-query.ts';
import type { AskedPage, Paging } from '../merge/merger.ts';
import { REST } from '../endpoints/partition-directory.ts';
import { partitionOf } from '../../../protocol/partition/partition-name.ts';
import { compareCodePoints } from '../../../protocol/code-points.ts';
import type { Variables } from '../model/selected-fields.ts';
import type { EndpointCall } from '../split/split-request.ts';

/** How a page is fetched: at first a share of rows from each endpoint. */
export interface PagePlan {
  readonly page: AskedPage;
  readonly paging: Paging;
  /** The number of rows in a share. */
  readonly share: number;
  /**
   * An endpoint that is asked for the whole page at once; it shows whether such
   * a page is answered at all.
   */
  readonly leader: EndpointCall | undefined;
}

/** The pages of a request that are fetched in shares, by field. */
export function planPages(
  calls: readonly EndpointCall[],
  query: CompiledQuery,
  variables: Variables,
): ReadonlyMap<number, PagePlan> {
  const plans = new Map<number, PagePlan>();
  if (calls.length < 2) return plans;
  query.fields.forEach((field, index) => {
    if (field.kind !== 'gather') return;
    const { merger, separator } = field;
    const page = merger.paging?.page(variables);
    if (!page || !merger.paging) return;
    const asked = calls.filter(({ shares }) => shares.has(index));
    const share = shareOf(page.limit, asked.length);
    // For small pages a second request is not worth it.
    if (share * 4 > page.limit) return;
    const leader = leaderOf(asked, { page, separator, field: index });
    plans.set(index, { page, paging: merger.paging, share, leader });
  });
  return plans;
}

/**
 * The size of a share: the mean number of rows per endpoint, if they are spread
 * at random, plus three standard deviations. One in some hundred pages needs
 * more of some endpoint.
 */
function shareOf(limit: number, endpoints: number): number {
  const mean = limit / endpoints;
  return Math.ceil(mean + 3 * Math.sqrt(mean)) + 1;
}

interface LeaderSearch {
  readonly page: AskedPage;
  readonly separator: string | undefined;
  readonly field: number;
}

/** In the order of keys, a page is mostly of one partition, which is known. */
function leaderOf(
  asked: readonly EndpointCall[],
  search: LeaderSearch,
): EndpointCall | undefined {
  const ready = asked.filter(({ endpoint }) => endpoint.client.pace !== 'stopped'); // prettier-ignore
  if (search.page.directions.length > 0) return ready[0];
  let least: string | undefined;
  let leader: EndpointCall | undefined;
  for (const call of ready) {
    const { partitions = [] } = call.shares.get(search.field) ?? {};
    for (const name of partitions) {
      if (name === REST || !isAhead(name, search)) continue;
      if (least !== undefined && !isBefore(name, least, search)) continue;
      least = name;
      leader = call;
    }
  }
  return leader ?? ready[0];
}

function isBefore(
  one: string,
  other: string,
  { page: { isBackward }, separator = '' }: LeaderSearch,
): boolean {
  const order = compareCodePoints(one + separator, other + separator);
  return isBackward ? order > 0 : order < 0;
}

/**
 * Whether rows of a partition can follow the position where the page begins.
 */
function isAhead(name: string, search: LeaderSearch): boolean {
  const from = search.page.from?.at(-1);
  const current = partitionOf(from, search.separator);
  return (
    current === undefined || current === name || isBefore(current, name, search)
  );
}
