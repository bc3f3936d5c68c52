import type { DatabaseModel } from '../kit/storage/database.ts';
import { demandClusterEntity } from './entities/demand-cluster.ts';
import { donationEntity } from './entities/donation.ts';
import { exchangeLogEntity } from './entities/exchange-log.ts';
import { exchangeEntity } from './entities/exchange.ts';
import { labourSharingAgreementEntity } from './entities/labour-sharing-agreement.ts';
import { resourceEntity } from './entities/resource.ts';
import { resourceRequestEntity } from './entities/resource-request.ts';
import { trainingDemandEntity } from './entities/training-demand.ts';
import { CreateResources1795410000000 } from './migrations/1795410000000-create.ts';
import { CiteSources1795620000000 } from './migrations/1795620000000-cite-sources.ts';

/** What the resources subgraph stores. */
export const resourcesModel: DatabaseModel = {
  entities: [
    resourceEntity,
    resourceRequestEntity,
    exchangeEntity,
    exchangeLogEntity,
    labourSharingAgreementEntity,
    donationEntity,
    trainingDemandEntity,
    demandClusterEntity,
  ],
  migrations: [CreateResources1795410000000, CiteSources1795620000000],
};
