import type { IncomingMessage } from 'node:http';
import { MIMEType } from 'node:util';
import { GatewayError } from '../../base/errors.ts';

/** Headers that a page of another site cannot send without asking first. */
const PROOFS = ['x-apollo-operation-name', 'apollo-require-preflight'] as const;

/** Types that a page of another site can send without asking first. */
const SIMPLE_TYPES = [
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
];

/**
 * Refuses what a page of any site could have a browser send (the simple
 * requests of the Fetch standard), as Apollo Server does.
 */
export function preventCsrf({ headers }: IncomingMessage): void {
  const type = headers['content-type'];
  if (type !== undefined) {
    const essence = essenceOf(type);
    if (essence === undefined || !SIMPLE_TYPES.includes(essence)) return;
  }
  if (PROOFS.some((name) => (headers[name] ?? '').length > 0)) return;
  throw new GatewayError(
    'BAD_REQUEST',
    `This operation has been blocked as a potential Cross-Site Request Forgery (CSRF). Please either specify a 'content-type' header (with a type that is not one of ${SIMPLE_TYPES.join(', ')}) or provide a non-empty value for one of the following headers: ${PROOFS.join(', ')}\n`,
  );
}

/** `application/json`; undefined for what is no media type. */
export function essenceOf(type: string): string | undefined {
  try {
    return new MIMEType(type).essence;
  } catch {
    return undefined;
  }
}
