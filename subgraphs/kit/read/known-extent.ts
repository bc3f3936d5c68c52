/** Unknown is not zero: what lists and totals say where records may lack. */
import type { RecordCoverage } from '../contract/generated.ts';
import type { Connection } from './connection.ts';

/** `recorded` is asked only where the records may lack. */
export async function coverageOf(
  areComplete: boolean,
  recorded: () => Promise<number>,
): Promise<RecordCoverage> {
  if (areComplete) return 'COMPLETE';
  return (await recorded()) > 0 ? 'PARTIAL' : 'NONE';
}

/** No row where the records may lack is unknown, which is null. */
export function orUnknown<Row>(
  rows: readonly Row[],
  areComplete: boolean,
): readonly Row[] | null {
  return rows.length === 0 && !areComplete ? null : rows;
}

/** A connection whose total is null unless its records are complete. */
export interface OpenConnection<Row> extends Omit<
  Connection<Row>,
  'totalCount'
> {
  totalCount(): Promise<number | null>;
}

/** `areComplete` is asked only when the total is selected. */
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
