import type DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

import type { DayWindow } from '../../kit/values/calendar.ts';
import { loadGroups } from '../../kit/read/loaders.ts';
import {
  jointConferenceEntity,
  type JointConferenceRow,
} from './joint-conference.ts';
import type { ResolutionFact } from '../contract/generated.ts';
import { resolutionEntity } from './resolution.ts';

/**
 * Loads, for each alliance, joint conferences held in the window, oldest first.
 */
export function loadConferenceFacts(
  dataSource: DataSource,
  { after, to }: DayWindow,
): DataLoader<string, readonly JointConferenceRow[]> {
  return loadGroups(async (alliances) => {
    const rows = await dataSource
      .createQueryBuilder(jointConferenceEntity, 'row')
      .where('row.allianceId IN (:...alliances)', { alliances })
      .andWhere('row.heldOn > :after AND row.heldOn <= :to', { after, to })
      .orderBy('row.heldOn')
      .addOrderBy('row.id')
      .getMany();
    return rows.map((row) => ({ ...row, parent: row.allianceId }));
  });
}

/**
 * Loads, for each alliance, resolutions of its conferences due in the window.
 */
export function loadResolutionFacts(
  dataSource: DataSource,
  { after, to }: DayWindow,
): DataLoader<string, readonly ResolutionFact[]> {
  return loadGroups((alliances) =>
    dataSource
      .createQueryBuilder(resolutionEntity, 'row')
      .innerJoin(
        jointConferenceEntity.options.name,
        'conference',
        'conference.id = row.conferenceId',
      )
      .select('conference.allianceId', 'parent')
      .addSelect('row.dueOn', 'dueOn')
      .addSelect('row.closedOn', 'closedOn')
      .where('conference.allianceId IN (:...alliances)', { alliances })
      .andWhere('row.dueOn > :after AND row.dueOn <= :to', { after, to })
      .orderBy('row.dueOn')
      .addOrderBy('row.id')
      .getRawMany<ResolutionFact & { parent: string }>(),
  );
}
