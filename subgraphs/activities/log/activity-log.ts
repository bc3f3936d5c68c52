import { defineEntity, fields } from '../../kit/storage/entity.ts';

/**
 * An alliance that keeps its log of activities here: what the log does not have
 * did not take place.
 */
export interface ActivityLogRow {
  readonly allianceId: string;
}

export const activityLogEntity = defineEntity<ActivityLogRow>('activity_log', {
  allianceId: fields.id(),
});
