import DataLoader from 'dataloader';

import { loadPresence } from '../../kit/read/loaders.ts';
import type { Context } from '../contract/generated.ts';
import { exchangeEntity } from '../exchange/exchange.ts';
import { resourceRequestEntity } from './resource-request.ts';

/**
 * Loads whether any log names a unit. A unit that no log names may still have
 * given something.
 */
export function isInLogs({ dataSource }: Context): DataLoader<string, boolean> {
  const asked = loadPresence(dataSource, resourceRequestEntity, 'raisedById');
  const gave = loadPresence(dataSource, exchangeEntity, 'providerId');
  const received = loadPresence(dataSource, exchangeEntity, 'receiverId');
  return new DataLoader((units) =>
    Promise.all(
      units.map(async (unit) =>
        (
          await Promise.all([
            asked.load(unit),
            gave.load(unit),
            received.load(unit),
          ])
        ).includes(true),
      ),
    ),
  );
}
