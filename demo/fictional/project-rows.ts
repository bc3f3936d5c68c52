import { projectClaimEntity } from '../../subgraphs/activities/project/project-claim.ts';
import { projectEntity } from '../../subgraphs/activities/project/project.ts';
import { trainingPlanEntity } from '../../subgraphs/activities/training/training-plan.ts';
import { demoToday } from '../shared/clock.ts';
import type { PlatformRows } from '../shared/platform-rows.ts';
import type { AllianceLog, ProjectLog } from './alliance-log.ts';
import { demandClusterId, projectId } from './log-ids.ts';
import { invented } from './invented.ts';
import type { ProjectState } from '../../subgraphs/activities/contract/generated.ts';

/** Projects with who claimed them, and training that joint demand brought. */
export function addProjectRows(rows: PlatformRows, log: AllianceLog): void {
  (log.projects ?? []).forEach((project, index) => {
    const id = projectId(log.id, index);
    const { title, category, publishedOn, expiresOn, claim } = project;
    rows.add(projectEntity, [
      {
        id,
        title,
        category,
        state: stateOf(project),
        allianceId: log.id,
        publishedOn,
        expiresOn,
        ...invented('DOCUMENTED'),
      },
    ]);
    if (claim === undefined) return;
    rows.add(projectClaimEntity, [
      {
        id: `${id}-claim`,
        projectId: id,
        unitId: log.members[claim.by] ?? '',
        state: claim.confirmedOn === null ? 'ACCEPTED' : 'CONFIRMED',
        claimedOn: claim.on,
        dueOn: claim.dueOn,
        confirmedOn: claim.confirmedOn,
      },
    ]);
  });
  rows.add(
    trainingPlanEntity,
    (log.demandClusters ?? []).map(({ topic, venue }, index) => ({
      id: `${demandClusterId(log.id, index)}-plan`,
      topic,
      state: 'PLANNED',
      venue,
      demandClusterId: demandClusterId(log.id, index),
      allianceId: log.id,
      ...invented('DOCUMENTED'),
    })),
  );
}

function stateOf({ claim, expiresOn }: ProjectLog): ProjectState {
  if (claim === undefined) {
    return expiresOn < demoToday ? 'OPEN_POOL' : 'PUBLISHED';
  }
  return claim.confirmedOn === null ? 'IN_PROGRESS' : 'CONFIRMED';
}
