import type { IncomingMessage } from 'node:http';
import { MIMEType } from 'node:util';
import { GatewayError } from '../../base/errors.ts';

/** Headers that a page of another site can send only after a preflight. */
const PROOFS = ['x-apollo-operation-name', 'apollo-require-preflight'] as const;

/** Content types that a page of another site can send without a preflight. */
const SIMPLE_TYPES = [
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
];

/**
 * Refuses requests that a page of any site could make a browser send without a
 * preflight (simple requests of the Fetch standard), as Apollo Server does.
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

/**
 * The type without parameters, e.g. `application/json`; undefined if it is
 * invalid.
 */
export function essenceOf(type: string): string | undefined {
  try {
    return new MIMEType(type).essence;
  } catch {
    return undefined;
  }
}
