import { type ErrorCode, ERRORS } from '../../base/errors.ts';
import type { SubgraphResponse } from '../../fetch/subgraph-fetcher.ts';
import type { SubgraphError } from '../../fetch/subgraph-error.ts';

/** Why rows are missing: a code and a text. */
export interface FailureCause {
  readonly code: string;
  readonly reason: string;
}

/** Why an endpoint did not answer at all. */
export interface EndpointFailure extends FailureCause {
  readonly code: ErrorCode;
}

/** Codes of the gateway that mean there was no answer. */
const FAILURES: ReadonlySet<unknown> = new Set<ErrorCode>([
  'SUBREQUEST_HTTP_ERROR',
  'SUBREQUEST_MALFORMED_RESPONSE',
  'SUBREQUEST_BUSY',
  'SUBREQUEST_TIMEOUT',
  'INTERNAL_SERVER_ERROR',
  'REQUEST_CANCELLED',
  'PARTITION_BUSY',
  'PARTITION_CIRCUIT_OPEN',
]);

/**
 * Codes by which a healthy server refuses a request as invalid or not allowed.
 * Its rows are missing, but it does not count as failing.
 */
const REFUSALS: ReadonlySet<unknown> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'GATEWAY_REQUIRED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'NOT_FOUND',
  'OPERATION_BUDGET_EXCEEDED',
  'OPERATION_LIMIT_EXCEEDED',
  'OPERATION_RESOLUTION_FAILURE',
  'UNAUTHENTICATED',
  'UNAUTHORIZED_FIELD_OR_TYPE',
]);

/** Statuses by which a healthy server refuses a request. */
const REFUSING: ReadonlySet<number> = new Set([400, 401, 403, 413, 422]);

const TOO_MANY_REQUESTS = 429;

/** The failure that a response represents; undefined if it is an answer. */
export function failureOf(
  response: SubgraphResponse,
): EndpointFailure | undefined {
  const { data, errors, status = 200 } = response;
  if (data !== undefined && data !== null) return undefined;
  const made = errors?.[0] && codeOf(errors[0]);
  const isMade = data === undefined && FAILURES.has(made);
  const code = isMade ? (made as ErrorCode) : undefined;
  if (code) return { code, reason: reasonOf(response, code) };
  return status >= 500 || status === TOO_MANY_REQUESTS
    ? {
        code: 'SUBREQUEST_HTTP_ERROR',
        reason: `A subgraph answered with HTTP status ${status}.`,
      }
    : undefined;
}

/** The message of the first error of a failed answer. */
export function reasonIn(response: SubgraphResponse): string | undefined {
  const made = failureOf(response)?.reason;
  const first = response.errors?.[0];
  return made ?? (first === undefined ? undefined : causeOf(first).reason);
}

/** A response that represents a failure. */
export function failed(code: ErrorCode, message?: string): SubgraphResponse {
  const reason = message ?? ERRORS[code][0];
  return { errors: [{ message: reason, extensions: { code } }] };
}

/** Whether a server without an answer is healthy, going by its status. */
export function isRefusingStatus({
  errors,
  status,
}: SubgraphResponse): boolean {
  const extensions = errors?.[0]?.extensions as
    { readonly http?: { readonly status?: unknown } } | undefined;
  const found = status ?? extensions?.http?.status;
  return typeof found === 'number' && REFUSING.has(found);
}

/** Whether an error says that the request is at fault, not the server. */
export function isRefusal(
  error: SubgraphError,
  { status }: SubgraphResponse,
): boolean {
  const code = codeOf(error);
  return code === undefined
    ? status !== undefined && REFUSING.has(status)
    : REFUSALS.has(code);
}

export function codeOf({ extensions }: SubgraphError): unknown {
  return (extensions as { code?: unknown } | null | undefined)?.code;
}

/** An endpoint's error as the cause of missing rows. */
export function causeOf(error: SubgraphError): FailureCause {
  const code = codeOf(error);
  const { message } = error;
  return {
    code: typeof code === 'string' ? code : 'DOWNSTREAM_SERVICE_ERROR',
    reason:
      typeof message === 'string' ? message : 'A subgraph reported an error.',
  };
}

function reasonOf({ errors }: SubgraphResponse, code: ErrorCode): string {
  const message = errors?.[0]?.message;
  return typeof message === 'string' ? message : ERRORS[code][0];
}
