import { column } from '../../kit/read/filter.ts';
import type { ListOf } from '../../kit/read/list-shape.ts';
import type { AllianceMembershipsArgs } from '../contract/generated.ts';
import { membershipEntity, type MembershipRow } from './membership.ts';

/** The memberships of an alliance, in order of id. */
export const membershipsOfAllianceList = membershipsOf('allianceId');

/** The memberships of a unit, in order of id. */
export const membershipsOfUnitList = membershipsOf('unitId');

function membershipsOf(
  parent: 'allianceId' | 'unitId',
): ListOf<MembershipRow, AllianceMembershipsArgs> {
  return {
    entity: membershipEntity,
    order: ['id'],
    parent,
    filters: {
      role: column('row.role', 'enum'),
      status: column('row.status', 'enum'),
      district: column('row.districtCode', 'id'),
    },
  };
}
