import type { MigrationInterface, QueryRunner } from 'typeorm';

import { columns, table } from '../../kit/storage/table.ts';

export class CreateOrganizations1597104000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(organizationAlias);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(organizationAlias);
  }
}

const { flag, key, real } = columns;

const organizationAlias = table('organization_alias', [
  key('unit_id'),
  key('system', 32),
  key('local_id'),
  key('name', 255),
  real('confidence'),
  flag('reviewed'),
]);
