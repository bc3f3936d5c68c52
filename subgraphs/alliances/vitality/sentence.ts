/** A part of countable things, said so that none, all and one read right. */
export interface Part {
  readonly part: number;
  readonly whole: number;
  /** With its measure word: `次活动`. */
  readonly unit: string;
  /** What is true of the part, and what of the rest. */
  readonly yes: string;
  readonly no: string;
  /** How a part that is neither none nor all is said; else `part/whole`. */
  readonly some?: string;
}

/** `2/5 次活动…`, `5 次活动都…`, `5 次活动都没有…`, `唯一 1 次活动…`. */
export function sayPart({ part, whole, unit, yes, no, some }: Part): string {
  const each = whole === 1 ? `唯一 1 ${unit}` : `${whole} ${unit}都`;
  if (part === 0) return `${each}${no}`;
  if (part === whole) return `${each}${yes}`;
  return some ?? `${part}/${whole} ${unit}${yes}`;
}

/** Clauses that are empty say nothing. */
export function joinClauses(...clauses: readonly string[]): string {
  return `${clauses.filter((clause) => clause !== '').join('；')}。`;
}
