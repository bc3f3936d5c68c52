import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';

import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import {
  columns,
  containing,
  found,
  rowsOf,
  uscc,
  wrong,
  yaml,
  type Case,
} from './district-rows.ts';

describe('the districts of a mapping', () => {
  let folder: MappingFolder;
  beforeAll(async () => {
    folder = await mappingFolder();
  });
  afterAll(() => folder.remove());

  /** What the mapping makes of rows is the mapping's word, not theirs. */
  const assigned: readonly (readonly [string, Case & { place: string }])[] = [
    [
      'values of its own for the owner',
      {
        rows: rowsOf(60, (index) => ({
          xydm: uscc('310116', index),
          xzqh: index % 2 === 0 ? '东街道' : '西街道',
        })),
        districts: ['330110', '330113'],
        place:
          "{ column: xzqh, values: { 东街道: '330110', 西街道: '330113' } }",
        found: wrong('信用代码第 3 至 8 位 xydm: 310116 金山区 60/60'),
      },
    ],
    [
      'values of its own for most, and codes of the rows for a few',
      {
        rows: rowsOf(20, (index) => ({
          xydm: uscc('510114', index),
          xzqh: index < 3 ? '510115' : '甲',
        })),
        districts: ['510115'],
        place: "{ column: xzqh, values: { 甲: '510115' } }",
        found: wrong('信用代码第 3 至 8 位 xydm: 510114 新都区 20/20'),
      },
    ],
    [
      'values of its own for names of another district',
      {
        rows: rowsOf(20, () => ({ xzqh: '示例·新都区' })),
        districts: ['510115'],
        place: "{ column: xzqh, values: { 示例·新都区: '510115' } }",
        found: wrong(
          '区划列 xzqh: 510114 新都区 20/20',
          '区划列 xzqh: 510114 新都区 20/20',
        ),
      },
    ],
    [
      'values of its own for codes of another district',
      {
        rows: rowsOf(20, () => ({ xzqh: '510114' })),
        districts: ['510115'],
        place: "{ column: xzqh, values: { '510114': '510115' } }",
        found: wrong(
          '区划列 xzqh: 510114 新都区 20/20',
          '区划列 xzqh: 510114 新都区 20/20',
        ),
      },
    ],
    [
      'values of its own for a code that was split off',
      {
        rows: rowsOf(20, (index) => ({
          xzqh: '330110',
          xydm: uscc('330113', index),
        })),
        districts: ['330113'],
        place: "{ column: xzqh, values: { '330110': '330113' } }",
        found: [],
      },
    ],
  ];

  it.each(
    assigned.flatMap(([name, it]) => [
      [`as districts, ${name}`, it, false] as const,
      [`as owners, ${name}`, it, true] as const,
    ]),
  )('are wrong where only the mapping assigns them: %s', async (...given) => {
    const [, it, isOwner] = given;
    const lines = [
      columns,
      ...it.rows.map((row) => columns.map((c) => row[c])),
    ];
    await folder.write(
      'own.csv',
      lines.map((line) => line.join(',')).join('\n'),
    );
    const plain = yaml('{ kind: spreadsheet, file: own.csv }', it);
    const text = isOwner
      ? `${plain.replaceAll(', district: xzqh', '')}owner: ${it.place}\n`
      : plain.replaceAll('district: xzqh', () => `district: ${it.place}`);
    expect(await found(await folder.mapping(text))).toEqual(
      containing(it.found),
    );
  });

  it('are wrong where only the mapping gives each sheet a district', async () => {
    const rows = (from: number) => [
      ['dwmc', 'dzzmc', 'xydm'],
      ...rowsOf(30, () => ({})).map(({ dwmc, dzzmc }, index) => [
        `${dwmc}${from}`,
        dzzmc,
        uscc('310116', from + index),
      ]),
    ];
    const sheets = ['东街道', '西街道'].map((name, index) => ({
      name,
      rows: rows(index * 30),
    }));
    await folder.write('sheets.xlsx', await writeXlsx({ sheets }));
    const mapping = await folder.mapping(`system: tz
name: 示例·台账
districts: ['330110', '330113']
owner: { column: $sheet, values: { 东街道: '330110', 西街道: '330113' } }
source: { kind: spreadsheet, file: sheets.xlsx }
units: { from: [东街道, 西街道], columns: { name: dwmc, uscc: xydm } }
partyOrganizations: { from: [东街道, 西街道], columns: { name: dzzmc } }
links: { in: same-row }
`);
    expect(await found(mapping)).toEqual(
      containing(wrong('信用代码第 3 至 8 位 xydm: 310116 金山区 60/60')),
    );
  });
});
