import type { DataSource } from 'typeorm';

import { dayOf } from '../kit/values/calendar.ts';
import type { Clock } from '../kit/values/clock.ts';
import {
  ConnectionLoader,
  loadById,
  loadChildren,
  loadPresence,
} from '../kit/read/loaders.ts';
import type { RequestContext } from '../kit/serve/subgraph.ts';
import { activityAllianceEntity } from './activity/activity-alliance.ts';
import { activityHostEntity } from './activity/activity-host.ts';
import { activityEntity } from './activity/activity.ts';
import { activityLogEntity } from './log/activity-log.ts';
import { agendaItemEntity } from './conference/agenda-item.ts';
import { jointConferenceEntity } from './conference/joint-conference.ts';
import { outcomeEntity } from './outcome/outcome.ts';
import { participationEntity } from './participation/participation.ts';
import { projectClaimEntity } from './project/project-claim.ts';
import { projectEntity } from './project/project.ts';
import { resolutionEntity } from './conference/resolution.ts';
import { trainingPlanEntity } from './training/training-plan.ts';
import { createActivityFactsReader } from './facts/activity-facts.ts';
import { activityList } from './activity/activity-list.ts';
import {
  participationsOfActivityList,
  participationsOfUnitList,
} from './participation/participation-lists.ts';
import { projectList } from './project/project-list.ts';

/** What the resolvers of one request share: its day and its loaders. */
export type ActivitiesContext = ReturnType<typeof createActivitiesContext>;

export interface ActivitiesContextOptions extends RequestContext {
  readonly dataSource: DataSource;
  readonly clock: Clock;
}

export function createActivitiesContext({
  scope,
  dataSource,
  clock,
}: ActivitiesContextOptions) {
  const today = dayOf(clock.now());
  const rows = rowLoaders(dataSource);
  const keepsLog = loadPresence(dataSource, activityLogEntity, 'allianceId');
  return {
    scope,
    today,
    ...rows,
    keepsLog,
    /** A unit that took part in nothing recorded may have in something else. */
    isInLogs: loadPresence(dataSource, participationEntity, 'unitId'),
    ...childLoaders(dataSource),
    ...connectionLoaders(dataSource),
    facts12m: createActivityFactsReader(dataSource, today, {
      keepsLog,
      activities: rows.activity,
    }),
  };
}

/** One row by its id. */
function rowLoaders(dataSource: DataSource) {
  return {
    activity: loadById(dataSource, activityEntity),
    participation: loadById(dataSource, participationEntity),
    outcome: loadById(dataSource, outcomeEntity),
    conference: loadById(dataSource, jointConferenceEntity),
    agendaItem: loadById(dataSource, agendaItemEntity),
    resolution: loadById(dataSource, resolutionEntity),
    project: loadById(dataSource, projectEntity),
    claim: loadById(dataSource, projectClaimEntity),
    trainingPlan: loadById(dataSource, trainingPlanEntity),
  };
}

/** All rows of one parent. */
function childLoaders(dataSource: DataSource) {
  return {
    alliancesOfActivity: loadChildren(dataSource, activityAllianceEntity, {
      parent: 'activityId',
      order: 'allianceId',
    }),
    hostsOfActivity: loadChildren(dataSource, activityHostEntity, {
      parent: 'activityId',
      order: 'unitId',
    }),
    outcomesOfActivity: loadChildren(dataSource, outcomeEntity, {
      parent: 'activityId',
      order: 'id',
    }),
    conferencesOfAlliance: loadChildren(dataSource, jointConferenceEntity, {
      parent: 'allianceId',
      order: 'id',
    }),
    agendaOfConference: loadChildren(dataSource, agendaItemEntity, {
      parent: 'conferenceId',
      order: 'id',
    }),
    resolutionsOfConference: loadChildren(dataSource, resolutionEntity, {
      parent: 'conferenceId',
      order: 'id',
    }),
    ...claimAndPlanLoaders(dataSource),
  };
}

function claimAndPlanLoaders(dataSource: DataSource) {
  return {
    claimsOfProject: loadChildren(dataSource, projectClaimEntity, {
      parent: 'projectId',
      order: 'id',
    }),
    claimsOfUnit: loadChildren(dataSource, projectClaimEntity, {
      parent: 'unitId',
      order: 'id',
    }),
    trainingPlansOfAlliance: loadChildren(dataSource, trainingPlanEntity, {
      parent: 'allianceId',
      order: 'id',
    }),
    trainingPlansOfCluster: loadChildren(dataSource, trainingPlanEntity, {
      parent: 'demandClusterId',
      order: 'id',
    }),
  };
}

/** Pages of rows, of the whole table or of one parent. */
function connectionLoaders(dataSource: DataSource) {
  return {
    activities: new ConnectionLoader(dataSource, activityList),
    projects: new ConnectionLoader(dataSource, projectList),
    participationsOfActivity: new ConnectionLoader(
      dataSource,
      participationsOfActivityList,
    ),
    participationsOfUnit: new ConnectionLoader(
      dataSource,
      participationsOfUnitList,
    ),
  };
}
