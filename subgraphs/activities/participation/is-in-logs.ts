import { loadPresence } from '../../kit/read/loaders.ts';
import type { Context } from '../contract/generated.ts';
import { participationEntity } from './participation.ts';

/**
 * Loads whether any log names a unit. A unit that no log names may still have
 * taken part in something that is not recorded.
 */
export function isInLogs({ dataSource }: Context) {
  return loadPresence(dataSource, participationEntity, 'unitId');
}
