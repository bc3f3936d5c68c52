import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';

/** An alliance has at most one charter; its texts are the versions. */
export interface CharterRow {
  readonly id: string;
  readonly allianceId: string;
  readonly conferencesPerYear: number | null;
  /** 0 to 1. */
  readonly quorum: number;
}

export const charterEntity = defineEntity<CharterRow>(
  'charter',
  {
    id: fields.id(),
    allianceId: fields.text(64),
    conferencesPerYear: orNull(fields.integer()),
    quorum: fields.real(),
  },
  [['allianceId']],
);
