import type { ServerResponse } from 'node:http';

/**
 * What every answer says to a browser: to take it for what it is, to tell
 * nobody where it came from, and to let no other site use it. Pages override
 * the policy by their own.
 */
const HEADERS: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['x-frame-options', 'DENY'],
];

export function secure(response: ServerResponse): void {
  for (const [name, value] of HEADERS) response.setHeader(name, value);
}
