import type { DatabaseModel } from '../kit/storage/database.ts';
import { allianceDistrictEntity } from './entities/alliance-district.ts';
import { allianceEntity } from './entities/alliance.ts';
import { chairTermEntity } from './entities/chair-term.ts';
import { charterClauseEntity } from './entities/charter-clause.ts';
import { charterVersionEntity } from './entities/charter-version.ts';
import { charterEntity } from './entities/charter.ts';
import { evaluationRoundEntity } from './entities/evaluation-round.ts';
import { guidanceVisitEntity } from './entities/guidance-visit.ts';
import { institutionEntity } from './entities/institution.ts';
import { membershipEntity } from './entities/membership.ts';
import { officeEntity } from './entities/office.ts';
import { recognitionEntity } from './entities/recognition.ts';
import { reportedFactEntity } from './entities/reported-fact.ts';
import { reportedIssueEntity } from './entities/reported-issue.ts';
import { signatureEntity } from './entities/signature.ts';
import { supportPlanEntity } from './entities/support-plan.ts';
import { suspensionEntity } from './entities/suspension.ts';
import { CreateAlliances1597104000000 } from './migrations/1597104000000-create.ts';
import { CiteSources1795620000000 } from './migrations/1795620000000-cite-sources.ts';

/** What the alliances subgraph stores, for `openDatabase`. */
export const alliancesModel: DatabaseModel = {
  entities: [
    allianceEntity,
    allianceDistrictEntity,
    membershipEntity,
    officeEntity,
    chairTermEntity,
    charterEntity,
    charterVersionEntity,
    charterClauseEntity,
    signatureEntity,
    institutionEntity,
    suspensionEntity,
    supportPlanEntity,
    guidanceVisitEntity,
    evaluationRoundEntity,
    recognitionEntity,
    reportedIssueEntity,
    reportedFactEntity,
  ],
  migrations: [CreateAlliances1597104000000, CiteSources1795620000000],
};
