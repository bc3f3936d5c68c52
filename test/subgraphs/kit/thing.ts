import type { MigrationInterface, QueryRunner } from 'typeorm';

import type { DatabaseModel } from '../../../subgraphs/kit/storage/database.ts';
import {
  defineEntity,
  fields,
  orNull,
} from '../../../subgraphs/kit/storage/entity.ts';
import {
  columns,
  optional,
  table,
} from '../../../subgraphs/kit/storage/table.ts';

/** A row with a column of every kind, for the tests of the kit. */
export interface ThingRow {
  readonly id: string;
  readonly owner: string;
  readonly label: string | null;
  readonly amount: number | null;
  readonly day: string | null;
  readonly live: boolean;
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly weight: number | null;
}

export interface ThingLinkRow {
  readonly thingId: string;
  readonly groupId: string;
}

export const thingEntity = defineEntity<ThingRow>(
  'thing',
  {
    id: fields.id(),
    owner: fields.text(64),
    label: orNull(fields.text()),
    amount: orNull(fields.integer()),
    day: orNull(fields.text(10)),
    live: fields.flag(),
    tags: fields.json(),
    note: orNull(fields.long()),
    weight: orNull(fields.real()),
  },
  [['owner', 'day']],
);

export const thingLinkEntity = defineEntity<ThingLinkRow>('thing_link', {
  thingId: fields.id(),
  groupId: fields.id(),
});

export class CreateThings1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(thingTable);
    await runner.createTable(linkTable);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(linkTable);
    await runner.dropTable(thingTable);
  }
}

export const thingModel: DatabaseModel = {
  entities: [thingEntity, thingLinkEntity],
  migrations: [CreateThings1700000000000],
};

export function thingRow(
  given: Partial<ThingRow> & { readonly id: string },
): ThingRow {
  return {
    owner: 'nobody',
    label: null,
    amount: null,
    day: null,
    live: false,
    tags: [],
    note: null,
    weight: null,
    ...given,
  };
}

const { flag, id, integer, key, long, real, text } = columns;

const thingTable = table(
  'thing',
  [
    id(),
    id('owner'),
    optional(text('label')),
    optional(integer('amount')),
    optional(text('day', 10)),
    flag('live'),
    long('tags'),
    optional(long('note')),
    optional(real('weight')),
  ],
  [['owner', 'day']],
);

const linkTable = table('thing_link', [key('thing_id'), key('group_id')]);
