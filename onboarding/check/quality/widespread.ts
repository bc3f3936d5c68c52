import type { SystemCounts } from './inspect-system.ts';
import type { ProblemBook, Tally } from './problem-book.ts';
import { qualityRules, type RuleName } from './quality-rules.ts';
import type { TableName } from '../row-feed.ts';

/** A warning that most rows have, so that the mapping is probably wrong. */
export interface Widespread {
  readonly rule: RuleName;
  readonly table: TableName;
  readonly field: string;
  readonly count: number;
  /** The number of rows that could have it. */
  readonly of: number;
}

/** Rules about the mapping, or about parts of the source that are no rows. */
const notOfRows: ReadonlySet<RuleName> = new Set([
  'districts-doubtful',
  'sheet-not-read',
]);

/** Warnings of more than half of the rows, the most frequent first. */
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
 * A single organization that is its own superior is a topmost one. If most are,
 * that is as wrong as a cycle of superiors, and the two are reported as one.
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

/**
 * A row without a name is no record, and only a recorded superior can form a
 * cycle.
 */
function rowsOf(
  { rule, table, count }: Tally,
  counts: SystemCounts,
  book: ProblemBook,
): number {
  if (rule === 'parent-cycle') {
    const itself = book.tallies().find((it) => it.rule === 'parent-itself');
    return counts.partyOrganizations - counts.topmost + (itself?.count ?? 0);
  }
  // A table without rows has no warnings either.
  const rows = counts[table] ?? 0;
  return rule === 'name-empty' ? rows + count : rows;
}
