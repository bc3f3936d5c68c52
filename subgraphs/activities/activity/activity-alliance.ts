import { defineEntity, fields } from '../../kit/storage/entity.ts';

/** An alliance that holds an activity. */
export interface ActivityAllianceRow {
  readonly activityId: string;
  readonly allianceId: string;
}

export const activityAllianceEntity = defineEntity<ActivityAllianceRow>(
  'activity_alliance',
  {
    activityId: fields.id(),
    allianceId: fields.id(),
  },
  [['allianceId', 'activityId']],
);
