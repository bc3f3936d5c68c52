import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';

/** What a joint conference was asked to discuss. */
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
