import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { join } from 'node:path';

import { readWorkbook } from '../../../../../subgraphs/organizations/adapters/spreadsheet/read-workbook.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../mapping/mapping-file.ts';
import { rawWorkbook, textRow } from './raw-workbook.ts';

let folder: MappingFolder;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

async function read(name: string, content: string | Uint8Array) {
  await folder.write(name, content);
  return readWorkbook(join(folder.path, name));
}

describe('the phonetic guide of a cell', () => {
  const guide =
    '<rPh sb="0" eb="2"><t>shì lì</t></rPh><phoneticPr fontId="1" type="noConversion"/>';
  it.each([
    ['a text', `<is><t>示例·甲厂</t>${guide}</is>`],
    ['runs of text', `<is><r><t>示例·</t></r><r><t>甲厂</t></r>${guide}</is>`],
    ['several guides', `<is><t>示例·甲厂</t>${guide}${guide}</is>`],
    ['an empty guide', '<is><t>示例·甲厂</t><rPh sb="0" eb="1"/></is>'],
  ])('is none of its text, of %s', async (_, inline) => {
    const rows = `<row r="1"><c r="A1" t="inlineStr">${inline}</c></row>`;
    const [sheet] = await read(
      'guide.xlsx',
      rawWorkbook([{ name: 'a', rows }]),
    );
    expect(sheet?.rows).toEqual([['示例·甲厂']]);
  });
});

describe('a number', () => {
  const cases = [
    ['7', '0000', '0007'],
    ['2018.1', '0.00', '2018.10'],
    ['2018.1', '0.00_ ', '2018.10'],
    ['7', '"D"000', 'D007'],
    ['35', '0"人"', '35人'],
    ['7', '[Red]0000', '0007'],
    ['1234', '#,##0', '1234'],
    ['0.5', '0%', '0.5'],
    ['3.14159', '0.00', '3.14159'],
    ['43237.5', '0', '43237.5'],
    ['13800000000', '0.00E+00', '13800000000'],
    ['913101160000057123', '0', '9.13101160000057E+17'],
    ['43237', 'yyyy-mm-dd', '2018-05-17'],
    ['43237', 'yyyy"年"m"月"', '2018-05'],
    ['43237', 'yyyy.mm', '2018-05'],
    ['43237', 'yyyy"年"', '2018'],
    ['43237', 'd/m/yyyy', '2018-05-17'],
    ['20180501', 'yyyy-mm-dd', '20180501'],
  ] as const;
  it.each(cases)(
    '%s in the format %s is read as %s',
    async (...[value, format, text]) => {
      const rows = `<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>`;
      const [sheet] = await read(
        'format.xlsx',
        rawWorkbook([{ name: 'a', rows }], [format]),
      );
      expect(sheet?.rows).toEqual([[text]]);
    },
  );
});

describe('cells that are only coloured', () => {
  const table = textRow(1, ['单位名称']) + textRow(2, ['示例·甲厂']);
  it.each([
    ['in the last row', '<row r="1048576"><c r="A1048576" s="0"/></row>'],
    ['in row 100,000', '<row r="100000"><c r="H100000" s="0"/></row>'],
    [
      'in the last row, far right',
      '<row r="1048576"><c r="XFD1048576" s="0"/></row>',
    ],
    ['far right', '<row r="3"><c r="XFD3" s="0"/></row>'],
    ['below the table', '<row r="4"><c r="A4" s="0"/><c r="B4" s="0"/></row>'],
  ])('are no rows, %s', async (_, far) => {
    const [sheet] = await read(
      'far.xlsx',
      rawWorkbook([{ name: 'a', rows: table + far }]),
    );
    expect(sheet?.rows.map(([cell]) => cell)).toEqual([
      '单位名称',
      '示例·甲厂',
    ]);
  });

  it('hide no value that is far away itself', async () => {
    const far = textRow(9_000, ['示例·乙厂']);
    const empty = '<row r="100000"><c r="A100000" s="0"/></row>';
    const [sheet] = await read(
      'value.xlsx',
      rawWorkbook([{ name: 'a', rows: table + far + empty }]),
    );
    expect(sheet?.rows).toHaveLength(9_000);
    expect(sheet?.rows.at(-1)).toEqual(['示例·乙厂']);
  });
});

it('reads errors as their texts, and a hidden sheet as hidden', async () => {
  const rows =
    '<row r="1"><c r="A1" t="e"><f>B9</f><v>#REF!</v></c><c r="B1" t="e"><v>#N/A</v></c></row>';
  const sheets = await read(
    'error.xlsx',
    rawWorkbook([
      { name: 'a', rows },
      { name: 'b', rows, state: 'hidden' },
    ]),
  );
  expect(sheets[0]?.rows).toEqual([['#REF!', '#N/A']]);
  expect(sheets.map(({ isHidden }) => isHidden)).toEqual([false, true]);
});

it('takes a row that is one merged cell for a title, however wide', async () => {
  const workbook = await writeXlsx({
    sheets: [
      {
        name: 'a',
        rows: [
          ['示例·台账', null, null],
          ['示例·甲厂', null, '示例·甲党支部'],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 1 },
          { startRow: 1, startCol: 0, endRow: 1, endCol: 1 },
        ],
      },
    ],
  });
  const [sheet] = await read('title.xlsx', workbook);
  expect([...(sheet?.titles ?? [])]).toEqual([0]);
  expect(sheet?.rows[1]).toEqual(['示例·甲厂', '示例·甲厂', '示例·甲党支部']);
});
