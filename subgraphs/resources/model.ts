import { CompareEveryCharacter1795700000000 } from '../kit/storage/code-point-collation.ts';
import type { DatabaseModel } from '../kit/storage/database.ts';
import { demandClusterEntity } from './demand/demand-cluster.ts';
import { donationEntity } from './donation/donation.ts';
import { exchangeLogEntity } from './log/exchange-log.ts';
import { exchangeEntity } from './exchange/exchange.ts';
import { labourSharingAgreementEntity } from './exchange/labour-sharing-agreement.ts';
import { resourceEntity } from './resource/resource.ts';
import { resourceRequestEntity } from './request/resource-request.ts';
import { trainingDemandEntity } from './demand/training-demand.ts';
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
  migrations: [
    CreateResources1795410000000,
    CiteSources1795620000000,
    CompareEveryCharacter1795700000000,
  ],
};
