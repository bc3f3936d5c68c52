import { bilingual, type Bilingual } from './bilingual.ts';

/** The kind of a failure; the command line has an exit code for each. */
export type FailureKind = 'check' | 'usage' | 'unreachable' | 'refused';

/** What was expected, what was found, and what to do. */
export interface StageFailure {
  readonly kind: FailureKind;
  readonly expected: Bilingual;
  /** The system's own words, without passwords. */
  readonly got: string;
  /** The next step: the command, and who runs it. */
  readonly next: Bilingual;
}

export type StageOutcome =
  | { readonly kind: 'passed'; readonly detail: string }
  | { readonly kind: 'warned'; readonly failure: StageFailure }
  | { readonly kind: 'failed'; readonly failure: StageFailure };

/** One step of a check; after a failure the others are skipped. */
export interface Stage {
  readonly name: string;
  readonly title: Bilingual;
  readonly run: (progress: (text: string) => void) => Promise<StageOutcome>;
}

/** The steps for one system; `close` closes what they opened. */
export interface StagePlan {
  readonly stages: readonly Stage[];
  readonly close: () => Promise<void>;
}

/** The result of a step. */
export interface StageResult {
  readonly name: string;
  readonly title: Bilingual;
  readonly status: 'passed' | 'warned' | 'failed' | 'skipped';
  readonly detail: string | null;
  readonly failure: StageFailure | null;
}

export function passed(detail: string): StageOutcome {
  return { kind: 'passed', detail };
}

export function failed(failure: StageFailure): StageOutcome {
  return { kind: 'failed', failure };
}

export function warned(failure: StageFailure): StageOutcome {
  return { kind: 'warned', failure };
}

/** Runs a step; if the system fails meanwhile, that is the step's failure. */
export async function runStage(
  stage: Stage,
  progress: (text: string) => void,
): Promise<StageResult> {
  try {
    return resultOf(stage, await stage.run(progress));
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    return resultOf(
      stage,
      failed({
        kind: 'unreachable',
        expected: bilingual('这一步能做完', 'the step to be done to its end'),
        got: reasonOf(error),
        next: bilingual(
          '再运行一次;若仍如此,系统管理员查看服务器日志',
          "run it again; if it is the same, the system's administrator looks into its log",
        ),
      }),
    );
  }
}

/** Errors of drivers and of the network have a `code`; our own have none. */
function isOfSystem(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return 'code' in error || error.name === 'StatementTimeout';
}

function resultOf(stage: Stage, outcome: StageOutcome): StageResult {
  const { name, title } = stage;
  return outcome.kind === 'passed'
    ? { name, title, status: 'passed', detail: outcome.detail, failure: null }
    : {
        name,
        title,
        status: outcome.kind,
        detail: null,
        failure: outcome.failure,
      };
}

/** A step that was skipped because of an earlier failure. */
export function skipped({ name, title }: Stage): StageResult {
  return { name, title, status: 'skipped', detail: null, failure: null };
}

/** An error's message, without addresses that contain a password. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as {
    readonly code?: string;
    readonly message?: string;
  };
  const text =
    message === undefined || message === '' ? String(error) : message;
  const plain = text.replace(/\/\/[^@\s/]*@/gu, '//***@');
  return code === undefined || plain.includes(code)
    ? plain
    : `${code}: ${plain}`;
}
