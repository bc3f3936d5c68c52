import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';

import { openSource } from '../../../../../subgraphs/organizations/open-source.ts';
import type { OrganizationSource } from '../../../../../subgraphs/organizations/source/organization-source.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../mapping/mapping-file.ts';

const table = `单位编号,单位名称,组织编号,党组织名称,上级组织,成立时间,人数,街道,有效
D1,示例·㐂乐𠮷工坊,Z1,示例·㐂乐党支部,Z9,2018.5,约30,临平街道,1
D2,示例·二厂,,,,,,仓前街道,1
D3,示例·已撤,Z3,示例·已撤党支部,Z9,,,仓前街道,0
合计,3家,,,,,,,
,,Z9,示例·镇党委,,43237,120,,1
`;

const yaml = (file: string, more = '') => `system: tz
name: 示例·台账
districts: ['330110', '330113']
owner: { column: 街道, values: { 临平街道: '330113', 仓前街道: '330110' } }
source: { kind: spreadsheet, file: ${file}${more} }
units:
  key: 单位编号
  live: [{ column: 有效, is: [1] }]
  columns: { name: 单位名称 }
partyOrganizations:
  key: 组织编号
  live: [{ column: 有效, is: [1] }]
  columns:
    name: 党组织名称
    category: { column: 党组织名称, endings: { 党支部: BRANCH, 党委: COMMITTEE } }
    established: { column: 成立时间, date: excel-serial }
    members: 人数
  hierarchy: { style: parent-key, column: 上级组织 }
links: { in: same-row }
`;

describe('a spreadsheet', () => {
  let folder: MappingFolder;
  beforeAll(async () => {
    folder = await mappingFolder();
  });
  afterAll(() => folder.remove());

  const open = async (text: string): Promise<OrganizationSource> =>
    openSource({ mapping: await folder.mapping(text) });

  const workbook = () =>
    writeXlsx({
      sheets: [
        { name: '封面', rows: [['示例']] },
        {
          name: '明细',
          rows: table.split('\n').map((line) => line.split(',')),
        },
      ],
    });

  it.each([
    ['CSV in UTF-8', 'utf8.csv', '', () => Buffer.from(table)],
    [
      'CSV with a byte order mark',
      'bom.csv',
      '',
      () => Buffer.from(`\ufeff${table}`),
    ],
    ['CSV in GB18030', 'gb.csv', '', () => iconv.encode(table, 'gb18030')],
    [
      'CSV in UTF-16',
      'u16.csv',
      '',
      () => iconv.encode(`\ufeff${table}`, 'utf-16le'),
    ],
    [
      'CSV with semicolons',
      'semi.csv',
      ", separator: ';'",
      () => Buffer.from(table.replaceAll(',', ';')),
    ],
    ['a sheet of a workbook', 'book.xlsx', '', workbook],
  ] as const)('is read as %s', async (...[, file, more, content]) => {
    await folder.write(file, await content());
    const text = file.endsWith('.xlsx')
      ? yaml(file).replace('units:\n', 'units:\n  from: 明细\n')
      : yaml(file, more);
    const source = await open(text);
    expect(await source.units.byIds(['D1', 'D2', 'D3', '合计'])).toMatchObject([
      { name: '示例·㐂乐𠮷工坊', owner: '330113' },
      { name: '示例·二厂', owner: '330110' },
    ]);
    expect(await source.partyOrganizations.byIds(['Z1', 'Z9'])).toMatchObject([
      { establishedOn: '2018-05', memberCountBand: 'FROM_10_TO_49' },
      { establishedOn: '2018-05-17', memberCountBand: 'FROM_100' },
    ]);
    expect((await source.affiliations(['Z1'])).get('Z1')).toMatchObject({
      path: ['Z9', 'Z1'],
      doubts: [],
    });
    expect(await source.linksOfUnits(['D1', 'D2'])).toEqual([
      { unit: 'D1', organization: 'Z1' },
    ]);
  });

  it('keeps a row of CSV of which only the first cell is filled', async () => {
    await folder.write(
      'short.csv',
      '单位名称,党组织名称\n示例·甲厂,\n示例·乙厂,示例·乙党支部\n',
    );
    const source = await open(`system: tz
name: 示例·台账
districts: ['330110']
source: { kind: spreadsheet, file: short.csv }
units: { columns: { name: 单位名称 } }
partyOrganizations: { columns: { name: 党组织名称 } }
links: { in: same-row }
`);
    const page = { district: '330110', after: null, limit: 9, filter: null };
    expect(await source.units.page(page)).toHaveLength(2);
    expect(await source.partyOrganizations.page(page)).toHaveLength(1);
  });

  it('changes or leaves out rows by a hook', async () => {
    await folder.write('utf8.csv', table);
    await folder.write(
      'rows-odd.ts',
      `type Row = Readonly<Record<string, string | null>>;
       export const row = (given: Row): Row | null =>
         given['单位编号'] === 'D2' ? null : { ...given, 单位名称: given['单位名称'] + '(改)' };\n`,
    );
    const source = await open(`hook: ./rows-odd.ts\n${yaml('utf8.csv')}`);
    expect(await source.units.byIds(['D1', 'D2'])).toMatchObject([
      { name: '示例·㐂乐𠮷工坊(改)' },
    ]);
  });

  it.each([
    ['none.csv', '', 'ENOENT'],
    [
      'utf8.csv',
      yaml('utf8.csv').replace('name: 单位名称', 'name: 企业名称'),
      'Expected a header row with the columns 企业名称, 党组织名称, but got: 单位编号, 单位名称',
    ],
    [
      'book.xlsx',
      yaml('book.xlsx').replace('units:\n', 'units:\n  from: 名单\n'),
      'Expected a sheet 名单, but got: 封面, 明细',
    ],
    ['broken.xlsx', '', /./u],
  ])('fails, and says why, for %s', async (file, text, message) => {
    await folder.write('utf8.csv', table);
    await folder.write('book.xlsx', await workbook());
    await folder.write('broken.xlsx', 'no workbook at all');
    const source = await open(text === '' ? yaml(file) : text);
    await expect(source.units.byIds(['D1'])).rejects.toThrow(message);
  });
});
