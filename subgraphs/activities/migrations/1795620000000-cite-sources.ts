import type { MigrationInterface, QueryRunner } from 'typeorm';

import {
  addRequired,
  citeSources,
  quoteSources,
  setNullable,
} from '../../kit/storage/cite-sources.ts';
import { columns, table } from '../../kit/storage/table.ts';

const sourced = ['activity', 'outcome', 'project', 'training_plan'];
const untold = ['online', 'party_element'];
const log = table('activity_log', [columns.key('alliance_id')]);

/**
 * An alliance that recorded activities or conferences itself has kept a log.
 */
const loggedSoFar = `
  INSERT INTO activity_log (alliance_id)
  SELECT link.alliance_id FROM activity_alliance link
    JOIN activity ON activity.id = link.activity_id
    WHERE activity.provenance IN ('RECORDED', 'SYNTHETIC')
  UNION SELECT alliance_id FROM joint_conference`;

/** Adds citations, and lets columns be null that sources leave out. */
export class CiteSources1795620000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await citeSources(runner, sourced);
    const evidence = columns.text('evidence', 32);
    await addRequired(runner, ['training_plan', evidence], 'NONE');
    for (const name of untold) {
      await setNullable(runner, ['activity', columns.flag(name)], true);
    }
    await runner.createTable(log);
    await runner.query(loggedSoFar);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(log);
    for (const name of untold) {
      await setNullable(runner, ['activity', columns.flag(name)], false);
    }
    await runner.dropColumn('training_plan', 'evidence');
    await quoteSources(runner, sourced);
  }
}
