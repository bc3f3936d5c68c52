import type { Bilingual } from '../../../onboarding/check/bilingual.ts';
import type { FieldCount } from '../../../onboarding/check/quality/field-counts.ts';
import type { Severity } from '../../../onboarding/check/quality/quality-rules.ts';
import type { Widespread } from '../../../onboarding/check/quality/widespread.ts';
import type {
  FailureKind,
  StageResult,
} from '../../../onboarding/check/stage.ts';
import {
  CommandFailure,
  type FailureCode,
} from '../../shared/command-failure.ts';

/** What was found by one rule. */
export interface FoundProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly text: Bilingual;
  readonly count: number;
  readonly examples: readonly object[];
}

/** All that a check found. */
export interface CheckResult {
  readonly stages: readonly StageResult[];
  /** Null where the system does not keep such records. */
  readonly counts: Readonly<Record<string, number | null>>;
  readonly fields: readonly FieldCount[];
  readonly problems: readonly FoundProblem[];
  /** Warnings that most rows have. */
  readonly widespread: readonly Widespread[];
  /** The workbook that was written. */
  readonly output: string | null;
}

/** A result of these stages, of which nothing is found yet. */
export function emptyResult(stages: readonly StageResult[]): CheckResult {
  return {
    stages,
    counts: {},
    fields: [],
    problems: [],
    widespread: [],
    output: null,
  };
}

const codes: Readonly<Record<FailureKind, FailureCode>> = {
  check: 'DISTRICT_CHECK_FAILED',
  usage: 'CONFIG_INVALID',
  unreachable: 'SOURCE_UNREACHABLE',
  refused: 'SOURCE_REFUSED',
};

/** What does not count as a failure, or does. */
export interface Judgement {
  /** Warnings fail too. */
  readonly strict: boolean;
  /** Warnings that most rows may have. */
  readonly allow: readonly string[];
}

/** How the command ends badly; null if all is well. */
export function failureOf(
  result: CheckResult,
  judgement: Judgement,
): CommandFailure | null {
  const { stages, problems } = result;
  const { strict } = judgement;
  const broken = stages.find(({ status }) => status === 'failed')?.failure;
  if (broken) {
    const { expected, got, next, kind } = broken;
    return new CommandFailure(
      codes[kind],
      `Expected ${expected.en}, but got: ${got.replace(/\.$/u, '')}.`,
      [`应为:${expected.zh}`, `下一步:${next.zh}`, `Next: ${next.en}`],
    );
  }
  const errors = countOf(problems, 'error');
  const warnings =
    countOf(problems, 'warning') +
    stages.filter(({ status }) => status === 'warned').length;
  if (errors > 0 || (strict && warnings > 0)) {
    const found = strict
      ? `${errors} errors and ${warnings} warnings (--strict)`
      : `${errors} errors`;
    return new CommandFailure(
      'DISTRICT_CHECK_FAILED',
      `Expected no problem that counts, but got: ${found}.`,
    );
  }
  return widespreadFailure(notAllowed(result, judgement));
}

/** The warnings of most rows that nobody has accepted. */
export function notAllowed(
  { widespread }: CheckResult,
  { allow }: Pick<Judgement, 'allow'>,
): readonly Widespread[] {
  return widespread.filter(({ rule }) => !allow.includes(rule));
}

function widespreadFailure(
  found: readonly Widespread[],
): CommandFailure | null {
  if (found.length === 0) return null;
  const named = found.map(
    ({ rule, table, field, count, of }) =>
      `${rule} in ${count} of ${of} ${table} (${field})`,
  );
  const allow = [...new Set(found.map(({ rule }) => `--allow ${rule}`))];
  return new CommandFailure(
    'DISTRICT_CHECK_FAILED',
    `Expected no warning in most rows, but got: ${named.join(', ')}.`,
    [
      '多数行都有的警告多半是映射写错了:请先核对映射;确属如此则加上选项',
      'What most rows have is mostly a wrong mapping: look at it first.',
      `If it is right so: ${allow.join(' ')}`,
    ],
  );
}

/** The last line for people: the result has told them why already. */
export function briefly(
  { stages }: CheckResult,
  failure: CommandFailure,
): CommandFailure {
  const broken = stages.find(({ status }) => status === 'failed');
  if (!broken) return failure;
  const { zh, en } = broken.title;
  return new CommandFailure(
    failure.code,
    `未通过 failed: ${zh} ${en}; 原因见结果 the result says why`,
  );
}

export function countOf(
  problems: readonly FoundProblem[],
  severity: Severity,
): number {
  return problems
    .filter((problem) => problem.severity === severity)
    .reduce((sum, { count }) => sum + count, 0);
}
