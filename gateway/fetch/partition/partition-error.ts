import type { SubgraphError } from '../subgraph-fetcher.ts';
import type { PartFailure } from './merger.ts';
import type { Refusal } from './split-request.ts';

export interface Unavailable {
  readonly partition: string;
  /** The name of the endpoint that was asked. */
  readonly endpoint: string;
  readonly cause: { readonly code: string; readonly reason: string };
}

/** A partition whose rows are missing at a place. */
export function unavailableError(
  path: readonly (string | number)[],
  { partition, endpoint, cause }: Unavailable,
): SubgraphError {
  return {
    message: `The rows of the partition "${partition}" are missing: ${cause.reason}`,
    path,
    extensions: {
      code: 'PARTITION_UNAVAILABLE',
      partition,
      endpoint,
      cause: cause.code,
    },
  };
}

export interface Conflict {
  readonly failure: PartFailure;
  /** Those of the endpoint that claims the row. */
  readonly partitions: readonly string[];
  readonly endpoints: readonly string[];
}

/** A row that one partition gives and another owns. */
export function conflictError(
  path: readonly (string | number)[],
  { failure, partitions, endpoints }: Conflict,
): SubgraphError {
  const names = partitions.map((name) => `"${name}"`).join(', ');
  return {
    message: `The rows of ${names} are left out: ${failure.reason}`,
    path,
    extensions: {
      code: failure.code,
      partitions: [...partitions, failure.claimed],
      endpoints,
    },
  };
}

/** A part of a request that nobody was asked for. */
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

/** An error of an endpoint's own at its place in the whole answer. */
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
