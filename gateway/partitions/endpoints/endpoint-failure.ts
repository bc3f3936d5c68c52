import { type ErrorCode, ERRORS } from '../../base/errors.ts';
import type { SubgraphResponse } from '../../fetch/subgraph-fetcher.ts';
import type { SubgraphError } from '../../fetch/subgraph-error.ts';

/** Why rows are missing, for machines and for people. */
export interface FailureCause {
  readonly code: string;
  readonly reason: string;
}

/** Why an endpoint gave no answer at all. */
export interface EndpointFailure extends FailureCause {
  readonly code: ErrorCode;
}

/** Codes of answers that are none. */
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
 * Codes by which a healthy server says that the request is at fault, or that
 * it is not for whoever asks. Its rows are missing, but it is not broken.
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

/** Statuses by which a server refuses a request without being broken. */
const REFUSING: ReadonlySet<number> = new Set([400, 401, 403, 413, 422]);

const TOO_MANY_REQUESTS = 429;

/** The failure an answer stands for; undefined for an answer. */
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

/** Why an answer failed, in the words of whoever made its first error. */
export function reasonIn(response: SubgraphResponse): string | undefined {
  const made = failureOf(response)?.reason;
  const first = response.errors?.[0];
  return made ?? (first === undefined ? undefined : causeOf(first).reason);
}

/** A failure as an answer. */
export function failed(code: ErrorCode, message?: string): SubgraphResponse {
  const reason = message ?? ERRORS[code][0];
  return { errors: [{ message: reason, extensions: { code } }] };
}

/** Whether a server without an answer for this client is in good health. */
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

/** An error of an endpoint as the cause of what is missing for it. */
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
