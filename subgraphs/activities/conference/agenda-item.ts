import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { Context } from '../contract/generated.ts';

/** An item on the agenda of a joint conference. */
export interface AgendaItemRow {
  readonly id: string;
  readonly conferenceId: string;
  readonly title: string;
  /** The unit that proposed it. */
  readonly proposedById: string | null;
  readonly proposedOn: string | null;
}

export const agendaItemEntity = defineEntity<AgendaItemRow>(
  'agenda_item',
  {
    id: fields.id(),
    conferenceId: fields.text(64),
    title: fields.text(),
    proposedById: orNull(fields.text(64)),
    proposedOn: orNull(fields.text(10)),
  },
  [['conferenceId']],
);

/** Loads the agenda of each joint conference, ordered by id. */
export function agendaOfConference({ dataSource }: Context) {
  return loadChildren(dataSource, agendaItemEntity, {
    parent: 'conferenceId',
    order: 'id',
  });
}
