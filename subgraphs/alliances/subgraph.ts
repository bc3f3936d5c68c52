import type { DataSource } from 'typeorm';

import { systemClock, type Clock } from '../kit/values/clock.ts';
import { readContract } from '../kit/serve/contract.ts';
import { openDatabase } from '../kit/storage/database.ts';
import { dateScalars } from '../kit/values/scalars.ts';
import { createSubgraph, type Subgraph } from '../kit/serve/subgraph.ts';
import { createContext } from './context.ts';
import { alliancesModel } from './model.ts';
import { allianceResolvers } from './alliance/alliance-resolvers.ts';
import { chairTermResolvers } from './chair/chair-term-resolvers.ts';
import { charterVersionResolvers } from './charter/charter-version-resolvers.ts';
import { charterResolvers } from './charter/charter-resolvers.ts';
import { districtResolvers } from './alliance/district-resolvers.ts';
import { earlyWarningResolvers } from './early-warnings/early-warning-resolvers.ts';
import { membershipResolvers } from './membership/membership-resolvers.ts';
import { queryResolvers } from './resolvers/query.ts';
import { recordResolvers } from './resolvers/records.ts';
import { signatureResolvers } from './charter/signature-resolvers.ts';
import { unitResolvers } from './membership/unit-resolvers.ts';

export interface AlliancesOptions {
  /** Opened with `alliancesModel`; the subgraph closes it. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** The contract's SDL; by default schema/alliances.graphql. */
  readonly contract?: string;
  /** Told of failures nobody expected. */
  readonly report?: (cause: unknown) => void;
}

/** The alliances subgraph over an open database. */
export function createAlliancesSubgraph({
  dataSource,
  clock,
  contract = readContract(
    new URL('../../schema/alliances.graphql', import.meta.url),
  ),
  report,
}: AlliancesOptions): Subgraph {
  return createSubgraph({
    name: 'alliances',
    contract,
    resolvers: {
      ...dateScalars,
      ...recordResolvers,
      Query: queryResolvers,
      Alliance: allianceResolvers,
      Membership: membershipResolvers,
      ChairTerm: chairTermResolvers,
      Charter: charterResolvers,
      CharterVersion: charterVersionResolvers,
      Signature: signatureResolvers,
      EarlyWarning: earlyWarningResolvers,
      Unit: unitResolvers,
      District: districtResolvers,
    },
    createContext: (scope) => createContext({ scope, dataSource, clock }),
    close: () => dataSource.destroy(),
    ...(report && { report }),
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
