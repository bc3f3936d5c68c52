import { createHash } from 'node:crypto';

import { toHalfWidth } from '../../kit/values/half-width.ts';

/**
 * A ledger has no keys, and its row numbers move when a row is inserted: the
 * local id is a short hash of the name without spaces, half-width.
 */
export function ledgerId(name: string): string {
  const normalized = toHalfWidth(name).replace(/\s+/gu, '');
  return createHash('sha256').update(normalized).digest('hex').slice(0, 12);
}
