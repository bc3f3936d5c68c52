import { loadPresence } from '../../kit/read/loaders.ts';
import type { Context } from '../contract/generated.ts';
import { activityLogEntity } from './activity-log.ts';

/** By alliance: whether it keeps its log here, so that what it lacks is none. */
export function keepsLog({ dataSource }: Context) {
  return loadPresence(dataSource, activityLogEntity, 'allianceId');
}
