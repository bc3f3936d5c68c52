import { exitCode } from './exit-code.ts';

/** Every failure a command reports: its stable code and how the command ends. */
const failures = {
  COMPOSITION_FAILED: exitCode.checkFailed,
  SUPERGRAPH_STALE: exitCode.checkFailed,
  SUPERGRAPH_INVALID: exitCode.usage,
  CONFIG_INVALID: exitCode.usage,
  USAGE: exitCode.usage,
  FILE_UNREADABLE: exitCode.usage,
  FILE_UNWRITABLE: exitCode.usage,
  PORT_TAKEN: exitCode.usage,
  ADDRESS_UNAVAILABLE: exitCode.usage,
  DATABASE_UNAVAILABLE: exitCode.unreachable,
  SOURCE_UNREACHABLE: exitCode.unreachable,
  SOURCE_REFUSED: exitCode.refused,
  DISTRICT_CHECK_FAILED: exitCode.checkFailed,
  DRAFT_INCOMPLETE: exitCode.checkFailed,
  NOT_PROVEN: exitCode.checkFailed,
  INTERRUPTED: exitCode.interrupted,
  INTERNAL_ERROR: exitCode.checkFailed,
} as const;

export type FailureCode = keyof typeof failures;

/** A failure that a command reports in one line before it ends. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly code: FailureCode;
  /** Further lines, one a cause. */
  readonly causes: readonly string[];

  constructor(
    code: FailureCode,
    message: string,
    causes: readonly string[] = [],
  ) {
    super(message);
    this.code = code;
    this.causes = causes;
  }

  get exitCode(): number {
    return failures[this.code];
  }
}
