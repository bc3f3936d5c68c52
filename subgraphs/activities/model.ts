import type { DatabaseModel } from '../kit/storage/database.ts';
import { activityEntity } from './entities/activity.ts';
import { activityAllianceEntity } from './entities/activity-alliance.ts';
import { activityHostEntity } from './entities/activity-host.ts';
import { activityLogEntity } from './entities/activity-log.ts';
import { agendaItemEntity } from './entities/agenda-item.ts';
import { jointConferenceEntity } from './entities/joint-conference.ts';
import { outcomeEntity } from './entities/outcome.ts';
import { participationEntity } from './entities/participation.ts';
import { projectEntity } from './entities/project.ts';
import { projectClaimEntity } from './entities/project-claim.ts';
import { resolutionEntity } from './entities/resolution.ts';
import { trainingPlanEntity } from './entities/training-plan.ts';
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
  migrations: [CreateActivities1795410000000, CiteSources1795620000000],
};
