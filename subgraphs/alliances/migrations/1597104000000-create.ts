import type { MigrationInterface, QueryRunner } from 'typeorm';

import { columns, optional, table } from '../../kit/storage/table.ts';

const { flag, id, integer, key, long, real, text } = columns;

const quoted = [
  text('provenance', 32),
  text('evidence', 32),
  optional(long('quote')),
];

const allianceTables = [
  table(
    'alliance',
    [
      id(),
      text('name'),
      text('type', 32),
      text('state', 32),
      optional(text('lead_unit_id', 128)),
      optional(text('lead_text')),
      flag('lead_is_party_department'),
      long('shared_goals'),
      optional(text('exploring_since', 10)),
      optional(text('founded_on', 10)),
      optional(text('member_count_text')),
      flag('superior_connected'),
      ...quoted,
    ],
    [['state']],
  ),
  table(
    'alliance_district',
    [key('alliance_id'), key('district_code', 6)],
    [['district_code']],
  ),
  table(
    'membership',
    [
      id(),
      text('alliance_id', 64),
      text('unit_id', 128),
      text('district_code', 6),
      text('role', 32),
      text('status', 32),
      optional(text('since', 10)),
      optional(text('until', 10)),
      optional(text('successor_unit_id', 128)),
      ...quoted,
    ],
    [
      ['alliance_id', 'status', 'district_code'],
      ['unit_id', 'status'],
      ['district_code', 'status'],
    ],
  ),
  table(
    'office',
    [
      id(),
      text('alliance_id', 64),
      text('role', 32),
      optional(text('unit_id', 128)),
      text('holder_text'),
      text('provenance', 32),
      optional(long('quote')),
    ],
    [['alliance_id']],
  ),
  table(
    'chair_term',
    [
      id(),
      text('alliance_id', 64),
      integer('ordinal'),
      optional(text('unit_id', 128)),
      text('state', 32),
      optional(text('starts_on', 10)),
      optional(text('ends_on', 10)),
      ...quoted,
    ],
    [['alliance_id'], ['unit_id'], ['state', 'ends_on']],
  ),
];

const charterTables = [
  table(
    'charter',
    [
      id(),
      text('alliance_id', 64),
      optional(integer('conferences_per_year')),
      real('quorum'),
    ],
    [['alliance_id']],
  ),
  table(
    'charter_version',
    [
      id(),
      text('charter_id', 64),
      integer('number'),
      text('state', 32),
      optional(text('content_hash', 64)),
      optional(text('frozen_on', 10)),
      optional(text('effective_from', 10)),
    ],
    [['charter_id']],
  ),
  table(
    'charter_clause',
    [
      id(),
      text('version_id', 64),
      integer('number'),
      long('text'),
      flag('mandatory'),
    ],
    [['version_id']],
  ),
  table(
    'signature',
    [
      id(),
      text('version_id', 64),
      text('unit_id', 128),
      text('content_hash', 64),
      text('signed_at', 40),
    ],
    [['version_id']],
  ),
];

const recordTables = [
  table(
    'institution',
    [
      id(),
      text('alliance_id', 64),
      text('kind', 32),
      integer('version'),
      optional(text('adopted_on', 10)),
      optional(text('reviewed_on', 10)),
      optional(text('last_used_on', 10)),
    ],
    [['alliance_id']],
  ),
  table(
    'suspension',
    [
      id(),
      text('alliance_id', 64),
      text('starts_on', 10),
      optional(text('ends_on', 10)),
      text('reason'),
      text('scope', 32),
    ],
    [['alliance_id']],
  ),
  table(
    'support_plan',
    [
      id(),
      text('alliance_id', 64),
      integer('year'),
      optional(real('budget_cny')),
      optional(real('staff_fte')),
      optional(real('coordination_cost_cny')),
      optional(integer('liaison_offices')),
    ],
    [['alliance_id']],
  ),
  table(
    'guidance_visit',
    [
      id(),
      text('alliance_id', 64),
      text('held_on', 10),
      text('kind', 32),
      text('guided_by'),
    ],
    [['alliance_id', 'held_on']],
  ),
  table(
    'evaluation_round',
    [
      id(),
      text('alliance_id', 64),
      text('starts_on', 10),
      text('ends_on', 10),
      text('policy_version', 32),
      text('state', 32),
    ],
    [['alliance_id']],
  ),
  table(
    'recognition',
    [
      id(),
      text('alliance_id', 64),
      optional(text('unit_id', 128)),
      text('title'),
      text('granted_on', 10),
      text('granted_by'),
    ],
    [['alliance_id']],
  ),
  table(
    'reported_issue',
    [
      id(),
      text('district_code', 6),
      text('code', 32),
      text('label'),
      text('provenance', 32),
      text('evidence', 32),
      long('quote'),
    ],
    [['district_code']],
  ),
];

/** The first tables of the alliances subgraph. */
export class CreateAlliances1597104000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const created of tables()) await runner.createTable(created);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const dropped of tables().reverse()) await runner.dropTable(dropped);
  }
}

function tables() {
  return [...allianceTables, ...charterTables, ...recordTables];
}
