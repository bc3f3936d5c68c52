import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields } from '../../kit/storage/entity.ts';
import type { Provenance } from '../../kit/contract/generated.ts';
import type { Context } from '../contract/generated.ts';

/** A joint conference (联席会议) of an alliance. */
export interface JointConferenceRow {
  readonly id: string;
  readonly allianceId: string;
  readonly heldOn: string;
  readonly superiorAttended: boolean;
  readonly provenance: Provenance;
}

export const jointConferenceEntity = defineEntity<JointConferenceRow>(
  'joint_conference',
  {
    id: fields.id(),
    allianceId: fields.text(64),
    heldOn: fields.text(10),
    superiorAttended: fields.flag(),
    provenance: fields.text(32),
  },
  [['allianceId', 'heldOn']],
);

/** Loads the conferences of each alliance, ordered by id. */
export function conferencesOfAlliance({ dataSource }: Context) {
  return loadChildren(dataSource, jointConferenceEntity, {
    parent: 'allianceId',
    order: 'id',
  });
}
