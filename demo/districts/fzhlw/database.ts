import { demoSize } from '../shared/districts.ts';
import type { LegacyDatabase } from '../shared/legacy-table.ts';
import { fzhlwRows } from './rows.ts';

/** `FZ_HLW`: upper case, utf8, filled by a group's synchronization. */
export function fzhlwDatabase(size = demoSize): LegacyDatabase {
  const { organizations, units } = fzhlwRows(size);
  return {
    name: 'FZ_HLW',
    engine: 'InnoDB',
    charset: 'utf8',
    tables: [
      {
        name: 'DZZ_INFO',
        columns: {
          DZZ_UNIQUE_ID: 'char(36) NOT NULL',
          DZZ_ENCODING: 'varchar(12)',
          DZZ_FULL_NAME: 'varchar(200)',
          DZZ_SHORT_NAME: 'varchar(100)',
          DZZ_CATEGORY: 'varchar(8)',
          UPPER_UNIQUE_ID: 'char(36)',
          DW_UNIQUE_ID: 'char(36)',
          AFFILIATION_CODE: 'varchar(2)',
          ADMIN_AREA: 'varchar(12)',
          ESTABLISH_DATE: 'datetime',
          MEMBER_COUNT: 'decimal(8,0)',
          SECRETARY_NAME: 'varchar(60)',
          DELETE_FLAG: 'int',
          UPDATE_TIMESTAMP: 'bigint',
        },
        primaryKey: 'DZZ_UNIQUE_ID',
        keys: ['UPPER_UNIQUE_ID', 'DW_UNIQUE_ID'],
        rows: organizations,
      },
      {
        name: 'DW_INFO',
        columns: {
          DW_UNIQUE_ID: 'char(36) NOT NULL',
          DW_NAME: 'varchar(200)',
          CREDIT_CODE: 'varchar(18)',
          DW_NATURE: 'varchar(40)',
          INDUSTRY_CODE: 'varchar(4)',
          ADMIN_AREA: 'varchar(12)',
          CONTACT_NAME: 'varchar(60)',
          CONTACT_PHONE: 'varchar(30)',
          DELETE_FLAG: 'int',
          UPDATE_TIMESTAMP: 'bigint',
        },
        primaryKey: 'DW_UNIQUE_ID',
        keys: [],
        rows: units,
      },
    ],
  };
}
