import type { MigrationInterface, QueryRunner } from 'typeorm';

import { columns, optional, table } from '../../kit/storage/table.ts';

export class CreateResources1795410000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const each of tables) await runner.createTable(each);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const each of tables.toReversed()) await runner.dropTable(each);
  }
}

const { id, integer, long, real, text } = columns;

const tables = [
  table(
    'resource',
    [
      id(),
      text('title'),
      text('kind', 32),
      optional(long('description')),
      optional(id('provider_id')),
      optional(id('alliance_id')),
      text('state', 32),
      text('provenance', 32),
      text('evidence', 32),
      optional(long('quote')),
    ],
    [['alliance_id'], ['provider_id']],
  ),
  table(
    'resource_request',
    [
      id(),
      text('title'),
      text('kind', 32),
      optional(id('raised_by_id')),
      optional(id('alliance_id')),
      text('state', 32),
      text('raised_on', 10),
      optional(text('matched_on', 10)),
      optional(text('fulfilled_on', 10)),
      optional(text('confirmed_on', 10)),
      optional(long('unmet_reason')),
      optional(id('demand_cluster_id')),
      text('provenance', 32),
    ],
    [['alliance_id'], ['raised_by_id']],
  ),
  table(
    'exchange',
    [
      id(),
      text('kind', 32),
      text('title'),
      optional(id('provider_id')),
      optional(id('receiver_id')),
      id('alliance_id'),
      text('state', 32),
      optional(text('agreed_on', 10)),
      optional(text('confirmed_on', 10)),
      optional(id('request_id')),
      optional(id('labour_sharing_id')),
      text('provenance', 32),
      text('evidence', 32),
      optional(long('quote')),
    ],
    [['alliance_id']],
  ),
  table('labour_sharing_agreement', [
    id(),
    text('state', 32),
    optional(integer('headcount')),
    optional(text('from', 10)),
    optional(text('to', 10)),
    long('effects'),
  ]),
  table(
    'donation',
    [
      id(),
      text('kind', 32),
      optional(id('donor_id')),
      text('recipient'),
      optional(id('alliance_id')),
      optional(text('goods')),
      optional(real('goods_quantity')),
      optional(text('goods_unit')),
      optional(real('value_cny')),
      optional(text('donated_on', 10)),
      text('provenance', 32),
      text('evidence', 32),
      optional(long('quote')),
    ],
    [['alliance_id'], ['donor_id']],
  ),
  table(
    'training_demand',
    [
      id(),
      text('topic'),
      optional(id('raised_by_id')),
      optional(text('raised_on', 10)),
      optional(text('raised_by_text')),
      optional(id('demand_cluster_id')),
    ],
    [['demand_cluster_id']],
  ),
  table(
    'demand_cluster',
    [
      id(),
      text('topic'),
      optional(id('alliance_id')),
      text('provenance', 32),
      text('evidence', 32),
      optional(long('quote')),
    ],
    [['alliance_id']],
  ),
];
