import type { ResponsePath } from '../../base/errors.ts';
import type { SubgraphResponse } from '../../fetch/subgraph-fetcher.ts';
import type { SubgraphError } from '../../fetch/subgraph-error.ts';
import type { FailureCause } from '../endpoints/endpoint-failure.ts';
import type { GatherPart } from '../merge/merger.ts';
import type { StalePartition } from '../../fetch/partition-report.ts';
import type { EndpointCall } from '../split/split-request.ts';

/** The judgement of one endpoint's answer. */
export interface CallOutcome {
  readonly call: EndpointCall;
  readonly response: SubgraphResponse;
  /** Set for a stale answer. */
  readonly asOf: string | undefined;
  /** By the index of the root field. */
  readonly parts: ReadonlyMap<number, PartVerdict>;
  /** Whether the endpoint failed, as its circuit breaker counts it. */
  readonly isFailure: boolean;
  /** Whether nothing at all is missing from the answer. */
  readonly isWhole: boolean;
}

/** The judgement of one field of an endpoint's answer. */
export interface PartVerdict {
  /** The usable value; undefined if there is none. */
  readonly usable: GatherPart | undefined;
  /** Partitions of which all or some rows are missing. */
  readonly failures: readonly PartitionFault[];
  /** Errors at places inside the usable value. */
  readonly located: readonly LocatedError[];
  /** From a gateway behind: stale partitions, and those it did not ask. */
  readonly stale: readonly StalePartition[];
  readonly skipped: readonly string[];
  /**
   * From a gateway behind the `*` endpoint: the partitions that are present.
   */
  readonly named: readonly string[];
  /** Whether the endpoint is at fault for what is missing. */
  readonly isBlamed: boolean;
  /** The endpoint's error, if it refuses the request itself. */
  readonly refusal: SubgraphError | undefined;
}

export interface PartitionFault extends FailureCause {
  readonly partition: string;
  /** In a conflict: the partition whose row was returned. */
  readonly claimed?: string;
}

export interface LocatedError {
  readonly error: SubgraphError;
  /** The path below the root field, in the endpoint's own answer. */
  readonly path: ResponsePath;
  /**
   * The partitions of the row that has the error; several if that is unknown.
   */
  readonly partitions: readonly string[];
  readonly fault: FailureCause;
}

/** The verdict on a part that is unusable for one reason. */
export function failedPart(
  partitions: Iterable<string>,
  fault: FailureCause & { readonly claimed?: string },
): PartVerdict {
  return {
    ...NOTHING,
    isBlamed: true,
    failures: Array.from(partitions, (partition) => ({ partition, ...fault })),
  };
}

/** Whether a part lacks nothing and is not stale. */
export function isComplete({
  failures,
  stale,
  skipped,
  located,
}: PartVerdict): boolean {
  return failures.length + stale.length + skipped.length + located.length === 0;
}

const NOTHING: PartVerdict = {
  usable: undefined,
  failures: [],
  located: [],
  stale: [],
  skipped: [],
  named: [],
  isBlamed: false,
  refusal: undefined,
};
