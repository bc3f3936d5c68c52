import {
  TableColumn,
  type MigrationInterface,
  type QueryRunner,
} from 'typeorm';

import {
  addRequired,
  citeSources,
  quoteSources,
  setNullable,
} from '../../kit/storage/cite-sources.ts';
import { columns, optional, table } from '../../kit/storage/table.ts';

const sourced = ['resource', 'exchange', 'donation', 'demand_cluster'];
const agreementState = [
  'labour_sharing_agreement',
  columns.text('state', 32),
] as const;
const log = table('exchange_log', [columns.key('alliance_id')]);

/** An alliance that recorded exchanges or requests itself has kept a log. */
const loggedSoFar = `
  INSERT INTO exchange_log (alliance_id)
  SELECT alliance_id FROM exchange
    WHERE provenance IN ('RECORDED', 'SYNTHETIC')
  UNION SELECT alliance_id FROM resource_request
    WHERE provenance IN ('RECORDED', 'SYNTHETIC')
      AND alliance_id IS NOT NULL`;

/** Adds citations, and lets columns be null that sources leave out. */
export class CiteSources1795620000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await citeSources(runner, sourced);
    const direction = columns.text('direction', 16);
    await addRequired(runner, ['exchange', direction], 'STATED');
    await runner.addColumn(
      'exchange',
      new TableColumn(optional(columns.long('party_ids'))),
    );
    await runner.addColumn(
      'donation',
      new TableColumn(optional(columns.integer('recipient_count'))),
    );
    const state = columns.text('state', 32);
    await addRequired(runner, ['demand_cluster', state], 'CLUSTERED');
    await setNullable(runner, agreementState, true);
    await runner.createTable(log);
    await runner.query(loggedSoFar);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(log);
    await setNullable(runner, agreementState, false);
    await runner.dropColumn('demand_cluster', 'state');
    await runner.dropColumn('donation', 'recipient_count');
    await runner.dropColumns('exchange', ['party_ids', 'direction']);
    await quoteSources(runner, sourced);
  }
}
