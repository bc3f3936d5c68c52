import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { draftMapping } from '../../../onboarding/draft/draft-mapping.ts';
import { surveyDatabase } from '../../../onboarding/draft/survey/survey-database.ts';
import { describeLegacy } from '../../subgraphs/organizations/adapters/legacy-database.ts';
import { listServer, serveMapping } from '../conformance/contract-server.ts';
import {
  columns,
  containing,
  doubtful,
  found,
  rowsOf,
  uscc,
  wrong,
  yaml,
  type Case,
  type Row,
} from './district-rows.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';

const cases: readonly (readonly [string, Case])[] = [
  [
    'credit codes of another district',
    {
      rows: rowsOf(20, (index) => ({ xydm: uscc('510114', index) })),
      districts: ['510115'],
      found: wrong('信用代码第 3 至 8 位 xydm: 510114 新都区 20/20'),
    },
  ],
  [
    'a column of divisions of another district',
    {
      rows: rowsOf(20, () => ({ xzqh: '510114' })),
      districts: ['510115'],
      found: wrong(
        '区划列 xzqh: 510114 新都区 20/20',
        '区划列 xzqh: 510114 新都区 20/20',
      ),
    },
  ],
  [
    'names of units in another district',
    {
      rows: rowsOf(20, (index) => ({ dwmc: `示例·成都市新都区第${index}厂` })),
      districts: ['510115'],
      found: wrong('名称中的区划 dwmc: 510114 新都区 20/20'),
    },
  ],
  [
    'codes that begin with another district',
    {
      rows: rowsOf(20, (index) => ({ dm: `510114${100 + index}` })),
      districts: ['510115'],
      found: wrong('代码前六位 dm: 510114 新都区 20/20'),
    },
  ],
  [
    'keys that begin with another district',
    {
      rows: rowsOf(20, (index) => ({ id: `510114${100 + index}` })),
      districts: ['510115'],
      found: wrong(
        '代码前六位 id: 510114 新都区 20/20',
        '代码前六位 id: 510114 新都区 20/20',
      ),
    },
  ],
  [
    'the second of two districts, where ids begin with the first',
    {
      rows: rowsOf(20, (index) => ({ xydm: uscc('510114', index) })),
      districts: ['510115', '510114'],
      found: wrong('districts 510115 温江区, 510114 新都区; 信用代码'),
    },
  ],
  [
    'another district but for a few rows',
    {
      rows: rowsOf(50, (index) => ({
        xydm: uscc(index === 0 ? '510115' : '510114', index),
      })),
      districts: ['510115'],
      found: wrong('510114 新都区 49/50'),
    },
  ],
  [
    'too few rows to be sure',
    {
      rows: rowsOf(3, (index) => ({ xydm: uscc('510114', index) })),
      districts: ['510115'],
      found: doubtful('510114 新都区 3/3'),
    },
  ],
  [
    'codes of another district beside a column of this one',
    {
      rows: rowsOf(20, (index) => ({
        xydm: uscc('510114', index),
        xzqh: '510115',
      })),
      districts: ['510115'],
      found: doubtful('信用代码第 3 至 8 位 xydm: 510114 新都区 20/20'),
    },
  ],
  [
    'the district itself, with guests',
    {
      rows: rowsOf(20, (index) => ({
        xydm: uscc(index % 3 === 0 ? '510115' : '510114', index),
        dwmc: index === 4 ? '示例·温江区驻点' : '示例·新都区厂',
      })),
      districts: ['510114'],
      found: [],
    },
  ],
  [
    'districts of the city whose system it is',
    {
      rows: rowsOf(20, (index) => ({ xydm: uscc('510114', index) })),
      districts: ['510100'],
      found: [],
    },
  ],
  [
    "codes of the city's own registry",
    {
      rows: rowsOf(20, (index) => ({ xydm: uscc('510100', index) })),
      districts: ['510115'],
      found: [],
    },
  ],
  [
    'a district that was split off later',
    {
      rows: rowsOf(20, (index) => ({ xydm: uscc('330113', index) })),
      districts: ['330110'],
      found: [],
    },
  ],
  [
    'numbers of which some begin as a division does',
    {
      rows: rowsOf(20, (index) => ({
        dm: `${510_112 + index}${100 + index}`,
      })),
      districts: ['330110'],
      found: [],
    },
  ],
  [
    'rows that say nothing',
    { rows: rowsOf(20, () => ({})), districts: ['510115'], found: [] },
  ],
];

describeLegacy(
  [
    `CREATE TABLE tz (${columns.map((it) => `${it} varchar(60)`).join(', ')}, nr int)`,
    ...cases.flatMap(([, { rows }], nr) =>
      rows.map(
        (row) =>
          `INSERT INTO tz VALUES (${columns.map((it) => `'${row[it]}'`).join(', ')}, ${nr})`,
      ),
    ),
  ],
  (database) => {
    it.each(cases.map(([name, it], nr) => [name, it, nr] as const))(
      'finds in districts, over %s, what is said',
      async (_, it, nr) => {
        const { url, folder } = database();
        const text = yaml(`{ kind: sql, url: '${url}' }`, it).replaceAll(
          'key: id',
          `key: id\n  live: [{ column: nr, is: [${nr}] }]`,
        );
        expect(await found(await folder.mapping(text))).toEqual(
          containing(it.found),
        );
      },
    );
  },
);

describe('the districts of a mapping', () => {
  let folder: MappingFolder;
  beforeAll(async () => {
    folder = await mappingFolder();
  });
  afterAll(() => folder.remove());

  it.each(cases)('are held against a CSV file with %s', async (_, it) => {
    const lines = [
      columns,
      ...it.rows.map((row) => columns.map((c) => row[c])),
    ];
    await folder.write(
      'tz.csv',
      lines.map((line) => line.join(',')).join('\n'),
    );
    const mapping = await folder.mapping(
      yaml('{ kind: spreadsheet, file: tz.csv }', it),
    );
    expect(await found(mapping)).toEqual(containing(it.found));
  });

  it.each(cases.slice(0, 4))(
    'are held against a GraphQL list with %s',
    async (_, it) => {
      const server = await listServer(it.rows);
      const source = `{ kind: graphql, url: '${server.url}', lists: { dw: { query: '{ dw { id } }', rows: dw } } }`;
      const mapping = await folder.mapping(yaml(source, it));
      expect(await found(mapping)).toEqual(containing(it.found));
      await server.close();
    },
  );

  it('are held against the records of a server that speaks the contract', async () => {
    const [[, it] = []] = cases.slice(3);
    const lines = [
      columns,
      ...(it?.rows ?? []).map((row) => columns.map((c) => row[c])),
    ];
    await folder.write(
      'tz.csv',
      lines.map((line) => line.join(',')).join('\n'),
    );
    const server = await serveMapping(
      await folder.mapping(
        yaml('{ kind: spreadsheet, file: tz.csv }', {
          ...it,
          rows: [],
          found: [],
          districts: ['510115'],
        }),
      ),
    );
    const mapping = await folder.mapping(
      `system: tz\nname: 示例·转接\ndistricts: ['510115']\nsource: { kind: graphql-contract, url: ${server.url} }\n`,
    );
    expect(await found(mapping)).toEqual(
      containing(wrong('代码前六位 partyCode: 510114 新都区 20/20')),
    );
    await server.close();
  });

  let files = 0;
  async function drafted(rows: readonly Row[], district?: string) {
    const file = join(folder.path, `draft-${(files += 1)}.sqlite`);
    const database = new Database(file);
    database.exec(
      `CREATE TABLE dw (id int PRIMARY KEY, dwmc text, dzzmc text, xydm text)`,
    );
    for (const [index, { dwmc, dzzmc, xydm }] of rows.entries()) {
      database
        .prepare('INSERT INTO dw VALUES (?, ?, ?, ?)')
        .run(index + 1, dwmc, dzzmc, xydm);
    }
    database.close();
    const { survey, close } = await surveyDatabase({ url: `sqlite:${file}` });
    const entries = await draftMapping(survey, {
      place: 'x',
      ...(district !== undefined && { district }),
    });
    await close();
    return entries.find(({ path }) => path.join('.') === 'districts');
  }

  const ofXindu = rowsOf(20, (index) => ({ xydm: uscc('510114', index) }));

  it('are drafted from names, where neither a column nor a code says them', async () => {
    const rows = rowsOf(20, (index) => ({ dwmc: `示例·新都区第${index}厂` }));
    expect(await drafted(rows)).toMatchObject({
      value: ['510114'],
      evidence: expect.stringContaining('名称中的区划:510114 新都区 100 %'),
      isSure: false,
    });
  });

  it('are doubted where they are given, and the rows say others', async () => {
    expect(await drafted(ofXindu, '510115')).toMatchObject({
      value: ['510115'],
      isSure: false,
      evidence: '命令行给出;但信用代码第 3 至 8 位多为 510114 新都区 100 %',
      choices: [['510114']],
    });
    expect(await drafted(ofXindu, '510114')).toMatchObject({
      value: ['510114'],
      isSure: true,
    });
  });
});
