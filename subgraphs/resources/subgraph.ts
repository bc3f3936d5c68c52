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
} from './demand/demand-cluster-resolvers.ts';
import {
  donationQueries,
  donationResolvers,
} from './donation/donation-resolvers.ts';
import {
  exchangeQueries,
  exchangeResolvers,
  labourSharingAgreementResolvers,
} from './exchange/exchange-resolvers.ts';
import {
  resourceRequestQueries,
  resourceRequestResolvers,
} from './request/resource-request-resolvers.ts';
import {
  resourceQueries,
  resourceResolvers,
} from './resource/resource-resolvers.ts';
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
