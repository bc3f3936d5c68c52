import type { Evidence, Provenance } from '../contract/generated.ts';

/** Where a fact was published; `Citation` of the contracts. */
export interface Citation {
  readonly title: string;
  /** As precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly publishedOn: string | null;
  /**
   * The district whose representative said it; null for other sources than the
   * roundtable.
   */
  readonly speaker: string | null;
  /**
   * Question of the roundtable: 1 成立与成效, 2 突出问题, 3 复工复产; null for other
   * sources.
   */
  readonly question: number | null;
}

/** The origin of a row. */
export interface Sourced {
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  /** What the source says, in our words (转述). */
  readonly statement: string | null;
  /**
   * The source's own words for a figure, verbatim; several are separated by ；.
   */
  readonly wording: string | null;
  readonly citation: Citation | null;
}

/**
 * Whether the row is known from a published text only. A text says what there
 * was, but not that there was nothing else.
 */
export function isFromText({
  provenance,
}: Pick<Sourced, 'provenance'>): boolean {
  return provenance === 'ARTICLE' || provenance === 'EXTERNAL';
}
