import { defineEntity, fields } from '../../kit/storage/entity.ts';

/**
 * A district that a source names for an alliance; districts of members are not
 * stored here but derived from the memberships.
 */
export interface AllianceDistrictRow {
  readonly allianceId: string;
  /**
   * GB/T 2260, six digits; a province's or prefecture's code is kept as it is.
   */
  readonly districtCode: string;
}

export const allianceDistrictEntity = defineEntity<AllianceDistrictRow>(
  'alliance_district',
  { allianceId: fields.id(), districtCode: fields.id(6) },
  [['districtCode']],
);
