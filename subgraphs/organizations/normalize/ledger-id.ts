import { createHash } from 'node:crypto';

import { toHalfWidth } from '../../kit/values/half-width.ts';

/**
 * The local id of a row in a ledger without keys: a short hash of the name
 * without spaces, half-width. Row numbers would change when a row is inserted.
 */
export function ledgerId(name: string): string {
  const normalized = toHalfWidth(name).replace(/\s+/gu, '');
  return createHash('sha256').update(normalized).digest('hex').slice(0, 12);
}
