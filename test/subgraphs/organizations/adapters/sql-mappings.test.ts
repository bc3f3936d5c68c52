import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';

import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import type { OrganizationSource } from '../../../../subgraphs/organizations/source/organization-source.ts';
import { startMariaDb, type PrivateMariaDb } from '../../../support/mariadb.ts';
import { mappingFolder, type MappingFolder } from '../mapping/mapping-file.ts';
import {
  describeLegacy,
  gbkBytes,
  type LegacyDatabase,
} from './legacy-database.ts';

const statements = [
  'CREATE TABLE dw (id bigint PRIMARY KEY, mc varchar(50), jd varchar(20), xzqh int, hy varchar(9), isDelete char(1))',
  `INSERT INTO dw VALUES
    (9007199254740993, '示例·老厂', '仓前街道', 330110, '制造', '1'),
    (9007199254740992, '  示例·新厂\u3000', '临平街道', 330110, '软件', '1'),
    (7, '示例·已删', '临平街道', 330110, '制造', '0'),
    (8, '示例·外区', NULL, 330482, '其他', '1')`,
  'CREATE TABLE dzz (id bigint PRIMARY KEY, mc varchar(50), pid bigint, lj varchar(40), zj varchar(40), bm varchar(15), sj varchar(20), jb varchar(9), rq varchar(20), ym int, sec bigint, ms bigint, xl double, dmy varchar(10))',
  `INSERT INTO dzz VALUES
    (9007199254740995, '示例·总党委', 0, '001', '0', '001000000', 'X-', '街道', '一八年', 201805, 1526486400, 1526486400000, 43237, '17/05/2018'),
    (9007199254740997, '示例·二党总支', 9007199254740995, '001.002', '0,9007199254740995', '001002000', 'X-示例·总党委', '镇', '2018-05-00', 201813, 0, 0, 12, '31/02/2018'),
    (9007199254740999, '示例·三支部', 9007199254740997, '001.002.003', '0,9007199254740995,9007199254740997', '001002003', 'X-示例·二党总支', '?', NULL, NULL, NULL, NULL, NULL, NULL)`,
  'CREATE TABLE dw_dzz (dw bigint, dzz bigint)',
  'INSERT INTO dw_dzz VALUES (9007199254740993, 9007199254740995), (9007199254740993, 9007199254740999), (9007199254740992, 9007199254740999), (7, 9007199254740995), (8, 5)',
];

interface Changes {
  readonly hierarchy?: string;
  readonly established?: string;
  readonly more?: string;
}

const [old, fresh] = ['9007199254740993', '9007199254740992'];
const [top, middle, low] = [
  '9007199254740995',
  '9007199254740997',
  '9007199254740999',
] as const;

const yaml = (url: string, changes: Changes = {}) => `system: ex
name: 示例·旧系统
districts: ['330110', '330113']
${changes.more ?? ''}
owner: { column: jd, values: { 临平街道: '330113', 仓前街道: '330110' } }
source: { kind: sql, url: '${url}', trim: true }
units:
  from: dw
  key: { column: id, type: integer }
  live: [{ column: isDelete, is: ['1'] }]
  columns:
    name: mc
    industry: { column: hy, codes: { 制造: MANUFACTURING, 软件: INFORMATION_TECHNOLOGY } }
    district: xzqh
partyOrganizations:
  from: dzz_all
  key: { column: id, type: integer }
  columns:
    name: mc
    category: { column: mc, endings: { 党委: COMMITTEE, 党总支: GENERAL_BRANCH } }
    level: { column: jb, codes: { 街道: '61', 镇: '62' } }
    established: ${changes.established ?? 'rq'}
  hierarchy: ${changes.hierarchy ?? '{ style: parent-key, column: pid }'}
links: { in: table, from: dw_dzz, unit: dw, organization: dzz }
`;

// Organizations have no column of the split: they belong to the first district.
const views = ["CREATE VIEW dzz_all AS SELECT dzz.*, '' AS jd FROM dzz"];

describeLegacy([...statements, ...views], (database) => {
  const open = (changes?: Changes) => openLegacy(database(), changes);

  it('divides a district that was split in 2021 by a column', async () => {
    await using(await open(), async (source) => {
      const page = (district: string) =>
        source.units.page({ district, after: null, limit: 9, filter: null });
      expect(await page('330110')).toMatchObject([
        { localId: '8', owner: '330110', district: '330482' },
        { localId: old, name: '示例·老厂', district: '330110' },
      ]);
      expect(await page('330113')).toMatchObject([
        { localId: fresh, owner: '330113', industry: 'INFORMATION_TECHNOLOGY' },
      ]);
      const groups = await source.unitGroups({
        district: '330110',
        filter: null,
        groupBy: ['DISTRICT', 'INDUSTRY', 'HAS_PARTY_ORGANIZATION'],
      });
      expect(groups).toMatchObject([
        {
          district: '330110',
          industry: 'MANUFACTURING',
          hasPartyOrganization: true,
          count: 1,
        },
        {
          district: '330482',
          industry: null,
          hasPartyOrganization: false,
          count: 1,
        },
      ]);
    });
  });

  it('takes spaces off the ends, full-width ones too, in answers, filters and orders', async () => {
    await using(await open(), async (source) => {
      const [unit] = await source.units.page({
        district: '330113',
        after: null,
        limit: 1,
        filter: { name: { eq: '示例·新厂' } },
        order: {
          terms: [{ field: 'name', descending: true }],
          keyDescending: false,
        },
      });
      expect(unit?.name).toBe('示例·新厂');
    });
  });

  it('hides rows whose reversed isDelete says 0, and links to them', async () => {
    await using(await open(), async (source) => {
      expect(await source.units.byIds(['7'])).toEqual([]);
      expect(await source.linksOfOrganizations([top])).toEqual([
        { unit: old, organization: top },
      ]);
    });
  });

  it('keeps links of a table of their own, by either end', async () => {
    await using(await open(), async (source) => {
      expect(await source.linksOfUnits([old, fresh, '8'])).toEqual([
        { unit: fresh, organization: low },
        { unit: old, organization: top },
        { unit: old, organization: low },
      ]);
      const filter = { hasPartyOrganization: { eq: false } };
      expect(await source.units.count({ district: '330110', filter })).toBe(1);
    });
  });

  it.each([
    ['snowflakes, 0 for none', '{ style: parent-key, column: pid }'],
    ['a dotted path', "{ style: path, path: { column: lj, separator: '.' } }"],
    [
      'a list of keys',
      "{ style: path, path: { column: zj, separator: ',', keys: superiors-only } }",
    ],
    [
      'a path of fixed width',
      '{ style: path, path: { column: bm, width: 3, filler: true } }',
    ],
  ])('follows superiors by %s', async (_, hierarchy) => {
    await using(await open({ hierarchy }), async (source) => {
      const found = await source.affiliations([low, top]);
      expect(found.get(low)).toMatchObject({
        parent: middle,
        path: [top, middle, low],
      });
      expect(found.get(top)?.parent).toBeNull();
    });
  });

  it('says nothing of superiors where none are recorded', async () => {
    await using(
      await open({ hierarchy: '{ style: none }' }),
      async (source) => {
        expect((await source.affiliations([low])).get(low)).toMatchObject({
          parent: null,
          path: [low],
          doubts: ['PARENT_NOT_RECORDED'],
        });
      },
    );
  });

  it('translates codes and endings to categories and levels', async () => {
    await using(await open(), async (source) => {
      expect(
        await source.partyOrganizations.byIds([top, middle, low]),
      ).toMatchObject([
        { category: 'COMMITTEE', localCategory: null },
        { category: 'GENERAL_BRANCH', localCategory: null },
        { category: null, localCategory: null },
      ]);
      const levels = await source.affiliations([top, middle, low]);
      expect([top, middle, low].map((id) => levels.get(id)?.levelCode)).toEqual(
        ['61', '62', null],
      );
      const count = (filter: object) =>
        source.partyOrganizations.count({
          district: '330110',
          filter: { category: filter },
        });
      expect(await count({ eq: 'COMMITTEE' })).toBe(1);
      expect(await count({ isNull: true })).toBe(1);
    });
  });

  it.each([
    ['rq', ['2018', '2018-05', null]],
    ['{ column: ym, date: yyyymm }', ['2018-05', null, null]],
    ['{ column: sec, date: epoch-seconds }', ['2018-05-17', null, null]],
    ['{ column: ms, date: epoch-milliseconds }', ['2018-05-17', null, null]],
    ['{ column: xl, date: excel-serial }', ['2018-05-17', null, null]],
    ['{ column: dmy, date: dd/mm/yyyy }', ['2018-05-17', null, null]],
  ])('reads dates in the style of %s', async (established, dates) => {
    await using(await open({ established }), async (source) => {
      const found = await source.partyOrganizations.byIds([top, middle, low]);
      expect(found.map(({ establishedOn }) => establishedOn)).toEqual(dates);
    });
  });

  it('leaves what is odd to a hook', async () => {
    const { folder } = database();
    await folder.write(
      'sql-odd.ts',
      `export const superior = (recorded: string) => recorded.slice(2);
       export const date = (text: string | null) => text === '一八年' ? '1918' : null;\n`,
    );
    const hooked = await open({
      more: 'hook: ./sql-odd.ts',
      hierarchy: '{ style: parent-name, column: sj }',
    });
    await using(hooked, async (source) => {
      expect((await source.affiliations([low])).get(low)).toMatchObject({
        path: [top, middle, low],
        doubts: ['PARENT_BY_NAME'],
      });
      const [organization] = await source.partyOrganizations.byIds([top]);
      expect(organization?.establishedOn).toBe('1918');
    });
  });

  it('answers for more ids and texts than a statement has parameters', async () => {
    const counted: string[] = [];
    const source = openSource({
      mapping: await database().folder.mapping(yaml(database().url)),
      onStatement: (sql) => void counted.push(sql),
    });
    const many = Array.from({ length: 40_000 }, (_, index) => `${index + 9}`);
    const units = await source.units.byIds([...many, old]);
    expect(units).toHaveLength(1);
    const byIds = counted.filter((sql) => sql.includes(' IN ('));
    expect(byIds.length).toBeLessThanOrEqual(9);
    expect(
      await source.units.count({
        district: '330110',
        filter: {
          or: [
            { name: { in: [...many, '示例·老厂'] } },
            { id: { in: [...many.map((id) => `330110:ex:${id}`)] } },
          ],
        },
      }),
    ).toBe(1);
    await source.close();
  });

  it('says how complete it is, what has no column being unfilled', async () => {
    await using(await open(), async (source) => {
      const summary = await source.summary();
      expect(summary).toMatchObject({
        unitCount: 3,
        partyOrganizationCount: 3,
        askedFields: 3 * 5 + 3 * 7,
      });
      expect(summary.filledFields).toBe(8 + 14);
    });
  });
});

describe.each([
  { held: 'gbk', bytes: gbkBytes },
  {
    held: 'utf8',
    bytes: (text: string) => `X'${Buffer.from(text).toString('hex')}'`,
  },
])('$held in columns that are declared latin1', ({ held, bytes }) => {
  let server: PrivateMariaDb;
  let folder: MappingFolder;
  let source: OrganizationSource;
  beforeAll(async () => {
    server = await startMariaDb();
    folder = await mappingFolder();
    const url = await server.createDatabase('oldlatin', 'latin1_swedish_ci');
    const connection = await createConnection(url);
    await connection.query(
      'CREATE TABLE dw (id int PRIMARY KEY, mc varchar(99), zt varchar(9), dzz varchar(99), sj varchar(99)) ENGINE=MyISAM',
    );
    const row = (id: number, ...texts: string[]) =>
      `(${id}, ${texts.map(bytes).join(', ')})`;
    await connection.query(
      `INSERT INTO dw VALUES ${[
        row(1, '示例·镕基机械', '正常', '示例·镕基党支部', '示例·园区党委'),
        row(2, '示例·注销', '注销', '示例·注销党支部', ''),
        row(3, '示例·园区', '正常', '示例·园区党委', ''),
      ].join(', ')}`,
    );
    await connection.end();
    const mapping = await folder.mapping(`system: ex
name: 示例·乱码系统
districts: ['310116']
source: { kind: sql, url: '${url}', charset: latin1-holding-${held} }
units:
  from: dw
  key: { column: id, type: integer }
  live: [{ column: zt, not: [注销] }]
  columns: { name: mc }
partyOrganizations:
  from: dw
  key: { column: id, type: integer }
  columns: { name: dzz, category: { column: dzz, endings: { 党委: COMMITTEE, 党支部: BRANCH } } }
  hierarchy: { style: parent-name, column: sj }
links: { in: same-row }
`);
    source = openSource({ mapping });
  });
  afterAll(async () => {
    await source.close();
    await server.stop();
    await folder.remove();
  });

  it('is read, filtered, ordered and followed as the Chinese that it is', async () => {
    const order = {
      terms: [{ field: 'name', descending: true }],
      keyDescending: false,
    } as const;
    const names = await source.units.page({
      district: '310116',
      after: null,
      limit: 9,
      filter: null,
      order,
    });
    expect(names.map(({ name }) => name)).toEqual([
      '示例·镕基机械',
      '示例·园区',
    ]);
    expect(
      await source.units.count({
        district: '310116',
        filter: { name: { contains: '镕基' } },
      }),
    ).toBe(1);
    expect((await source.affiliations(['1'])).get('1')).toMatchObject({
      path: ['3', '1'],
      doubts: ['PARENT_BY_NAME'],
    });
    expect(await source.partyOrganizations.byIds(['1'])).toMatchObject([
      { name: '示例·镕基党支部', category: 'BRANCH' },
    ]);
  });
});

async function openLegacy(
  { url, folder }: LegacyDatabase,
  changes?: Changes,
): Promise<OrganizationSource> {
  return openSource({ mapping: await folder.mapping(yaml(url, changes)) });
}

async function using(
  source: OrganizationSource,
  work: (source: OrganizationSource) => Promise<void>,
): Promise<void> {
  try {
    await work(source);
  } finally {
    await source.close();
  }
}
