import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields } from '../../kit/storage/entity.ts';
import type { Context } from '../contract/generated.ts';

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

/** Loads the hosts of each activity, ordered by unit. */
export function hostsOfActivity({ dataSource }: Context) {
  return loadChildren(dataSource, activityHostEntity, {
    parent: 'activityId',
    order: 'unitId',
  });
}
