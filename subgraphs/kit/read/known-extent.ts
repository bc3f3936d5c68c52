/**
 * What lists and totals answer where records may be incomplete: null (unknown)
 * instead of 0.
 */
import type { RecordCoverage } from '../contract/generated.ts';
import type { Connection } from './connection.ts';

/** Reads `recorded` only where records may be incomplete. */
export async function coverageOf(
  areComplete: boolean,
  recorded: () => Promise<number>,
): Promise<RecordCoverage> {
  if (areComplete) return 'COMPLETE';
  return (await recorded()) > 0 ? 'PARTIAL' : 'NONE';
}

/** Null instead of an empty list where records may be incomplete. */
export function orUnknown<Row>(
  rows: readonly Row[],
  areComplete: boolean,
): readonly Row[] | null {
  return rows.length === 0 && !areComplete ? null : rows;
}

/** A connection whose `totalCount` is null unless its records are complete. */
export interface OpenConnection<Row> extends Omit<
  Connection<Row>,
  'totalCount'
> {
  totalCount(): Promise<number | null>;
}

/** Calls `areComplete` only when `totalCount` is selected. */
export function withKnownTotal<Row>(
  connection: Connection<Row>,
  areComplete: () => boolean | Promise<boolean>,
): OpenConnection<Row> {
  return {
    ...connection,
    totalCount: async () =>
      (await areComplete()) ? connection.totalCount() : null,
  };
}
