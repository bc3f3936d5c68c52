import { ask } from './ask.ts';
import type { Connection, Counted, Named, Page } from './page.ts';
import { toPage } from './page.ts';
import { alliancesQuery } from './queries.ts';

/** A row of the list. Any part may be missing from a partial answer. */
export interface Alliance extends Sourced {
  readonly id: string;
  readonly name: string | null;
  readonly type: string | null;
  readonly state: string | null;
  /** How many members there are, in the words of the source. */
  readonly memberCountText: string | null;
  readonly reportedFacts: readonly (ReportedFact | null)[] | null;
  readonly districts: readonly (District | null)[] | null;
  readonly memberships: Counted | null;
  readonly activities: Counted | null;
  readonly exchanges: Counted | null;
}

/** What is said, and who says so where. */
export interface Sourced {
  readonly provenance: string | null;
  /** In our words. */
  readonly statement: string | null;
  /** The source's own words for a figure. */
  readonly wording: string | null;
  readonly citation: Citation | null;
}

export interface Citation {
  readonly title: string | null;
  readonly publishedOn: string | null;
  readonly speaker: string | null;
  readonly question: number | null;
}

export interface ReportedFact extends Sourced {
  readonly subject: string | null;
  readonly value: string | null;
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
