import { createHash } from 'node:crypto';

import type { CharterClauseRow } from './charter-clause.ts';

/** The parts of a clause that a signature covers. */
export type SignedClause = Pick<
  CharterClauseRow,
  'number' | 'text' | 'mandatory'
>;

/**
 * The content hash of a charter version: SHA-256, hexadecimal, over the JSON
 * text (UTF-8) of `[[number, text, mandatory], ...]` in order of number.
 */
export function contentHash(clauses: readonly SignedClause[]): string {
  const content = clauses
    .toSorted((one, other) => one.number - other.number)
    .map(({ number, text, mandatory }) => [number, text, mandatory]);
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
