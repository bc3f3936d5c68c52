import type { DataSource } from 'typeorm';

import type { Clock } from '../kit/values/clock.ts';
import { readContract } from '../kit/serve/contract.ts';
import { dateScalars } from '../kit/values/scalars.ts';
import { createSubgraph, type Subgraph } from '../kit/serve/subgraph.ts';
import { createResourcesContext, type ResourcesContext } from './context.ts';
import { allianceResolvers } from './resolvers/alliance.ts';
import {
  demandClusterQueries,
  demandClusterResolvers,
  trainingDemandResolvers,
} from './resolvers/demand-cluster.ts';
import { donationQueries, donationResolvers } from './resolvers/donation.ts';
import {
  exchangeQueries,
  exchangeResolvers,
  labourSharingAgreementResolvers,
} from './resolvers/exchange.ts';
import {
  resourceRequestQueries,
  resourceRequestResolvers,
} from './resolvers/resource-request.ts';
import { resourceQueries, resourceResolvers } from './resolvers/resource.ts';
import { unitResolvers } from './resolvers/unit.ts';

export interface ResourcesSubgraphOptions {
  /** Opened with `resourcesModel`; closed together with the subgraph. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** Told of failures nobody expected. */
  readonly report?: (cause: unknown) => void;
}

/** Offers, requests, exchanges, labour sharing, donations, demand clusters. */
export function createResourcesSubgraph({
  dataSource,
  clock,
  report,
}: ResourcesSubgraphOptions): Subgraph {
  return createSubgraph<ResourcesContext>({
    name: 'resources',
    contract: readContract(
      new URL('../../schema/resources.graphql', import.meta.url),
    ),
    resolvers: {
      ...dateScalars,
      Query: {
        ...resourceQueries,
        ...resourceRequestQueries,
        ...exchangeQueries,
        ...donationQueries,
        ...demandClusterQueries,
      },
      Alliance: allianceResolvers,
      DemandCluster: demandClusterResolvers,
      Donation: donationResolvers,
      Exchange: exchangeResolvers,
      LabourSharingAgreement: labourSharingAgreementResolvers,
      Resource: resourceResolvers,
      ResourceRequest: resourceRequestResolvers,
      TrainingDemand: trainingDemandResolvers,
      Unit: unitResolvers,
    },
    createContext: () => createResourcesContext(dataSource, clock),
    close: () => dataSource.destroy(),
    ...(report && { report }),
  });
}
