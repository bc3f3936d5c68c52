import type { DataSource } from 'typeorm';

import { createRecordSubgraph } from '../kit/records/record-subgraph.ts';
import { readContract } from '../kit/serve/contract.ts';
import type { Subgraph } from '../kit/serve/subgraph.ts';
import { openDatabase } from '../kit/storage/database.ts';
import { systemClock, type Clock } from '../kit/values/clock.ts';
import { aggregates } from './aggregates.ts';
import { alliancesModel } from './model.ts';

export interface AlliancesOptions {
  /** Must be opened with `alliancesModel`. Closing the subgraph closes it. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** The contract's SDL; by default schema/alliances.graphql. */
  readonly contract?: string;
  /** Is given every unexpected failure. */
  readonly report?: (cause: unknown) => void;
}

/** The alliances subgraph over an open database. */
export function createAlliancesSubgraph({
  contract = readContract(
    new URL('../../schema/alliances.graphql', import.meta.url),
  ),
  ...options
}: AlliancesOptions): Subgraph {
  return createRecordSubgraph({
    name: 'alliances',
    contract,
    aggregates,
    ...options,
  });
}

/**
 * Opens the database at `url` (see `openDatabase`) and serves it; closing the
 * subgraph closes the database. Throws DatabaseError.
 */
export async function openAlliances(
  url: string,
  clock: Clock = systemClock,
): Promise<Subgraph> {
  const dataSource = await openDatabase(url, alliancesModel);
  return createAlliancesSubgraph({ dataSource, clock });
}
