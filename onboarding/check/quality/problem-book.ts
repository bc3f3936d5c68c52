import type { SheetPlace, TableName } from '../row-feed.ts';
import {
  qualityRules,
  ruleNames,
  type QualityRule,
  type RuleName,
} from './quality-rules.ts';

/** One thing that is wrong with one row. */
export interface Problem {
  readonly rule: RuleName;
  readonly table: TableName;
  readonly key: string;
  /** The mapping's name of the field, such as `uscc`. */
  readonly field: string;
  readonly value: string;
  /** Where the row is in a workbook. */
  readonly place?: SheetPlace | null;
  /** The workbook's column of the field. */
  readonly column?: string | undefined;
}

export type Example = Pick<
  Problem,
  'table' | 'key' | 'field' | 'value' | 'column'
>;

/** All problems of one rule, with the first of them. */
export interface ProblemGroup extends QualityRule {
  readonly rule: RuleName;
  readonly count: number;
  readonly examples: readonly Example[];
}

/** How often one field of one table has problems of one rule. */
export interface Tally extends Pick<Problem, 'rule' | 'table' | 'field'> {
  readonly count: number;
}

export interface ProblemBook {
  add(problem: Problem, times?: number): void;
  /** The number of problems by rule, table and field. */
  tallies(): readonly Tally[];
  /** In the order of the rules, without rules that have no problem. */
  groups(): readonly ProblemGroup[];
  /** The problems that were kept, in the order in which they were found. */
  kept(): readonly Problem[];
  /** The number of problems that were not kept because there were too many. */
  dropped(): number;
}

const examplesPerRule = 5;

/** Most characters of a text that are shown. */
const longestValue = 200;

/** Counts problems, and keeps up to `limit` of them except notes. */
export function createProblemBook(limit: number): ProblemBook {
  const counts = new Map<RuleName, number>();
  const tallies = new Map<string, Tally>();
  const examples = new Map<RuleName, Example[]>();
  const kept: Problem[] = [];
  let dropped = 0;
  return {
    add(problem, times = 1) {
      const { rule, table, key, field, column } = problem;
      const value = problem.value.slice(0, longestValue);
      counts.set(rule, (counts.get(rule) ?? 0) + times);
      const place = `${rule} ${table} ${field}`;
      const count = (tallies.get(place)?.count ?? 0) + times;
      tallies.set(place, { rule, table, field, count });
      const known = examples.get(rule) ?? [];
      if (known.length < examplesPerRule) {
        const named =
          column === undefined || column === field ? {} : { column };
        const example = { table, key, field, value, ...named };
        examples.set(rule, [...known, example]);
      }
      if (qualityRules[rule].severity === 'note') return;
      if (kept.length < limit) kept.push({ ...problem, value });
      else dropped += 1;
    },
    tallies: () => [...tallies.values()],
    groups: () =>
      ruleNames.flatMap((rule) => {
        const count = counts.get(rule) ?? 0;
        return count === 0
          ? []
          : [
              {
                rule,
                ...qualityRules[rule],
                count,
                examples: examples.get(rule) ?? [],
              },
            ];
      }),
    kept: () => kept,
    dropped: () => dropped,
  };
}
