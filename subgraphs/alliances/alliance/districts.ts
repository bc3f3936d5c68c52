import type DataLoader from 'dataloader';

import { loadGroups } from '../../kit/read/loaders.ts';
import type { Context } from '../contract/generated.ts';
import { takingPart } from './taking-part.ts';

/** By alliance: the districts it takes part in, in order of code. */
export function districtsOf({
  dataSource,
}: Context): DataLoader<string, readonly { readonly code: string }[]> {
  return loadGroups((alliances) =>
    dataSource
      .createQueryBuilder()
      .select(['link.id AS parent', 'link.parent AS code'])
      .from(`(${takingPart})`, 'link')
      .where('link.id IN (:...alliances)', { alliances })
      .orderBy('link.parent')
      .getRawMany<{ parent: string; code: string }>(),
  );
}
