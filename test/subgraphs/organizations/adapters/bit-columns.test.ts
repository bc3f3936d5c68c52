import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';

import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import type { OrganizationSource } from '../../../../subgraphs/organizations/source/organization-source.ts';
import { startMariaDb, type PrivateMariaDb } from '../../../support/mariadb.ts';
import { mappingFolder, type MappingFolder } from '../mapping/mapping-file.ts';

const statements = [
  'CREATE TABLE dw (id int PRIMARY KEY, mc varchar(40), xz bit(8), hy bit(4), sc bit(1), zz int)',
  `INSERT INTO dw VALUES
    (1, '(示例·)甲厂', 49, 1, 0, 1), (2, '(示例·)乙厂', 2, 2, 0, 3),
    (3, '(示例·)丙厂', 2, NULL, NULL, 4), (4, '(示例·)已删厂', 49, 1, 1, 1)`,
  'CREATE TABLE dzz (id int PRIMARY KEY, mc varchar(40), lb bit(1), Qh bit(2), sc bit(1))',
  `INSERT INTO dzz VALUES
    (1, '(示例·)总党委', 1, 1, 0), (2, '(示例·)一支部', 0, 2, 0),
    (3, '(示例·)二支部', 0, NULL, NULL), (4, '(示例·)已撤支部', 0, 1, 1)`,
  'CREATE TABLE gx (xj int, sj int, sc bit(1))',
  'INSERT INTO gx VALUES (2, 1, 0), (3, 2, 0), (3, 1, 1)',
];

const yaml = (url: string) => `system: bj
name: 示例·以位为标志的系统
districts: ['310104', '310105']
provenance: SYNTHETIC
owner: { column: qh, values: { '1': '310104', '2': '310105' } }
source: { kind: sql, url: '${url}' }
units:
  from: dw_qh
  key: { column: id, type: integer }
  live: [{ column: SC, is: [0, null] }]
  columns:
    name: mc
    nature: { column: xz, codes: { '49': STATE_OWNED, '2': NON_PUBLIC_ENTERPRISE } }
    industry: { column: hy, codes: { '1': MANUFACTURING, '2': INFORMATION_TECHNOLOGY } }
partyOrganizations:
  from: dzz
  key: { column: id, type: integer }
  live: [{ column: sc, not: ['1'] }]
  columns: { name: mc, category: { column: lb, codes: { '1': COMMITTEE, '0': BRANCH } } }
  hierarchy: { style: table, from: gx, organization: xj, superior: sj, live: [{ column: sc, is: [0] }] }
links: { in: units, column: zz }
`;

// A view of a BIT is a BIT; units are all of the first district.
const view = 'CREATE VIEW dw_qh AS SELECT dw.*, NULL AS qh FROM dw';

describe('BIT columns of a MariaDB, whose text is bytes', () => {
  let server: PrivateMariaDb;
  let folder: MappingFolder;
  let source: OrganizationSource;
  beforeAll(async () => {
    folder = await mappingFolder();
    server = await startMariaDb();
    const url = await server.createDatabase('bits');
    const owner = await createConnection(url);
    for (const statement of [...statements, view]) await owner.query(statement);
    await owner.end();
    const mapping = await folder.mapping(yaml(server.readerUrl('bits')));
    source = openSource({ mapping });
  });
  afterAll(async () => {
    await source.close();
    await server.stop();
    await folder.remove();
  });

  const page = (district: string) =>
    ({ district, filter: null, after: null, limit: 9 }) as const;

  it('leave out the rows that they say are deleted', async () => {
    const units = await source.units.page(page('310104'));
    expect(units.map(({ localId }) => localId)).toEqual(['1', '2', '3']);
    const ids = ['1', '2', '3', '4'];
    const found = await source.partyOrganizations.byIds(ids);
    expect(found.map(({ localId }) => localId).sort()).toEqual(['1', '2', '3']);
    const links = await source.linksOfUnits(ids);
    expect(links.map(({ unit }) => unit).sort()).toEqual(['1', '2']);
  });

  it('are codes of a nature, an industry, a category and a district', async () => {
    expect(await source.units.byIds(['1'])).toMatchObject([
      { nature: 'STATE_OWNED', industry: 'MANUFACTURING' },
    ]);
    expect(await source.partyOrganizations.page(page('310104'))).toMatchObject([
      { localId: '1', category: 'COMMITTEE', localCategory: '1' },
      { localId: '3', category: 'BRANCH', localCategory: '0' },
    ]);
    expect(await source.partyOrganizations.page(page('310105'))).toMatchObject([
      { localId: '2', owner: '310105' },
    ]);
  });

  it('filter and count units by what they mean', async () => {
    const groups = await source.unitGroups({
      district: '310104',
      filter: null,
      groupBy: ['NATURE'],
    });
    expect(groups.map(({ nature, count }) => [nature, count]).sort()).toEqual([
      ['NON_PUBLIC_ENTERPRISE', 2],
      ['STATE_OWNED', 1],
    ]);
    expect(await source.summary()).toMatchObject({ unitCount: 3 });
  });

  it('say which pairs of a hierarchy are in force', async () => {
    const found = await source.affiliations(['2', '3']);
    expect(found.get('2')).toMatchObject({ parent: '1', doubts: [] });
    expect(found.get('3')).toMatchObject({ parent: '2', doubts: [] });
  });
});
