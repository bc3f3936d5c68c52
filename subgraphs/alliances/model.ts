import { CompareEveryCharacter1795700000000 } from '../kit/storage/mysql/code-point-collation.ts';
import type { DatabaseModel } from '../kit/storage/database.ts';
import { allianceDistrictEntity } from './alliance/alliance-district.ts';
import { allianceEntity } from './alliance/alliance.ts';
import { chairTermEntity } from './chair/chair-term.ts';
import { charterClauseEntity } from './charter/charter-clause.ts';
import { charterVersionEntity } from './charter/charter-version.ts';
import { charterEntity } from './charter/charter.ts';
import { evaluationRoundEntity } from './evaluation/evaluation-round.ts';
import { guidanceVisitEntity } from './guidance/guidance-visit.ts';
import { institutionEntity } from './institution/institution.ts';
import { membershipEntity } from './membership/membership.ts';
import { officeEntity } from './office/office.ts';
import { recognitionEntity } from './evaluation/recognition.ts';
import { reportedFactEntity } from './reported/reported-fact.ts';
import { reportedIssueEntity } from './reported/reported-issue.ts';
import { signatureEntity } from './charter/signature.ts';
import { supportPlanEntity } from './guidance/support-plan.ts';
import { suspensionEntity } from './alliance/suspension.ts';
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
  migrations: [
    CreateAlliances1597104000000,
    CiteSources1795620000000,
    CompareEveryCharacter1795700000000,
  ],
};
