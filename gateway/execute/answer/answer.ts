import type { EncodedAnswer } from '../../base/encoded-answer.ts';
import type { ResponseError } from '../../base/errors.ts';
import type { PartitionReport } from '../../fetch/partition-report.ts';
import type { Warning } from '../errors/warnings.ts';

/** What a request is answered with; `http/send/` has a way to send each kind. */
export type Answer = RefusedAnswer | CompleteAnswer | StreamedAnswer;

/** The operation was not run. */
export interface RefusedAnswer {
  readonly kind: 'refused';
  readonly errors: readonly ResponseError[];
}

/** The operation was run, and the whole of its answer is there. */
export type CompleteAnswer =
  | { readonly kind: 'complete'; readonly result: WrittenResult }
  /** As bytes: another process ran it. */
  | { readonly kind: 'complete'; readonly encoded: EncodedAnswer };

/** The answer comes part by part, as fast as its client reads. */
export interface StreamedAnswer {
  readonly kind: 'stream';
  readonly contentType: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** What GraphQL calls the result of an execution (7.1), its data as text. */
export interface WrittenResult {
  /** JSON text, possibly `null`, in parts that are to be joined. */
  readonly data: readonly string[];
  readonly errors?: readonly ResponseError[];
  readonly extensions?: {
    /** Set when partitions were asked: how complete the answer is. */
    readonly partitions?: PartitionReport;
    /** What of the request was not done as it was written. */
    readonly warnings?: readonly Warning[];
  };
}

export function refused(errors: readonly ResponseError[]): RefusedAnswer {
  return { kind: 'refused', errors };
}

/** Whether something is missing of an answer. */
export function hasErrors(answer: Answer): boolean {
  return answer.kind === 'refused' || ('result' in answer && answer.result.errors !== undefined);
} // prettier-ignore
