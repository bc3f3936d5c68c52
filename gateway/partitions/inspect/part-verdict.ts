import type { ResponsePath } from '../../base/errors.ts';
import type { SubgraphResponse } from '../../fetch/subgraph-fetcher.ts';
import type { SubgraphError } from '../../fetch/subgraph-error.ts';
import type { FailureCause } from '../endpoints/endpoint-failure.ts';
import type { GatherPart } from '../merge/merger.ts';
import type { StalePartition } from '../../fetch/partition-report.ts';
import type { EndpointCall } from '../split/split-request.ts';

/** What one endpoint answered, found to be what it was asked, or not. */
export interface CallOutcome {
  readonly call: EndpointCall;
  readonly response: SubgraphResponse;
  /** Set for a stale answer. */
  readonly asOf: string | undefined;
  /** By the index of the root field. */
  readonly parts: ReadonlyMap<number, PartVerdict>;
  /** Whether the endpoint did not do what it is there for. */
  readonly isFailure: boolean;
  /** Whether nothing at all is missing from the answer. */
  readonly isWhole: boolean;
}

/** What is to be made of an endpoint's part of one field. */
export interface PartVerdict {
  /** What can be used of it; undefined when nothing can. */
  readonly usable: GatherPart | undefined;
  /** Partitions whose rows, or some of them, are missing. */
  readonly failures: readonly PartitionFault[];
  /** Errors of places in what can be used. */
  readonly located: readonly LocatedError[];
  /** Of a gateway behind: whose rows are old, and who was not asked. */
  readonly stale: readonly StalePartition[];
  readonly skipped: readonly string[];
  /** Of a gateway behind the endpoint of the rest: whose rows are there. */
  readonly named: readonly string[];
  /** Whether the endpoint is to blame for what is missing. */
  readonly isBlamed: boolean;
  /** The endpoint's error that refuses the request as such. */
  readonly refusal: SubgraphError | undefined;
}

export interface PartitionFault extends FailureCause {
  readonly partition: string;
  /** In a conflict, the partition whose row is given. */
  readonly claimed?: string;
}

export interface LocatedError {
  readonly error: SubgraphError;
  /** Below the root field, in the endpoint's own answer. */
  readonly path: ResponsePath;
  /** Whose row has it; several where that cannot be told. */
  readonly partitions: readonly string[];
  readonly fault: FailureCause;
}

/** The verdict on a part of which nothing can be used, for one reason. */
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

/** Whether nothing is missing from a part, and nothing is old. */
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
