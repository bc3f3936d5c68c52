import type DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

import { loadGroups } from '../../kit/read/loaders.ts';
import type { DayWindow } from '../../kit/values/calendar.ts';
import type { RequestFact } from '../contract/generated.ts';
import { resourceRequestEntity } from './resource-request.ts';

/** Loads, for each alliance, requests raised in the window, in any state. */
export function loadRequestFacts(
  dataSource: DataSource,
  { after, to }: DayWindow,
): DataLoader<string, readonly RequestFact[]> {
  return loadGroups((alliances) =>
    dataSource
      .createQueryBuilder(resourceRequestEntity, 'row')
      .select('row.allianceId', 'parent')
      .addSelect('row.raisedOn', 'raisedOn')
      .addSelect('row.matchedOn', 'matchedOn')
      .addSelect('row.confirmedOn', 'confirmedOn')
      .addSelect('row.unmetReason', 'unmetReason')
      .where('row.allianceId IN (:...alliances)', { alliances })
      .andWhere('row.raisedOn > :after AND row.raisedOn <= :to', { after, to })
      .orderBy('row.raisedOn')
      .addOrderBy('row.id')
      .getRawMany<RequestFact & { parent: string }>(),
  );
}
