import { CompareEveryCharacter1795700000000 } from '../kit/storage/mysql/code-point-collation.ts';
import type { DatabaseModel } from '../kit/storage/database.ts';
import { activityEntity } from './activity/activity.ts';
import { activityAllianceEntity } from './activity/activity-alliance.ts';
import { activityHostEntity } from './activity/activity-host.ts';
import { activityLogEntity } from './log/activity-log.ts';
import { agendaItemEntity } from './conference/agenda-item.ts';
import { jointConferenceEntity } from './conference/joint-conference.ts';
import { outcomeEntity } from './outcome/outcome.ts';
import { participationEntity } from './participation/participation.ts';
import { projectEntity } from './project/project.ts';
import { projectClaimEntity } from './project/project-claim.ts';
import { resolutionEntity } from './conference/resolution.ts';
import { trainingPlanEntity } from './training/training-plan.ts';
import { CreateActivities1795410000000 } from './migrations/1795410000000-create.ts';
import { CiteSources1795620000000 } from './migrations/1795620000000-cite-sources.ts';

/** What the activities subgraph stores. */
export const activitiesModel: DatabaseModel = {
  entities: [
    activityEntity,
    activityAllianceEntity,
    activityHostEntity,
    activityLogEntity,
    participationEntity,
    outcomeEntity,
    jointConferenceEntity,
    agendaItemEntity,
    resolutionEntity,
    projectEntity,
    projectClaimEntity,
    trainingPlanEntity,
  ],
  migrations: [
    CreateActivities1795410000000,
    CiteSources1795620000000,
    CompareEveryCharacter1795700000000,
  ],
};
