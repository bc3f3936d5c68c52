import { column } from '../../kit/read/filter.ts';
import type { ListOf } from '../../kit/read/list-shape.ts';
import type { ActivityParticipationsArgs } from '../contract/generated.ts';
import { participationEntity, type ParticipationRow } from './participation.ts';

/** Who took part in an activity, in order of id. */
export const participationsOfActivityList = participationsOf('activityId');

/** What a unit took part in, in order of id. */
export const participationsOfUnitList = participationsOf('unitId');

function participationsOf(
  parent: 'activityId' | 'unitId',
): ListOf<ParticipationRow, ActivityParticipationsArgs> {
  return {
    entity: participationEntity,
    order: ['id'],
    parent,
    filters: {
      role: column('row.role', 'enum'),
      attended: column('row.attended', 'boolean'),
    },
  };
}
