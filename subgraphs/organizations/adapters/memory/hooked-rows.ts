import type { DistrictHook } from '../../mapping/district-hook.ts';
import type { Row } from '../../mapping/row.ts';

/**
 * The rows as the mapping's hook changes them, without those that it leaves
 * out.
 */
export function hookedRows(
  rows: readonly Row[],
  { row: change }: DistrictHook,
): readonly Row[] {
  if (!change) return rows;
  return rows.map(change).filter((row) => row !== null);
}
