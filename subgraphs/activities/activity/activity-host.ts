import { defineEntity, fields } from '../../kit/storage/entity.ts';

/** A unit that hosts an activity. */
export interface ActivityHostRow {
  readonly activityId: string;
  readonly unitId: string;
}

export const activityHostEntity = defineEntity<ActivityHostRow>(
  'activity_host',
  {
    activityId: fields.id(),
    unitId: fields.id(),
  },
);
