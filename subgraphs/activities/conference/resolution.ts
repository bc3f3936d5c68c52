import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { Context } from '../contract/generated.ts';

/** A resolution of a joint conference, and the day by which it is due. */
export interface ResolutionRow {
  readonly id: string;
  readonly conferenceId: string;
  readonly text: string;
  readonly dueOn: string;
  readonly closedOn: string | null;
}

export const resolutionEntity = defineEntity<ResolutionRow>(
  'resolution',
  {
    id: fields.id(),
    conferenceId: fields.text(64),
    text: fields.long(),
    dueOn: fields.text(10),
    closedOn: orNull(fields.text(10)),
  },
  [['conferenceId']],
);

/** Loads the resolutions of each joint conference, ordered by id. */
export function resolutionsOfConference({ dataSource }: Context) {
  return loadChildren(dataSource, resolutionEntity, {
    parent: 'conferenceId',
    order: 'id',
  });
}
