import type DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

import { loadGroups } from '../../kit/read/loaders.ts';
import type { DayWindow } from '../../kit/values/calendar.ts';
import type { ExchangeFact } from '../contract/generated.ts';
import { exchangeEntity, partiesOf, type ExchangeRow } from './exchange.ts';

/**
 * Loads, for each alliance, exchanges with both units known that the receiver
 * confirmed in the window, oldest first.
 */
export function loadExchangeFacts(
  dataSource: DataSource,
  { after, to }: DayWindow,
): DataLoader<string, readonly ExchangeFact[]> {
  return loadGroups(async (alliances) => {
    const rows = await dataSource
      .createQueryBuilder(exchangeEntity, 'row')
      .where('row.allianceId IN (:...alliances)', { alliances })
      .andWhere("row.state = 'CONFIRMED'")
      .andWhere('row.confirmedOn > :after AND row.confirmedOn <= :to')
      .setParameters({ after, to })
      .orderBy('row.confirmedOn')
      .addOrderBy('row.id')
      .getMany();
    return rows.flatMap(factOf);
  });
}

function factOf(row: ExchangeRow): (ExchangeFact & { parent: string })[] {
  const { providerId, receiverId, confirmedOn, allianceId: parent } = row;
  const partyIds = partiesOf(row);
  if (confirmedOn === null || partyIds.length < 2) return [];
  return [{ parent, providerId, receiverId, partyIds, confirmedOn }];
}
