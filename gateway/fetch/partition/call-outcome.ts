import type { SubgraphError, SubgraphResponse } from '../subgraph-fetcher.ts';
import type { EndpointAnswer } from './endpoint-client.ts';
import { failureOf } from './endpoint-failure.ts';
import type { EndpointCall } from './split-request.ts';

/** What came of asking one endpoint. */
export interface CallOutcome {
  readonly call: EndpointCall;
  readonly response: SubgraphResponse;
  readonly data: Readonly<Record<string, unknown>> | undefined;
  /** Set for a stale answer. */
  readonly asOf: string | undefined;
  /** Whether the endpoint gave no answer, rather than one with errors. */
  readonly isFailed: boolean;
  /**
   * The errors of a root field. Those without a path are of every field that
   * has no value.
   */
  errorsOf(key: string): readonly SubgraphError[];
}

export function callOutcome(
  call: EndpointCall,
  { response, asOf }: EndpointAnswer,
): CallOutcome {
  const isFailed = failureOf(response) !== undefined;
  const { data, errors = [] } = response;
  return {
    call,
    response,
    data: data ?? undefined,
    asOf,
    isFailed,
    errorsOf(key) {
      if (isFailed || errors.length === 0) return [];
      const own = errors.filter((error) => headOf(error) === key);
      const isMissing = data?.[key] === null || data?.[key] === undefined;
      if (own.length > 0 || !isMissing) return own;
      // A null that bubbled to the root takes its neighbours with it.
      const [first] = errors.filter((error) => headOf(error) === undefined);
      return first ? [first] : data ? [] : errors.slice(0, 1);
    },
  };
}

/** Why a root field has no value, for people and for machines. */
export function causeOf(
  outcome: CallOutcome,
  key: string,
): { readonly code: string; readonly reason: string } {
  const failure = failureOf(outcome.response);
  if (failure) return failure;
  const [error] = outcome.errorsOf(key);
  if (error) return describe(error);
  return {
    code: 'SUBREQUEST_MALFORMED_RESPONSE',
    reason: 'Expected a value of what was asked for, but got none.',
  };
}

function describe({ message, extensions }: SubgraphError): {
  readonly code: string;
  readonly reason: string;
} {
  const { code } = (extensions ?? {}) as { code?: unknown };
  return {
    code: typeof code === 'string' ? code : 'DOWNSTREAM_SERVICE_ERROR',
    reason:
      typeof message === 'string' ? message : 'A subgraph reported an error.',
  };
}

function headOf({ path }: SubgraphError): unknown {
  return Array.isArray(path) ? (path as unknown[])[0] : undefined;
}
