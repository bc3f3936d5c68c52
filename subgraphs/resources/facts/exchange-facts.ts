import type DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

import { twelveMonthsTo, type DayWindow } from '../../kit/values/calendar.ts';
import { loadGroups } from '../../kit/read/loaders.ts';
import {
  exchangeEntity,
  partiesOf,
  type ExchangeRow,
} from '../exchange/exchange.ts';
import { resourceRequestEntity } from '../request/resource-request.ts';

/** A confirmed exchange, as `ExchangeFact` of the contract. */
export interface ExchangeFact {
  /** Null where the direction is not stated, as is the receiver. */
  readonly providerId: string | null;
  readonly receiverId: string | null;
  readonly partyIds: readonly string[];
  readonly confirmedOn: string;
}

/** A request that was raised, as `RequestFact` of the contract. */
export interface RequestFact {
  readonly raisedOn: string;
  readonly matchedOn: string | null;
  readonly confirmedOn: string | null;
  readonly unmetReason: string | null;
}

/**
 * Reads `Alliance.exchangeFacts12m` of the 12 months to `today` (YYYY-MM-DD,
 * Asia/Shanghai): one statement for each of its parts that is selected,
 * whatever the number of alliances.
 */
export function createExchangeFactsReader(
  dataSource: DataSource,
  today: string,
  keepsLog: DataLoader<string, boolean>,
) {
  const window = twelveMonthsTo(today);
  const exchanges = loadExchangeFacts(dataSource, window);
  const requests = loadRequestFacts(dataSource, window);
  return (alliance: string) => ({
    hasLog: () => keepsLog.load(alliance),
    exchanges: () => exchanges.load(alliance),
    requests: () => requests.load(alliance),
  });
}

/** Confirmed in the window by the receiver, and both units are known. */
function loadExchangeFacts(
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

/** Raised in the window, whatever became of them. */
function loadRequestFacts(
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
