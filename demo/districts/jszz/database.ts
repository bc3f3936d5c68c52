import { demoSize } from '../shared/districts.ts';
import type { LegacyDatabase } from '../shared/legacy-table.ts';
import { jszzRows } from './rows.ts';

/** `jszz` as MySQL 8 holds it: InnoDB, utf8mb4, snowflake keys. */
export function jszzDatabase(size = demoSize): LegacyDatabase {
  const { organizations, units } = jszzRows(size);
  return {
    name: 'jszz',
    engine: 'InnoDB',
    charset: 'utf8mb4',
    tables: [
      {
        name: 'party_org',
        columns: {
          id: 'bigint NOT NULL',
          path: 'char(15)',
          org_name: 'varchar(200)',
          org_type: 'tinyint',
          parent_name: 'varchar(200)',
          credit_code: 'varchar(50)',
          affiliation: 'char(2)',
          area_code: 'char(6)',
          found_date: 'varchar(20)',
          member_num: 'int',
          secretary_id: 'bigint',
          secretary_name: 'varchar(60)',
          deleted: 'smallint',
          delete_token: 'bigint',
          update_time: 'datetime',
        },
        primaryKey: 'id',
        keys: ['org_name', 'parent_name'],
        rows: organizations,
      },
      {
        name: 'party_org_unit',
        columns: {
          id: 'bigint NOT NULL',
          org_id: 'bigint',
          unit_name: 'varchar(200)',
          credit_code: 'varchar(50)',
          nature: 'tinyint',
          industry: 'char(1)',
          area_code: 'char(6)',
          contact_name: 'varchar(60)',
          contact_phone: 'varchar(30)',
          deleted: 'smallint',
          delete_token: 'bigint',
          update_time: 'datetime',
        },
        primaryKey: 'id',
        keys: ['org_id'],
        rows: units,
      },
    ],
  };
}
