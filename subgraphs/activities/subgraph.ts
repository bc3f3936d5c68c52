import type { DataSource } from 'typeorm';

import type { Clock } from '../kit/values/clock.ts';
import { readContract } from '../kit/serve/contract.ts';
import { dateScalars } from '../kit/values/scalars.ts';
import { createSubgraph, type Subgraph } from '../kit/serve/subgraph.ts';
import { createActivitiesContext, type ActivitiesContext } from './context.ts';
import {
  activityQueries,
  activityResolvers,
} from './activity/activity-resolvers.ts';
import { allianceResolvers } from './resolvers/alliance.ts';
import { demandClusterResolvers } from './training/demand-cluster-resolvers.ts';
import {
  agendaItemResolvers,
  jointConferenceResolvers,
  resolutionResolvers,
} from './conference/joint-conference-resolvers.ts';
import { outcomeResolvers } from './outcome/outcome-resolvers.ts';
import { participationResolvers } from './participation/participation-resolvers.ts';
import { projectClaimResolvers } from './project/project-claim-resolvers.ts';
import {
  projectQueries,
  projectResolvers,
} from './project/project-resolvers.ts';
import { trainingPlanResolvers } from './training/training-plan-resolvers.ts';
import { unitResolvers } from './resolvers/unit.ts';

export interface ActivitiesSubgraphOptions {
  /** Opened with `activitiesModel`; closed together with the subgraph. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** Told of failures nobody expected. */
  readonly report?: (cause: unknown) => void;
}

/** Activities, participation, conferences, projects, claims and outcomes. */
export function createActivitiesSubgraph({
  dataSource,
  clock,
  report,
}: ActivitiesSubgraphOptions): Subgraph {
  return createSubgraph<ActivitiesContext>({
    name: 'activities',
    contract: readContract(
      new URL('../../schema/activities.graphql', import.meta.url),
    ),
    resolvers: {
      ...dateScalars,
      Query: { ...activityQueries, ...projectQueries },
      Activity: activityResolvers,
      AgendaItem: agendaItemResolvers,
      Alliance: allianceResolvers,
      DemandCluster: demandClusterResolvers,
      JointConference: jointConferenceResolvers,
      Outcome: outcomeResolvers,
      Participation: participationResolvers,
      Project: projectResolvers,
      ProjectClaim: projectClaimResolvers,
      Resolution: resolutionResolvers,
      TrainingPlan: trainingPlanResolvers,
      Unit: unitResolvers,
    },
    createContext: (scope) =>
      createActivitiesContext({ scope, dataSource, clock }),
    close: () => dataSource.destroy(),
    ...(report && { report }),
  });
}
