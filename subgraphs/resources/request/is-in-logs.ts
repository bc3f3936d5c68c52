import DataLoader from 'dataloader';

import { loadPresence } from '../../kit/read/loaders.ts';
import type { Context } from '../contract/generated.ts';
import { exchangeEntity } from '../exchange/exchange.ts';
import { resourceRequestEntity } from './resource-request.ts';

/** By unit: whether any log names it. If none does, it may still have given. */
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
