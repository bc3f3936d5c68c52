import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';

import { openSource } from '../../../../../subgraphs/organizations/open-source.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../mapping/mapping-file.ts';
import {
  both,
  first,
  header,
  last,
  ledgerMapping,
  readLedger,
  type Cells,
} from './ledger-rows.ts';

let folder: MappingFolder;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

const read = (
  extension: 'xlsx' | 'csv',
  rows: readonly Cells[],
  limit?: number,
) => readLedger(folder, `around.${extension}`, { rows, limit });

describe.each(['xlsx', 'csv'] as const)('a table of .%s', (extension) => {
  it.each<readonly [string, readonly Cells[], number, string]>([
    ['a line of signatures', [['填表人:张示 审核人:李例']], 1, '填表审核'],
    [
      'signatures in several cells',
      [['', '填表人:张示', '', '审核人:李例']],
      1,
      '填表审核',
    ],
    [
      'signatures beside their names',
      [['填表人', '张示', '审核人', '李例', '']],
      1,
      '填表审核',
    ],
    [
      'a person in charge, full-width',
      [['', '单位负责人(签字)：', '', '', '']],
      1,
      '填表审核',
    ],
    [
      'a stamp and a day',
      [
        ['', '(盖章)'],
        ['', '2020年3月5日'],
      ],
      2,
      '填表审核',
    ],
    ['a note', [['注:党员人数为在册人数', '', '', '', '']], 1, '注'],
    [
      'a note of several lines',
      [['备注:'], ['1. 空白处为未统计;'], ['2. 数据截至年底。']],
      3,
      '注',
    ],
    [
      'a note in the column of names',
      [['', '说明:以上不含离退休人员', '', '', '']],
      1,
      '注',
    ],
    ['the unit of figures', [['', '', '', '', '单位:人']], 1, '注'],
    ['a number of the page', [['', '第1页 共3页', '', '', '']], 1, '注'],
    ['that nothing follows', [['', '以下空白'], ['以下空白']], 2, '注'],
    ['that it goes on', [['', '(续表)'], ['(接上页)']], 2, '注'],
    ['when it was printed', [['', '打印时间 2026-03-31 10:22']], 1, '注'],
    [
      'what signs mean',
      [
        ['', '* 表示功能型党组织'],
        ['', '★为示范党支部'],
      ],
      2,
      '注',
    ],
    [
      'numbered remarks',
      [['', '2.党员人数含预备党员'], ['3、按牵头单位统计']],
      2,
      '注',
    ],
    [
      'sums in other words',
      [
        ['', '总数', '12', '38', ''],
        ['', '', '党支部合计', '38', ''],
        ['', '', '党支部 12 个', '38', ''],
        ['', '企业 2 家', '', '', ''],
        ['', '', '党员总数', '38', ''],
        ['', '平均', '', '19', ''],
        ['', '', '较上年增加', '3', ''],
        ['', '', '比去年同期减少 2 人', '', ''],
        ['', '', '其中:联合党支部', '3', ''],
      ],
      9,
      '合计',
    ],
    ['a total', [['合计', '', '', '38', '']], 1, '合计'],
    ['a total that is spaced', [['合 计', '2家', '', '38', '']], 1, '合计'],
    [
      'a total in the column of names',
      [['', '总　计', '', '38', '']],
      1,
      '合计',
    ],
    ['a total of the page', [['', '本页小计:', '', '38', '']], 1, '合计'],
    [
      'labels of signatures in several cells',
      [['', '单位负责人:', '', '经办人:']],
      1,
      '填表审核',
    ],
    [
      'a telephone beside who made the table',
      [['', '联系电话:', '制表:示例·街道党建办']],
      1,
      '填表审核',
    ],
    [
      'who made the table beside a telephone',
      [['', '示例·街道党建办:', '', '联系电话:000']],
      1,
      '填表审核',
    ],
    ['a place for a stamp', [['', '', '盖章:']], 1, '填表审核'],
    [
      'an office that stamps',
      [['', '示例·街道党建办公室(盖章)', '', '', '']],
      1,
      '填表审核',
    ],
    [
      'an office that stamps, beside the day',
      [['', '示例·街道党建办公室（公章）', '2023年12月31日']],
      1,
      '填表审核',
    ],
    [
      'a day beside a place for a stamp',
      [['', '2023年12月31日', '盖章:']],
      1,
      '填表审核',
    ],
    ['until when its data are', [['', '以上数据截至2023年底']], 1, '注'],
    ['until when, without a colon', [['', '', '数据截止2023年12月']], 1, '注'],
    [
      'how many there are, in another column',
      [['', '', '以上共20家']],
      1,
      '注',
    ],
    ['how many there are', [['', '共计 20 个单位']], 1, '合计'],
    ['how many there are, in short', [['', '', '共20家']], 1, '注'],
    ['what is in its data', [['', '以上数据不含离退休人员']], 1, '注'],
    [
      'how many there are, in several cells',
      [['', '以上共20家', '党员38人']],
      1,
      '注',
    ],
    [
      'numbers before empty rows',
      [
        ['3', '', '', '', ''],
        ['4', '', '', '', ''],
      ],
      2,
      '映射列全空',
    ],
  ])('leaves out %s', async (...[, below, count, reason]) => {
    const found = await read(extension, [header, first, last, [], ...below]);
    expect(found.names).toEqual(both);
    expect(found.leftOut).toBe(count);
    expect(found.notices).toContain(reason);
    expect(found.others).toEqual([]);
  });

  it('tells the rows that it left out, and none of their texts', async () => {
    const below = [['合计', '', '', '38', ''], ['填表人:张示']];
    const { notices } = await read(extension, [header, first, last, ...below]);
    expect(notices).toMatch(
      /合计 total 1 \(行 rows 4\).*signature 1 \(行 rows 5\)/u,
    );
    expect(notices).not.toContain('张示');
  });

  it('leaves out what stands above its header', async () => {
    const above = [['示例·街道台账'], ['单位:人', '', '', '', '2020年']];
    const found = await read(extension, [...above, header, first, last]);
    expect(found.names).toEqual(both);
    expect(found.leftOut).toBe(2);
  });

  it('leaves out another table below it, until its own header comes again', async () => {
    const found = await read(extension, [
      header,
      first,
      [],
      ['二、活动情况'],
      ['序号', '活动名称', '活动地点', '参加人数', '备注'],
      ['1', '示例·联学', '示例·礼堂', '40', ''],
      ['2', '示例·义诊', '示例·社区', '12', ''],
      header,
      last,
    ]);
    expect(found.names).toEqual(both);
    expect(found.leftOut).toBe(5);
    expect(found.notices).toContain('another table 3');
  });

  it.each([
    ['附表:示例·社区活动', ['社区', '姓名代号', '年份']],
    ['附表2 示例·街道名册', ['', '街道', '代号']],
    ['附件一:示例·名单', ['社区', '活动名称', '活动地点']],
    ['附:示例·积分', ['', '社区', '积分', '年度']],
  ])('leaves out a table appended under %s', async (caption, headings) => {
    const found = await read(extension, [
      header,
      first,
      last,
      ['', caption],
      headings,
      ['示例·东社区', '示例·A1', '2023'],
      ['示例·西社区', '示例·A2', '2023'],
    ]);
    expect(found.names).toEqual(both);
    expect(found.leftOut).toBe(4);
    expect(found.notices).toContain('another table');
  });

  it('goes on with its rows below an appendix that is only mentioned', async () => {
    const found = await read(extension, [
      header,
      first,
      ['', '附表:另发'],
      last,
    ]);
    expect(found.names).toEqual(both);
    expect(found.leftOut).toBe(1);
  });

  it('reads headings in the middle as those of another table without a caption', async () => {
    const found = await read(extension, [
      header,
      first,
      last,
      ['', '社区', '姓名代号', '年份'],
      ['', '示例·东社区', '示例·A1', '2023'],
    ]);
    expect(found.names).toEqual(both);
    expect(found.leftOut).toBe(2);
  });

  const beginnings = ['', '示例·', '以上', '附件', '附表', '盖章', '联系电话', '电话', '制表', '审核', '统计', '说明', '注册', '共', '日期', '数据', '截止', '经办', '负责人', '社区', '年份']; // prettier-ignore
  const endings = ['科技有限公司', '设备厂', '会计师事务所', '幼儿园', '中心(有限合伙)', '社区卫生服务站', '数据有限公司', '党员之家', '20号店', '印章店']; // prettier-ignore
  const names = beginnings.flatMap((start) =>
    endings.map((end) => `${start}${end}`),
  );

  it.each<readonly [string, (name: string) => Cells]>([
    ['alone', (name) => ['', name, '', '', '']],
    ['without a number', (name) => ['', name, `${name}党支部`, '3', '']],
    ['with all cells', (name) => ['3', name, `${name}党支部`, '3', '盖章:']],
  ])('keeps every ordinary name of a unit, %s', async (_, rowOf) => {
    const rows = names.map(rowOf);
    const found = await read(extension, [header, ...rows], names.length * 3);
    expect(names.filter((name) => !found.names.includes(name))).toEqual([]);
    expect(found.leftOut).toBe(0);
  });

  it.each([
    ['a row of which only the name is filled', ['', '示例·甲厂', '', '', '']],
    ['a name that begins like a total', ['3', '示例·合计厂', '', '', '']],
    [
      'a name of two words that is called like a total',
      ['', '共计示例科技有限公司', '', '', ''],
    ],
    ['a shop called like an average', ['3', '平均示例书店', '', '3', '']],
    ['a firm called like a number', ['', '总数示例科技有限公司', '', '', '']],
    ['a firm called like a page', ['', '续表示例商贸有限公司', '', '', '']],
    ['a firm with a star', ['', '★为民示例服务公司', '', '', '']],
    ['a numbered firm', ['', '2.含山示例统计事务所', '', '', '']],
    ['a numbered shop', ['', '2.示例·商行(含分店)', '', '', '']],
    ['a firm called like a comparison', ['', '比年初示例茶厂', '', '', '']],
    ['a firm of twelve', ['', '企业12家示例中心', '', '', '']],
    ['a quarter of history', ['', '示例·历史街区', '', '', '']],
    ['a house of history', ['', '示例·历史名录馆', '', '', '']],
    ['a shop that is called like a sum', ['3', '累计示例书店', '', '3', '']],
    [
      'a name that ends as an office that stamps',
      ['', '示例·厂(盖章)', '', '3', ''],
    ],
    ['a name like an appendix', ['', '附一医院', '', '', '']],
    ['a remark beside a name', ['3', '示例·甲厂', '', '', '注:外迁']],
    ['a name like a signature', ['3', '示例·审核人之家', '', '', '']],
    ['a name of a year', ['3', '示例·2020年厂', '', '', '']],
  ])('keeps %s', async (_, row) => {
    const found = await read(extension, [header, row, last]);
    expect(found.names).toContain(row[1]);
    expect(found.leftOut).toBe(0);
  });
});

it('leaves out merged titles, and no name whose heading is merged as well', async () => {
  const across = (startRow: number, endCol: number, startCol = 0) => ({
    startRow,
    startCol,
    endRow: startRow,
    endCol,
  });
  const workbook = await writeXlsx({
    sheets: [
      {
        name: '明细',
        rows: [
          ['示例·台账', null, null, null],
          ['单位名称', null, '党组织名称', '党员人数'],
          ['示例·甲厂', null, null, null],
          ['示例街道', null, null, null],
          ['示例·乙厂', null, '示例·乙党支部', '3'],
        ],
        merges: [
          across(0, 3),
          across(1, 1),
          across(2, 1),
          across(3, 3),
          across(4, 1),
        ],
      },
    ],
  });
  await folder.write('merged.xlsx', workbook);
  const mapping = await folder.mapping(ledgerMapping('merged.xlsx'));
  const page = { district: '310116', after: null, limit: 99, filter: null };
  const units = await openSource({ mapping }).units.page(page);
  expect(new Set(units.map(({ name }) => name))).toEqual(
    new Set(['示例·乙厂', '示例·甲厂']),
  );
});

it('leaves out an office that stamps below its table where titles name superiors', async () => {
  const rows = [['示例·街道党工委'], header, first, ['示例·街道党工委(盖章)']];
  await folder.write('stamp.csv', rows.map((row) => row.join(';')).join('\n'));
  const text = ledgerMapping('stamp.csv')
    .replace('stamp.csv', () => "stamp.csv, superiors: '^(.*党工委.*)$'")
    .replace(
      '党员人数 } }',
      '党员人数 }, hierarchy: { style: parent-name, column: $title } }',
    );
  const mapping = await folder.mapping(text);
  const page = { district: '310116', after: null, limit: 99, filter: null };
  const found = await openSource({ mapping }).partyOrganizations.page(page);
  expect(found.map(({ name }) => name).sort()).toEqual(
    ['示例·街道党工委', '示例·甲党支部'].sort(),
  );
});
