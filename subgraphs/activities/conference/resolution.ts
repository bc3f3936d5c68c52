import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { Context } from '../contract/generated.ts';

/** What a joint conference resolved, and by when. */
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

/** By joint conference, in order of id. */
export function resolutionsOfConference({ dataSource }: Context) {
  return loadChildren(dataSource, resolutionEntity, {
    parent: 'conferenceId',
    order: 'id',
  });
}
