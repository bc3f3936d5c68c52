import { loadPresence } from '../../kit/read/loaders.ts';
import type { Context } from '../contract/generated.ts';
import { activityLogEntity } from './activity-log.ts';

/**
 * Loads whether each alliance keeps its log here. If so, no record means that
 * there was none; if not, it means nothing.
 */
export function keepsLog({ dataSource }: Context) {
  return loadPresence(dataSource, activityLogEntity, 'allianceId');
}
