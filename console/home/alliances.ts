import { ask } from './ask.ts';
import type { Connection, Counted, Named, Page } from './page.ts';
import { toPage } from './page.ts';
import { alliancesQuery } from './queries.ts';

/** A row of the list. Any part may be missing from a partial answer. */
export interface Alliance {
  readonly id: string;
  readonly name: string | null;
  readonly type: string | null;
  readonly provenance: string | null;
  readonly state: string | null;
  /** How many members there are, in the words of the source. */
  readonly memberCountText: string | null;
  /** The sentence of the source. */
  readonly quote: string | null;
  readonly districts: readonly (District | null)[] | null;
  readonly memberships: Counted | null;
  readonly activities: Counted | null;
  readonly exchanges: Counted | null;
}

export interface District extends Named {
  readonly code: string;
}

export interface AllianceList {
  readonly crossDistrictOnly: boolean;
  /** Cursor to continue after; null for the first page. */
  readonly after: string | null;
}

export async function fetchAlliances(
  { crossDistrictOnly, after }: AllianceList,
  signal: AbortSignal,
): Promise<Page<Alliance>> {
  const answer = await ask<{ alliances: Connection<Alliance> | null }>(
    { query: alliancesQuery(crossDistrictOnly), variables: { after } },
    signal,
  );
  return toPage(answer, ({ alliances }) => alliances);
}
