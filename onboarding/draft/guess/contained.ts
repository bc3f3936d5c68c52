import { filledValues } from '../columns/column-facts.ts';
import type { Survey, SurveyedColumn } from '../columns/surveyed.ts';

interface SearchedColumn {
  readonly survey: Survey;
  /** The table of the column in which values are looked for. */
  readonly table: string;
}

/** How many of some values are in a column. */
export interface Containment {
  /** 0 to 1. */
  readonly share: number;
  /** Set if some values match only when case is ignored. */
  readonly caseless: boolean;
}

/** Most values that are searched for. */
const askedValues = 200;

/** Searches values in a column: in its sample, then in more of its rows. */
export async function shareContained(
  values: readonly string[],
  target: SurveyedColumn,
  { survey, table }: SearchedColumn,
): Promise<Containment> {
  const asked = values.slice(0, askedValues);
  const exact = new Set(filledValues(target).map((it) => it.normalize('NFKC')));
  const lower = new Set([...exact].map((it) => it.toLowerCase()));
  const missing = asked.filter((it) => !exact.has(it.normalize('NFKC')));
  const folded = missing.filter((it) =>
    lower.has(it.normalize('NFKC').toLowerCase()),
  );
  const rest = missing.filter((it) => !folded.includes(it));
  const more =
    rest.length === 0
      ? 0
      : await survey.contains({ table, column: target.name }, rest);
  const found =
    asked.length - missing.length + folded.length + Math.min(more, rest.length);
  return { share: found / asked.length, caseless: folded.length > 0 };
}
