import type { SubgraphResponse } from '../../fetch/subgraph-fetcher.ts';
import type { SubgraphError } from '../../fetch/subgraph-error.ts';
import type { CompiledQuery } from '../split/compiled-query.ts';
import { failureOf, isRefusingStatus } from '../endpoints/endpoint-failure.ts';
import type { PartitionDirectory } from '../endpoints/partition-directory.ts';
import type { EndpointCall } from '../split/split-request.ts';
import type { PartitionedRequest } from '../split/partitioned-request.ts';
import type { ValueCheck } from '../expect/check-value.ts';
import { readReport } from './gateway-report.ts';
import { inspectPart } from './inspect-part.ts';
import { invalid } from '../expect/part-fault.ts';
import {
  type CallOutcome,
  failedPart,
  isComplete,
  type PartVerdict,
} from './part-verdict.ts';

/**
 * Checks an endpoint's answer against what it was asked. Endpoints are not
 * trusted: a fault, or an admitted failure, makes that field of the answer fail
 * for the endpoint's partitions (docs/partitions.md).
 */
export function inspectAnswer(
  call: EndpointCall,
  { response, asOf }: { response: SubgraphResponse; asOf?: string | undefined },
  { query, variables, directory }: PartitionedRequest,
): CallOutcome {
  const context = { variables, holds: holdsOf(call, directory) };
  const failure = failureOf(response);
  const answer = failure ? undefined : sortErrors(call, response, query);
  const report = readReport(response);
  const parts = new Map<number, PartVerdict>();
  for (const [index, share] of call.shares) {
    const field = query.fields[index];
    if (!field) continue;
    if (!answer)
      parts.set(index, failedPart(share.partitions, failure ?? UNREADABLE));
    else if (report === 'unreadable')
      parts.set(index, failedPart(share.partitions, UNREADABLE)); // prettier-ignore
    else {
      const { key } = field.field;
      parts.set(
        index,
        inspectPart({
          field,
          share,
          report,
          response,
          context,
          value: response.data?.[key],
          errors: answer.own.get(key) ?? [],
          general: answer.general,
        }),
      );
    }
  }
  const verdicts = [...parts.values()];
  return {
    call,
    response,
    asOf,
    parts,
    isFailure: failure
      ? !isRefusingStatus(response)
      : verdicts.some(({ isBlamed }) => isBlamed),
    isWhole: !response.errors?.length && verdicts.every(isComplete),
  };
}

/**
 * Caches the last result, since neighbouring rows are mostly of one partition.
 */
function holdsOf(
  { endpoint }: EndpointCall,
  directory: PartitionDirectory,
): ValueCheck['holds'] {
  let known: string | undefined;
  let isHeld = false;
  return (partition) => {
    if (partition !== known) {
      known = partition;
      isHeld = directory.holder(partition) === endpoint;
    }
    return isHeld;
  };
}

const UNREADABLE = invalid(
  'extensions.partitions to have ok, failed, skipped and stale, but got something else',
);

interface SortedErrors {
  readonly own: ReadonlyMap<string, readonly SubgraphError[]>;
  readonly general: readonly SubgraphError[];
}

const NO_ERRORS: SortedErrors = { own: new Map(), general: [] };

/** An error that names no field of the request concerns all fields. */
function sortErrors(
  call: EndpointCall,
  { errors }: SubgraphResponse,
  query: CompiledQuery,
): SortedErrors {
  if (!errors?.length) return NO_ERRORS;
  const own = new Map<string, SubgraphError[]>();
  for (const index of call.shares.keys()) {
    const key = query.fields[index]?.field.key;
    if (key !== undefined) own.set(key, []);
  }
  const general: SubgraphError[] = [];
  for (const error of errors) {
    const { path } = error;
    const head: unknown = Array.isArray(path) ? path[0] : undefined;
    (own.get(head as string) ?? general).push(error);
  }
  return { own, general };
}
