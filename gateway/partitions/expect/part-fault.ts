import type { ErrorCode } from '../../base/errors.ts';

/** Why nothing of what an endpoint answered for a field can be used. */
export interface PartFault {
  readonly code: ErrorCode;
  /** A sentence. */
  readonly reason: string;
  /** In a conflict, the partition whose row the endpoint gives. */
  readonly claimed?: string;
}

/** An answer that the contract rules out: what was expected, but got. */
export function invalid(expectation: string): PartFault {
  return {
    code: 'PARTITION_ANSWER_INVALID',
    reason: `Expected ${expectation}.`,
  };
}

/** Counts and sums that rows of another partition are in. */
export function mixed(claimed: string): PartFault {
  return {
    code: 'PARTITION_CONFLICT',
    reason: `Expected figures of its own rows, but got those of "${claimed}", too.`,
    claimed,
  };
}

/** A row that is another partition's to give. */
export function conflict(key: string, claimed: string): PartFault {
  return {
    code: 'PARTITION_CONFLICT',
    reason: `Expected rows of its own, but got "${key}", which belongs to "${claimed}".`,
    claimed,
  };
}
