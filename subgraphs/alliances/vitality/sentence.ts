/**
 * How many of some countable things a statement is true of, and the words to
 * say it for none, some and all.
 */
export interface Part {
  readonly part: number;
  readonly whole: number;
  /** What is counted, with its measure word: `次活动`. */
  readonly unit: string;
  /**
   * What is said of the things that it is true of, and of the others (`no`).
   */
  readonly yes: string;
  readonly no: string;
  /** Words for a part that is neither none nor all; by default `part/whole`. */
  readonly some?: string;
}

/** `2/5 次活动…`, `5 次活动都…`, `5 次活动都没有…`, `唯一 1 次活动…`. */
export function sayPart({ part, whole, unit, yes, no, some }: Part): string {
  const each = whole === 1 ? `唯一 1 ${unit}` : `${whole} ${unit}都`;
  if (part === 0) return `${each}${no}`;
  if (part === whole) return `${each}${yes}`;
  return some ?? `${part}/${whole} ${unit}${yes}`;
}

/** Joins the clauses that are not empty. */
export function joinClauses(...clauses: readonly string[]): string {
  return `${clauses.filter((clause) => clause !== '').join('；')}。`;
}
