import type { MigrationInterface, QueryRunner } from 'typeorm';

import {
  addRequired,
  citeSources,
  quoteSources,
} from '../../kit/storage/cite-sources.ts';
import { columns, optional, table } from '../../kit/storage/table.ts';

const { id, integer, long, text } = columns;

const sourced = [
  'alliance',
  'membership',
  'office',
  'chair_term',
  'reported_issue',
];

const reportedFact = table(
  'reported_fact',
  [
    id(),
    text('alliance_id', 64),
    integer('place'),
    text('subject', 32),
    text('value'),
    text('provenance', 32),
    text('evidence', 32),
    optional(long('statement')),
    optional(text('wording')),
    optional(long('citation')),
  ],
  [['alliance_id']],
);

/**
 * Adds a citation to each fact, and a column that tells whether all members are
 * recorded.
 */
export class CiteSources1795620000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await citeSources(runner, sourced);
    await addRequired(runner, ['office', text('evidence', 32)], 'NONE');
    const coverage = text('member_records', 16);
    await addRequired(runner, ['alliance', coverage], 'PARTIAL');
    await runner.query(
      "UPDATE alliance SET member_records = 'COMPLETE' WHERE provenance IN ('RECORDED', 'SYNTHETIC')",
    );
    await runner.createTable(reportedFact);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(reportedFact);
    await runner.dropColumn('alliance', 'member_records');
    await runner.dropColumn('office', 'evidence');
    await quoteSources(runner, sourced);
  }
}
