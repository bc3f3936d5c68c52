import type { IncomingMessage, ServerResponse } from 'node:http';
import { GatewayError } from '../base/errors.ts';
import type { AllowLists } from './allow-lists.ts';

/** Seconds for which a browser may cache a preflight. */
const MAX_AGE = 600;

/**
 * Handles requests from pages of other origins (CORS, Fetch standard). Throws a
 * `GatewayError` for refused origins. Returns true if the request was a
 * preflight, which is then answered.
 */
export function answerCrossOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  lists: AllowLists,
): boolean {
  const { origin, host } = request.headers;
  const wanted = request.headers['access-control-request-method'];
  const isPreflight = request.method === 'OPTIONS' && wanted !== undefined;
  if (origin === undefined) return false;
  response.appendHeader('vary', 'origin');
  const verdict = lists.judgeOrigin(origin, host);
  if (verdict === 'foreign' || (verdict === 'unlisted' && isPreflight)) {
    throw new GatewayError(
      'ORIGIN_NOT_ALLOWED',
      `Expected the origin of a page that may ask here, but got ${JSON.stringify(origin.slice(0, 200))}. Whoever runs the gateway allows it by --allow-origin.`,
    );
  }
  if (verdict === 'shared') {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-expose-headers', 'retry-after');
  }
  if (!isPreflight) return false;
  const headers = request.headers['access-control-request-headers'];
  response.setHeader('access-control-allow-methods', 'GET, HEAD, POST');
  if (headers !== undefined) {
    response.setHeader('access-control-allow-headers', headers);
  }
  response.setHeader('access-control-max-age', MAX_AGE);
  response.writeHead(204).end();
  return true;
}
