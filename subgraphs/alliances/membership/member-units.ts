import type DataLoader from 'dataloader';

import { loadGroups } from '../../kit/read/loaders.ts';
import type { Context } from '../contract/generated.ts';
import { currentStatuses, membershipEntity } from './membership.ts';

/** Loads the current members of each alliance, ordered by id, each once. */
export function memberUnitsOf({
  dataSource,
}: Context): DataLoader<string, readonly { readonly id: string }[]> {
  return loadGroups((alliances) =>
    dataSource
      .createQueryBuilder(membershipEntity, 'row')
      .select('row.allianceId', 'parent')
      .addSelect('row.unitId', 'id')
      .distinct()
      .where('row.allianceId IN (:...alliances)', { alliances })
      .andWhere('row.status IN (:...currentStatuses)', { currentStatuses })
      .orderBy('row.unitId')
      .getRawMany<{ parent: string; id: string }>(),
  );
}

/** The current members of all alliances, ordered by id, each once. */
export async function memberUnitIds({
  dataSource,
}: Context): Promise<string[]> {
  const rows = await dataSource
    .createQueryBuilder(membershipEntity, 'row')
    .select('row.unitId', 'id')
    .distinct()
    .where('row.status IN (:...currentStatuses)', { currentStatuses })
    .orderBy('row.unitId')
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}
