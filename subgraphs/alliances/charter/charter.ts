import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { Context } from '../contract/generated.ts';

/** A charter; an alliance has at most one. Its texts are its versions. */
export interface CharterRow {
  readonly id: string;
  readonly allianceId: string;
  readonly conferencesPerYear: number | null;
  /** Share of the members that must sign, 0 to 1. */
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

/** Loads the charter of each alliance. */
export function chartersOf({ dataSource }: Context) {
  return loadChildren(dataSource, charterEntity, {
    parent: 'allianceId',
    order: 'id',
  });
}
