import type { SubgraphError } from '../../fetch/subgraph-error.ts';
import type { PartitionFault } from './part-verdict.ts';
import type { Refusal } from '../split/split-request.ts';

export interface MissingRows {
  readonly fault: PartitionFault;
  /** The name of the endpoint that was asked. */
  readonly endpoint: string;
  /** In a conflict: the endpoint that holds the returned row. */
  readonly owner: string | undefined;
}

/** The error for a partition whose rows are missing at a place. */
export function missingRowsError(
  path: readonly (string | number)[],
  { fault, endpoint, owner }: MissingRows,
): SubgraphError {
  const { partition, code, reason, claimed } = fault;
  if (claimed === undefined) {
    return {
      message: `The rows of the partition "${partition}" are missing: ${reason}`,
      path,
      extensions: {
        code: 'PARTITION_UNAVAILABLE',
        partition,
        endpoint,
        cause: code,
      },
    };
  }
  return {
    message: `The rows of "${partition}" are left out: ${reason}`,
    path,
    extensions: {
      code,
      partition,
      partitions: [partition, claimed],
      endpoints: [endpoint, ...(owner === undefined ? [] : [owner])],
    },
  };
}

const MISSING =
  /^The rows of (?:the partition )?"[^"]*" are (?:missing|left out): /;

/**
 * Extracts the reason from the message of such an error, so that gateways in
 * front of gateways do not repeat the text around it.
 */
export function missingReason(message: string): string {
  let reason = message;
  while (MISSING.test(reason)) reason = reason.replace(MISSING, '');
  return reason;
}

/** The error for a part of a request that was sent to no endpoint. */
export function refusalError(
  { code, message, partition }: Refusal,
  path: readonly (string | number)[],
): SubgraphError {
  return {
    message,
    path,
    extensions: { code, ...(partition === '' ? {} : { partition }) },
  };
}

/** An endpoint's own error, at its place in the merged answer. */
export function partitionError(
  error: SubgraphError,
  path: unknown,
  partition: string,
): SubgraphError {
  const { extensions } = error;
  const own = typeof extensions === 'object' ? extensions : {};
  return {
    ...(error.message === undefined ? {} : { message: error.message }),
    path,
    extensions: { ...own, partition },
  };
}
