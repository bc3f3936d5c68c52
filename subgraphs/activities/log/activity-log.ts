import { defineEntity, fields } from '../../kit/storage/entity.ts';

/** An alliance that keeps its log here: what it lacks did not take place. */
export interface ActivityLogRow {
  readonly allianceId: string;
}

export const activityLogEntity = defineEntity<ActivityLogRow>('activity_log', {
  allianceId: fields.id(),
});
