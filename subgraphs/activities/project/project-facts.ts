import type DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

import type { DayWindow } from '../../kit/values/calendar.ts';
import { loadGroups } from '../../kit/read/loaders.ts';
import type { ClaimFact, ProjectFact } from '../contract/generated.ts';
import { droppedClaimStates } from './claim-standing.ts';
import { projectClaimEntity } from './project-claim.ts';
import { projectEntity } from './project.ts';

const standing = 'claim.state NOT IN (:...dropped)';
const dropped = { dropped: droppedClaimStates };

/**
 * Loads, for each alliance, claims of its projects that are due in the window
 * and not dropped.
 */
export function loadClaimFacts(
  dataSource: DataSource,
  { after, to }: DayWindow,
): DataLoader<string, readonly ClaimFact[]> {
  return loadGroups((alliances) =>
    dataSource
      .createQueryBuilder(projectClaimEntity, 'claim')
      .innerJoin(
        projectEntity.options.name,
        'project',
        'project.id = claim.projectId',
      )
      .select('project.allianceId', 'parent')
      .addSelect('claim.unitId', 'unitId')
      .addSelect('claim.dueOn', 'dueOn')
      .addSelect('claim.confirmedOn', 'confirmedOn')
      .where('project.allianceId IN (:...alliances)', { alliances })
      .andWhere('claim.dueOn > :after AND claim.dueOn <= :to', { after, to })
      .andWhere(standing, dropped)
      .orderBy('claim.dueOn')
      .addOrderBy('claim.id')
      .getRawMany<ClaimFact & { parent: string }>(),
  );
}

/** Loads, for each alliance, projects published in the window, oldest first. */
export function loadProjectFacts(
  dataSource: DataSource,
  { after, to }: DayWindow,
): DataLoader<string, readonly ProjectFact[]> {
  return loadGroups((alliances) =>
    dataSource
      .createQueryBuilder(projectEntity, 'project')
      .leftJoin(
        projectClaimEntity.options.name,
        'claim',
        `claim.projectId = project.id AND ${standing}`,
        dropped,
      )
      .select('project.allianceId', 'parent')
      .addSelect('project.publishedOn', 'publishedOn')
      .addSelect('MIN(claim.claimedOn)', 'claimedOn')
      .where('project.allianceId IN (:...alliances)', { alliances })
      .andWhere('project.publishedOn > :after AND project.publishedOn <= :to')
      .setParameters({ after, to })
      .groupBy('project.id')
      .addGroupBy('project.allianceId')
      .addGroupBy('project.publishedOn')
      .orderBy('project.publishedOn')
      .addOrderBy('project.id')
      .getRawMany<ProjectFact & { parent: string }>(),
  );
}
