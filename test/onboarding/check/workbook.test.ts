import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readXlsx, writeXlsx, type CellStyle, type Workbook } from 'hucre/xlsx';
import iconv from 'iconv-lite';

import { inspectSystem } from '../../../onboarding/check/quality/inspect-system.ts';
import { escapeFormula } from '../../../onboarding/check/workbook/escape-formula.ts';
import { reportWorkbook } from '../../../onboarding/check/workbook/report-workbook.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';

let folder: MappingFolder;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

const yaml = (file: string) => `system: tz
name: 示例·台账
districts: ['310116']
provenance: SYNTHETIC
source: { kind: spreadsheet, file: ${file} }
units: { columns: { name: 单位名称, uscc: 信用代码 } }
partyOrganizations:
  columns: { name: 党组织名称, established: 成立时间 }
links: { in: same-row }
`;

async function checked(file: string, content: Uint8Array): Promise<Workbook> {
  await folder.write(file, content);
  const mapping = await folder.mapping(yaml(file));
  const { book } = await inspectSystem(mapping, {
    keep: 1_000,
    progress: () => undefined,
  });
  const bytes = await reportWorkbook(mapping, book);
  return readXlsx(bytes, { readStyles: true });
}

const rows = [
  ['示例·台账', null, null, null, null],
  ['单位名称', '信用代码', '党组织名称', '成立时间', '备注'],
  ['示例·甲厂', '91310116DEM000057L', '示例·甲党支部', '2018年5月', '=1+1'],
  ['示例·乙厂', '=cmd', '示例·乙党支部', '去年', 35],
];

const bold: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFF00' } },
};

const ledger = () =>
  writeXlsx({
    sheets: [
      {
        name: '明细',
        rows,
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }],
        columns: [{ width: 33 }, { width: 21 }],
        cells: new Map([
          ['1,0', { value: '单位名称', type: 'string', style: bold }],
          [
            '3,4',
            {
              value: 35,
              type: 'formula',
              formula: '5*7',
              formulaResult: 35,
              style: bold,
            },
          ],
        ]),
      },
      { name: '汇总', rows: [['自己的汇总']] },
    ],
  });

describe("the clerk's own workbook", () => {
  let workbook: Workbook;
  beforeAll(async () => {
    workbook = await checked('ledger.xlsx', await ledger());
  });

  it('keeps every cell, merge, width, style and formula', () => {
    const [sheet] = workbook.sheets;
    expect(sheet?.rows.map((row) => row.slice(0, 5))).toEqual(rows);
    expect(sheet?.merges).toEqual([
      { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
    ]);
    expect(sheet?.columns?.slice(0, 2)).toMatchObject([
      { width: 33 },
      { width: 21 },
    ]);
    expect(sheet?.cells?.get('1,0')?.style).toMatchObject(bold);
    expect(sheet?.cells?.get('3,4')?.formula).toBe('5*7');
    expect(workbook.sheets[1]?.rows).toEqual([['自己的汇总']]);
  });

  it('says the problems of a row in a column at the right', () => {
    const column = workbook.sheets[0]?.rows.map((row) => row[5] ?? null);
    expect(column).toEqual([
      null,
      '问题',
      null,
      '信用代码:统一社会信用代码校验不通过(=cmd);成立时间:日期无法识别(去年)',
    ]);
  });

  it('colours the cells that are wrong', () => {
    const styleOf = (place: string) =>
      workbook.sheets[0]?.cells?.get(place)?.style?.fill;
    expect(styleOf('3,1')).toMatchObject({ fgColor: { rgb: 'FFEB9C' } });
    expect(styleOf('3,3')).toMatchObject({ fgColor: { rgb: 'FFEB9C' } });
    expect(styleOf('2,1')).toBeUndefined();
  });

  it('has a summary by rule, beside a sheet of that name', () => {
    const summary = workbook.sheets[2];
    expect(summary?.name).toBe('汇总2');
    expect(summary?.rows).toEqual([
      ['程度', '问题', '数量', '举例', '规则'],
      ['警告', '统一社会信用代码校验不通过', 1, "'=cmd", 'uscc-invalid'],
      ['警告', '日期无法识别', 1, '去年', 'date-unreadable'],
      [
        '说明',
        '没有这样表头的工作表,没有读',
        1,
        '未读的工作表 sheet not read: 汇总: 没有这样的表头 no such header',
        'sheet-other',
      ],
      [
        '说明',
        '表格前后的行不是数据,略去(标题、合计、注、签名、另一张表)',
        1,
        '明细: 表头以上 above the header 1 (行 rows 1)',
        'row-around-table',
      ],
      [null, '合计', 2, null, null],
    ]);
  });

  it('comes back without problems when they were corrected', async () => {
    const right = rows.map((row, index) =>
      index === 3
        ? ['示例·乙厂', '91310116DEM000065F', '示例·乙党支部', '2019', 35]
        : row,
    );
    const again = await checked(
      'right.xlsx',
      await writeXlsx({ sheets: [{ name: '明细', rows: right }] }),
    );
    expect(again.sheets[0]?.rows).toEqual(right);
    expect(again.sheets[1]?.rows.at(-1)?.[2]).toBe(0);
  });
});

it('makes a workbook of a CSV file in GBK', async () => {
  const text = rows.map((row) => row.join(',')).join('\n');
  const workbook = await checked('ledger.csv', iconv.encode(text, 'gbk'));
  expect(workbook.sheets[0]?.rows[3]?.slice(0, 2)).toEqual([
    '示例·乙厂',
    '=cmd',
  ]);
  expect(workbook.sheets[0]?.cells?.get('3,1')?.formula).toBeUndefined();
  expect(workbook.sheets[0]?.rows[3]?.[5]).toContain('日期无法识别');
});

it.each(['=1', '+1', '-1', '@x', '\t=1', '＝1'])(
  'escapes %j, which a spreadsheet may take for a formula',
  (text) => expect(escapeFormula(text)).toBe(`'${text}`),
);

it('leaves other texts as they are', () => {
  expect(escapeFormula('示例=1')).toBe('示例=1');
});
