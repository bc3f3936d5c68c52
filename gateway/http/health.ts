import type { IncomingMessage, ServerResponse } from 'node:http';

const LIVE = new Set(['/health', '/health/live', '/healthcheck']);
const READY = new Set(['/health/ready', '/readiness']);

export interface Health {
  /** False while the server drains. Does not depend on subgraphs. */
  isReady(): boolean;
}

/**
 * Answers health probes under the paths of Apollo Router, Cosmo and Hive, so
 * that existing charts work unchanged. Returns false for any other request.
 */
export function answerHealth(
  request: IncomingMessage,
  response: ServerResponse,
  health: Health,
): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const wantsReady =
    READY.has(path) || (path === '/health' && /^ready\b/.test(query));
  if (!wantsReady && !LIVE.has(path)) return false;
  const isUp = !wantsReady || health.isReady();
  response.writeHead(isUp ? 200 : 503, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`{"status":"${isUp ? 'UP' : 'DOWN'}"}`);
  return true;
}
