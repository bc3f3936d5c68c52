import type { IncomingMessage, ServerResponse } from 'node:http';
import { GatewayError, responseError } from '../../base/errors.ts';

/** The `retry-after` of requests refused for load, in seconds. */
export const RETRY_AFTER = 1;

/** Answers a request that is refused before it is read as GraphQL. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const known =
    error instanceof GatewayError
      ? error
      : new GatewayError('INTERNAL_SERVER_ERROR');
  const { code, message, status } = known;
  if (status === 503) response.setHeader('retry-after', RETRY_AFTER);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...(isSoonRead(request) ? {} : { connection: 'close' }),
  });
  response.end(JSON.stringify({ errors: [responseError(code, { message })] }));
}

/**
 * The most bytes of an unread body to discard, so that the connection can be
 * kept.
 */
const DROPPED = 64 * 1024;

function isSoonRead({ complete, headers }: IncomingMessage): boolean {
  if (complete) return true;
  if (headers['transfer-encoding'] !== undefined) return false;
  return Number(headers['content-length'] ?? 0) <= DROPPED;
}
