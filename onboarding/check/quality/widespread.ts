import type { SystemCounts } from './inspect-system.ts';
import type { ProblemBook, Tally } from './problem-book.ts';
import { qualityRules, type RuleName } from './quality-rules.ts';
import type { TableName } from '../row-feed.ts';

/** A warning that most rows have: the mapping is wrong, not the rows. */
export interface Widespread {
  readonly rule: RuleName;
  readonly table: TableName;
  readonly field: string;
  readonly count: number;
  /** The rows that could have it. */
  readonly of: number;
}

/** What is said of the mapping or of parts of the source that are no rows. */
const notOfRows: ReadonlySet<RuleName> = new Set([
  'districts-doubtful',
  'sheet-not-read',
]);

/** The warnings of more than half of the rows, the most frequent first. */
export function widespreadIn(
  book: ProblemBook,
  counts: SystemCounts,
): readonly Widespread[] {
  return withItself(book.tallies())
    .filter(({ rule }) => qualityRules[rule].severity === 'warning')
    .filter(({ rule }) => !notOfRows.has(rule))
    .map((tally) => ({ ...tally, of: rowsOf(tally, counts, book) }))
    .filter(({ count, of }) => of > 0 && count * 2 > of)
    .sort((one, other) => other.count / other.of - one.count / one.of);
}

/**
 * One organization may be its own superior, which says that it is topmost; as
 * many as are most are as wrong as superiors that never end, and one with them.
 */
function withItself(tallies: readonly Tally[]): readonly Tally[] {
  const itself = tallies.find(({ rule }) => rule === 'parent-itself');
  if (!itself || itself.count < 2) return tallies;
  const cycle = tallies.find(({ rule }) => rule === 'parent-cycle');
  const count = itself.count + (cycle?.count ?? 0);
  return [
    ...tallies.filter((it) => it !== cycle && it !== itself),
    { ...itself, rule: 'parent-cycle', count },
  ];
}

/** A row without a name is no record; only a recorded superior can cycle. */
function rowsOf(
  { rule, table, count }: Tally,
  counts: SystemCounts,
  book: ProblemBook,
): number {
  if (rule === 'parent-cycle') {
    const itself = book.tallies().find((it) => it.rule === 'parent-itself');
    return counts.partyOrganizations - counts.topmost + (itself?.count ?? 0);
  }
  // A table of which there are no rows has no warnings either.
  const rows = counts[table] ?? 0;
  return rule === 'name-empty' ? rows + count : rows;
}
