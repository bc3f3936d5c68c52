import type { Evidence, Provenance } from '../contract/generated.ts';

/** Where a fact is published; the contracts' `Citation`. */
export interface Citation {
  readonly title: string;
  /** As precise as known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly publishedOn: string | null;
  /** The district whose representative said it; null outside the roundtable. */
  readonly speaker: string | null;
  /** 1 成立与成效, 2 突出问题, 3 复工复产; null outside the roundtable. */
  readonly question: number | null;
}

/** What a row says of its own origin. */
export interface Sourced {
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  /** What the source says, in our words (转述). */
  readonly statement: string | null;
  /** The source's own words for a figure, verbatim; several parted by ；. */
  readonly wording: string | null;
  readonly citation: Citation | null;
}

/**
 * Whether the row is known from a published text only: a text tells what there
 * was, never that there was nothing else.
 */
export function isFromText({
  provenance,
}: Pick<Sourced, 'provenance'>): boolean {
  return provenance === 'ARTICLE' || provenance === 'EXTERNAL';
}
