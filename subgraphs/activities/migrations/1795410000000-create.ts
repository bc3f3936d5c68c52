import type { MigrationInterface, QueryRunner } from 'typeorm';

import { columns, optional, table } from '../../kit/storage/table.ts';

export class CreateActivities1795410000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const each of tables) await runner.createTable(each);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const each of tables.toReversed()) await runner.dropTable(each);
  }
}

const { flag, id, integer, key, long, real, text } = columns;

const tables = [
  table('activity', [
    id(),
    text('title'),
    text('kind', 32),
    long('categories'),
    optional(text('theme')),
    text('state', 32),
    optional(text('started_on', 10)),
    optional(text('ended_on', 10)),
    flag('online'),
    optional(text('initiated_by', 32)),
    optional(text('plan_filed_on', 10)),
    optional(long('objective')),
    optional(text('need_kind', 32)),
    optional(text('need_raised_on', 10)),
    optional(id('need_reference')),
    flag('party_element'),
    optional(text('summarized_on', 10)),
    optional(long('summary')),
    optional(text('recorded_on', 10)),
    text('provenance', 32),
    text('evidence', 32),
    optional(long('quote')),
  ]),
  table(
    'activity_alliance',
    [key('activity_id'), key('alliance_id')],
    [['alliance_id', 'activity_id']],
  ),
  table('activity_host', [key('activity_id'), key('unit_id')]),
  table(
    'participation',
    [
      id(),
      id('activity_id'),
      id('unit_id'),
      text('role', 32),
      flag('attended'),
      optional(integer('headcount')),
    ],
    [['activity_id'], ['unit_id']],
  ),
  table(
    'outcome',
    [
      id(),
      id('activity_id'),
      text('metric', 32),
      optional(real('value')),
      optional(text('qualifier')),
      optional(integer('within_days')),
      optional(long('description')),
      text('evidence', 32),
      text('provenance', 32),
      optional(long('quote')),
    ],
    [['activity_id']],
  ),
  table(
    'joint_conference',
    [
      id(),
      id('alliance_id'),
      text('held_on', 10),
      flag('superior_attended'),
      text('provenance', 32),
    ],
    [['alliance_id', 'held_on']],
  ),
  table(
    'agenda_item',
    [
      id(),
      id('conference_id'),
      text('title'),
      optional(id('proposed_by_id')),
      optional(text('proposed_on', 10)),
    ],
    [['conference_id']],
  ),
  table(
    'resolution',
    [
      id(),
      id('conference_id'),
      long('text'),
      text('due_on', 10),
      optional(text('closed_on', 10)),
    ],
    [['conference_id']],
  ),
  table(
    'project',
    [
      id(),
      text('title'),
      optional(text('category', 32)),
      text('state', 32),
      optional(id('alliance_id')),
      optional(text('published_on', 10)),
      optional(text('expires_on', 10)),
      text('provenance', 32),
      text('evidence', 32),
      optional(long('quote')),
    ],
    [['alliance_id']],
  ),
  table(
    'project_claim',
    [
      id(),
      id('project_id'),
      id('unit_id'),
      text('state', 32),
      optional(text('claimed_on', 10)),
      optional(text('due_on', 10)),
      optional(text('confirmed_on', 10)),
    ],
    [['project_id'], ['unit_id']],
  ),
  table(
    'training_plan',
    [
      id(),
      text('topic'),
      text('state', 32),
      optional(text('venue')),
      optional(id('demand_cluster_id')),
      optional(id('alliance_id')),
      text('provenance', 32),
      optional(long('quote')),
    ],
    [['demand_cluster_id'], ['alliance_id']],
  ),
];
