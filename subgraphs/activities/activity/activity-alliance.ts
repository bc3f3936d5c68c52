import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields } from '../../kit/storage/entity.ts';
import type { Context } from '../contract/generated.ts';

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

/** Loads the alliances of each activity, ordered by alliance. */
export function alliancesOfActivity({ dataSource }: Context) {
  return loadChildren(dataSource, activityAllianceEntity, {
    parent: 'activityId',
    order: 'allianceId',
  });
}
