import { loadChildren } from '../../kit/read/loaders.ts';
import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import { districtOfRecord } from '../../kit/values/ids.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type {
  Context,
  MembershipRole,
  MembershipStatus,
} from '../contract/generated.ts';

/**
 * The membership of a unit in an alliance. The unit's affiliation is in the
 * subgraph organizations and not changed by it.
 */
export interface MembershipRow extends Sourced {
  readonly id: string;
  readonly allianceId: string;
  readonly unitId: string;
  /**
   * The district of `unitId`; for a unit known from a publication, where it is.
   */
  readonly districtCode: string;
  readonly role: MembershipRole;
  readonly status: MembershipStatus;
  /** As precise as known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly since: string | null;
  readonly until: string | null;
  readonly successorUnitId: string | null;
}

/**
 * Statuses in which a unit is a member now; this includes a paused membership.
 */
export const currentStatuses = [
  'ACTIVE',
  'PAUSED',
] as const satisfies readonly MembershipStatus[];

export const membershipEntity = defineEntity<MembershipRow>(
  'membership',
  {
    id: fields.id(),
    allianceId: fields.text(64),
    unitId: fields.text(128),
    districtCode: fields.text(6),
    role: fields.text(32),
    status: fields.text(32),
    since: orNull(fields.text(10)),
    until: orNull(fields.text(10)),
    successorUnitId: orNull(fields.text(128)),
    ...sourcedFields,
  },
  [
    ['allianceId', 'status', 'districtCode'],
    ['unitId', 'status'],
    ['districtCode', 'status'],
  ],
);

/**
 * Makes the row to write. Its district is the one that the unit's id begins
 * with.
 */
export function membershipRow(
  membership: Omit<MembershipRow, 'districtCode'>,
): MembershipRow {
  return { ...membership, districtCode: districtOfRecord(membership.unitId) };
}

/** Loads the memberships of each alliance in any status, ordered by id. */
export function allMembershipsOf({ dataSource }: Context) {
  return loadChildren(dataSource, membershipEntity, {
    parent: 'allianceId',
    order: 'id',
  });
}
