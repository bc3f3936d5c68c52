import { type ErrorCode, ERRORS } from '../../errors.ts';
import type { SubgraphResponse } from '../subgraph-fetcher.ts';

/** Why an endpoint gave no answer at all. */
export interface EndpointFailure {
  readonly code: ErrorCode;
  readonly reason: string;
}

/**
 * Codes of answers that are none. An answer of a healthy server with errors of
 * its own is none of these: it says something about the request.
 */
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

/** The failure an answer stands for; undefined for an answer. */
export function failureOf(
  response: SubgraphResponse,
): EndpointFailure | undefined {
  const { data, errors, status = 200 } = response;
  if (data !== undefined && data !== null) return undefined;
  const extensions = errors?.[0]?.extensions as { code?: unknown } | undefined;
  const isMade = data === undefined && FAILURES.has(extensions?.code);
  const code = isMade ? (extensions?.code as ErrorCode) : undefined;
  if (code) return { code, reason: reasonOf(response, code) };
  return status >= 500
    ? {
        code: 'SUBREQUEST_HTTP_ERROR',
        reason: `A subgraph answered with HTTP status ${status}.`,
      }
    : undefined;
}

/** A failure as an answer. */
export function failed(code: ErrorCode, message?: string): SubgraphResponse {
  const reason = message ?? ERRORS[code][0];
  return { errors: [{ message: reason, extensions: { code } }] };
}

function reasonOf({ errors }: SubgraphResponse, code: ErrorCode): string {
  const message = errors?.[0]?.message;
  return typeof message === 'string' ? message : ERRORS[code][0];
}
