import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';

import { inspectSystem } from '../../../onboarding/check/quality/inspect-system.ts';
import { runStage } from '../../../onboarding/check/stage.ts';
import { stagesOf } from '../../../onboarding/check/stages/stages-of-mapping.ts';
import type { DistrictMapping } from '../../../subgraphs/organizations/mapping/read-mapping.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';
import { startMariaDb, type PrivateMariaDb } from '../../support/mariadb.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import {
  describeLegacy,
  type LegacyDatabase,
} from '../../subgraphs/organizations/adapters/legacy-database.ts';

/** A type of a flag, the cells of its rows, and the values of conditions. */
type Flag = readonly [
  type: string,
  cells: readonly string[],
  values: readonly (string | number | null)[],
];

const flags: readonly Flag[] = [
  ['bit(1)', ['0', '1', 'NULL'], [0, 1, '0', '1', null]],
  ['bit(8)', ['0', '1', '49', '255', 'NULL'], [0, 1, 49, 255, '49', '1', null]],
  ['tinyint(1)', ['0', '1', '2', 'NULL'], [0, 1, '1', null]],
  ['boolean', ['0', '1', 'NULL'], [0, 1, '0', null]],
  ['char(3)', ["'1'", "'1 '", "'0'", "''", "'１'"], ['1', '0', 1, '', null]],
  [
    'varchar(9)',
    ["'Y'", "'y'", "'N'", "'Y '", "'Ｙ'", 'NULL'],
    ['Y', 'N', 'Ｙ', null],
  ],
  [
    'varchar(8)',
    ["'正常'", "'正常 '", "'正　常'", "'撤销'", "'无'"],
    ['正常', '撤销', '无', null],
  ],
  ["varchar(7) DEFAULT '0'", ["'0'", "'1'", "'０'", "'-'"], ['0', 0, 1, '-']],
  ['decimal(3,1)', ['1', '0', '1.5', 'NULL'], [1, 0, 1.5, '1.0', null]],
  ['year', ['2020', '1999', 'NULL'], [2020, '2020', null]],
  [
    'date',
    ["'2020-01-02'", "'9999-12-31'", 'NULL'],
    ['9999-12-31', '2020-01-02', null],
  ],
  [
    'datetime',
    ["'2020-01-02 03:04:05'", "'9999-12-31 23:59:59'", 'NULL'],
    ['9999-12-31 23:59:59', '2020-01-02 03:04:05', null],
  ],
];

const ofMySql: readonly Flag[] = [
  ["enum('0','1','Ｙ')", ["'0'", "'1'", "'Ｙ'", 'NULL'], ['0', '1', 'Y', null]],
  ["set('a','b')", ["'a'", "'a,b'", "''", 'NULL'], ['a', 'a,b', '', null]],
];

/** Of a collation for which Ｙ, Y and y are one letter. */
const ofFolding: readonly Flag[] = [
  ['varchar(9)', ["'Y'", "'y'", "'Ｙ'", "'N'", 'NULL'], ['Y', 'Ｙ', null]],
  ['varchar(8)', ["'Y'", "'y'", "'Ｙ'", "' N'", 'NULL'], ['Y', 'Ｙ', 'N']],
];

const tablesOf = (named: readonly Flag[], prefix: string) =>
  named.flatMap(([type, cells], index) => [
    `CREATE TABLE ${prefix}${index} (id int PRIMARY KEY, mc varchar(40), fl ${type})`,
    `INSERT INTO ${prefix}${index} VALUES ${cells.map((cell, row) => `(${row + 1}, '(示例·)第${row + 1}党支部', ${cell})`).join(', ')}`,
  ]);

const yaml = (url: string, table: string, condition: object) => `system: bj
name: 示例·标志
districts: ['310104']
provenance: SYNTHETIC
source: { kind: sql, url: '${url}' }
partyOrganizations:
  from: ${table}
  key: { column: id, type: integer }
  live: [${JSON.stringify({ column: 'fl', ...condition })}]
  columns: { name: mc }
`;

/** The ids of the rows that are served. */
async function served(mapping: DistrictMapping): Promise<string[]> {
  const source = openSource({ mapping });
  try {
    const page = { district: '310104', after: null, limit: 99, filter: null };
    const records = await source.partyOrganizations.page(page);
    return records.map(({ localId }) => localId);
  } finally {
    await source.close();
  }
}

/** How many rows each of the two counts of the check finds. */
async function checked(mapping: DistrictMapping) {
  const plan = stagesOf(mapping);
  try {
    const stage = plan.stages.find(({ name }) => name === 'rows');
    if (!stage) throw new TypeError('Expected a stage of rows, but got: none.');
    const rows = await runStage(stage, () => undefined);
    const { counts } = await inspectSystem(mapping, {
      keep: 0,
      progress: () => undefined,
    });
    return {
      rows: Number(/ (\d+)\/\d+$/u.exec(rows.detail ?? '')?.[1] ?? 0),
      inspected: counts.partyOrganizations,
    };
  } finally {
    await plan.close();
  }
}

function agreeIn(
  database: () => LegacyDatabase,
  named: readonly Flag[],
  prefix: string,
) {
  const cases = named.flatMap(([type, , values], index) =>
    values.map((value) => ({ type, table: `${prefix}${index}`, value })),
  );
  it.each(cases)(
    'count $type that is, and is not, $value as it is served',
    async ({ table, value }) => {
      const { url, folder } = database();
      for (const condition of [
        { is: [value] },
        { not: [value] },
        { is: [value, null] },
      ]) {
        const mapping = await folder.mapping(yaml(url, table, condition));
        const { length } = await served(mapping);
        expect({ condition, ...(await checked(mapping)) }).toEqual({
          condition,
          rows: length,
          inspected: length,
        });
      }
    },
  );
}

describeLegacy(tablesOf(flags, 'f'), (database) => {
  describe('the conditions of live', () => {
    agreeIn(database, flags, 'f');

    it.each([
      ['f0', { is: [0, null] }, ['1', '3']],
      ['f0', { is: [1] }, ['2']],
      ['f0', { is: ['1'] }, ['2']],
      ['f0', { not: [1] }, ['1', '3']],
      ['f1', { is: [1] }, ['2']],
      ['f1', { not: ['49'] }, ['1', '2', '4', '5']],
      ['f4', { is: ['1'] }, ['1', '2']],
      ['f6', { is: ['正常'] }, ['1', '2']],
      ['f11', { is: ['9999-12-31 23:59:59', null] }, ['2', '3']],
      ['f11', { not: ['9999-12-31 23:59:59'] }, ['1', '3']],
    ])('leave of %s with %j the rows %j', async (table, condition, ids) => {
      const { url, folder } = database();
      const mapping = await folder.mapping(yaml(url, table, condition));
      expect(await served(mapping)).toEqual(ids);
    });
  });
});

describe('the conditions of live on types that MariaDB alone has', () => {
  let server: PrivateMariaDb;
  let folder: MappingFolder;
  let url: string;
  beforeAll(async () => {
    folder = await mappingFolder();
    server = await startMariaDb();
    url = await server.createDatabase('flags', 'utf8mb4_unicode_ci');
    const owner = await createConnection(url);
    for (const statement of [
      ...tablesOf(ofMySql, 'm'),
      ...tablesOf(ofFolding, 'w'),
    ]) {
      await owner.query(statement);
    }
    await owner.end();
  });
  afterAll(async () => {
    await server.stop();
    await folder.remove();
  });

  agreeIn(() => ({ url, folder }), ofMySql, 'm');
  agreeIn(() => ({ url, folder }), ofFolding, 'w');
});
