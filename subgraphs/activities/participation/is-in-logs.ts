import { loadPresence } from '../../kit/read/loaders.ts';
import type { Context } from '../contract/generated.ts';
import { participationEntity } from './participation.ts';

/**
 * By unit: whether any log names it. One that took part in nothing recorded may
 * have in something else.
 */
export function isInLogs({ dataSource }: Context) {
  return loadPresence(dataSource, participationEntity, 'unitId');
}
