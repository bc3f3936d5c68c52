import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { ParticipationRole } from '../contract/generated.ts';

/** The participation of a unit in an activity: counts only, no persons. */
export interface ParticipationRow {
  readonly id: string;
  readonly activityId: string;
  readonly unitId: string;
  readonly role: ParticipationRole;
  readonly attended: boolean;
  readonly headcount: number | null;
}

export const participationEntity = defineEntity<ParticipationRow>(
  'participation',
  {
    id: fields.id(),
    activityId: fields.text(64),
    unitId: fields.text(64),
    role: fields.text(32),
    attended: fields.flag(),
    headcount: orNull(fields.integer()),
  },
  [['activityId'], ['unitId']],
);
