import type { EncodedAnswer } from '../../base/encoded-answer.ts';
import type { ResponseError } from '../../base/errors.ts';
import type { PartitionReport } from '../../fetch/partition-report.ts';
import type { Warning } from '../errors/warnings.ts';

/** The outcome of a request; `http/send/` has a way to send each kind. */
export type Answer = RefusedAnswer | CompleteAnswer | StreamedAnswer;

/** The operation was not run; there are only errors. */
export interface RefusedAnswer {
  readonly kind: 'refused';
  readonly errors: readonly ResponseError[];
}

/** The operation was run, and its whole answer is there. */
export type CompleteAnswer =
  | { readonly kind: 'complete'; readonly result: WrittenResult }
  /** As bytes, because another process ran the operation. */
  | { readonly kind: 'complete'; readonly encoded: EncodedAnswer };

/** The answer arrives in parts, at the speed at which its client reads. */
export interface StreamedAnswer {
  readonly kind: 'stream';
  readonly contentType: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * The result of an execution (GraphQL specification 7.1), with its data as
 * text.
 */
export interface WrittenResult {
  /** JSON text, possibly `null`, in parts to be concatenated. */
  readonly data: readonly string[];
  readonly errors?: readonly ResponseError[];
  readonly extensions?: {
    /** Set if partitions were asked: which of them gave their rows. */
    readonly partitions?: PartitionReport;
    /** Parts of the request that were not carried out as written. */
    readonly warnings?: readonly Warning[];
  };
}

export function refused(errors: readonly ResponseError[]): RefusedAnswer {
  return { kind: 'refused', errors };
}

/** Whether an answer has errors. */
export function hasErrors(answer: Answer): boolean {
  return answer.kind === 'refused' || ('result' in answer && answer.result.errors !== undefined);
} // prettier-ignore
