import { defineEntity, fields } from '../../kit/storage/entity.ts';

/** A district that the source itself names; members' districts are derived. */
export interface AllianceDistrictRow {
  readonly allianceId: string;
  /** GB/T 2260, six digits; provincial and prefecture codes count as they are. */
  readonly districtCode: string;
}

export const allianceDistrictEntity = defineEntity<AllianceDistrictRow>(
  'alliance_district',
  { allianceId: fields.id(), districtCode: fields.id(6) },
  [['districtCode']],
);
