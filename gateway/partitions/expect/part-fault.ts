import type { ErrorCode } from '../../base/errors.ts';

/** Why an endpoint's answer for a field cannot be used at all. */
export interface PartFault {
  readonly code: ErrorCode;
  /** A sentence. */
  readonly reason: string;
  /** In a conflict: the partition whose row the endpoint returned. */
  readonly claimed?: string;
}

/** The fault of an answer that violates the contract. */
export function invalid(expectation: string): PartFault {
  return {
    code: 'PARTITION_ANSWER_INVALID',
    reason: `Expected ${expectation}.`,
  };
}

/** The fault of counts and sums that include rows of another partition. */
export function mixed(claimed: string): PartFault {
  return {
    code: 'PARTITION_CONFLICT',
    reason: `Expected figures of its own rows, but got those of "${claimed}", too.`,
    claimed,
  };
}

/** The fault of a row that belongs to another partition. */
export function conflict(key: string, claimed: string): PartFault {
  return {
    code: 'PARTITION_CONFLICT',
    reason: `Expected rows of its own, but got "${key}", which belongs to "${claimed}".`,
    claimed,
  };
}
