import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';

import { draftMapping } from '../../../onboarding/draft/draft-mapping.ts';
import { surveyWorkbook } from '../../../onboarding/draft/survey/survey-workbook.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import { draftTable, named } from './draft-table.ts';

/** A column, SQL of a live row's and a dissolved row's value, and what is drafted. */
type State = [
  declared: string,
  live: string,
  gone: string,
  condition: object,
  evidence: string,
];

describe('a guess', () => {
  let folder: MappingFolder;
  let files = 0;
  beforeAll(async () => {
    folder = await mappingFolder();
  });
  afterAll(() => folder.remove());

  const drafted = (columns: string, rows: readonly string[]) =>
    draftTable(join(folder.path, `${(files += 1)}.sqlite`), columns, rows);

  it.each<State>([
    ['sfcx int', '0', '1', { is: [0, null] }, '问是否「撤销」'],
    [
      'sfcx text',
      "'否'",
      "'是'",
      { not: ['是'] },
      '是 即撤销,不算有效,占 1 行',
    ],
    ['SF_ZX text', "'0'", "'1'", { not: ['1'] }, '问是否「注销」'],
    ['sfyx int', '1', '0', { is: [1] }, '11 % 为 0,1 表示有效'],
    [
      'jsrq date',
      'NULL',
      "'2020-01-01'",
      { is: [null] },
      '9 行中 1 行填有时间',
    ],
    ['end_date text', 'NULL', "'2020-01-01'", { is: [null] }, '9 行中 1 行'],
    [
      '党组织状态 text',
      "'正常'",
      "'已撤销'",
      { not: ['已撤销'] },
      '已撤销不算有效',
    ],
    ['状态 text', "'正常'", "'停用'", { not: ['停用'] }, '停用不算有效'],
    ['是否撤销 text', "'否'", "'是'", { not: ['是'] }, '是 即撤销'],
    ['撤销日期 text', "''", "'2020年1月'", { is: [null, ''] }, '1 行填有时间'],
    [
      'end_time datetime',
      "'9999-12-31 23:59:59'",
      "'2020-01-02 03:04:05'",
      { is: [null, '9999-12-31 23:59:59'] },
      '1 行填有时间',
    ],
    ['f9 text', "'正常'", "'注销'", { not: ['注销'] }, '注销不算有效,占 1 行'],
  ])(
    'of the state %s is what %s and %s say',
    async (...[declared, live, gone, condition, evidence]) => {
      const find = await drafted(
        `id int PRIMARY KEY, dzzmc text, ${declared}`,
        named(9, (index) => (index < 8 ? live : gone)),
      );
      const [column] = declared.split(' ');
      expect(find('partyOrganizations.live')).toMatchObject({
        value: [{ column, ...condition }],
        isSure: false,
        evidence: expect.stringContaining(evidence),
      });
    },
  );

  it.each([
    ['状态 text', "'正常'", '100 % 的行为 正常'],
    ['sfty int', 'NULL', 'sfty'],
    ['jsrq date', "'2020-01-01'", '9 行中 9 行填有时间,像是期限或起始'],
  ])(
    'of the state %s that is %s in every row is a question',
    async (declared, cell, evidence) => {
      const find = await drafted(
        `id int PRIMARY KEY, dzzmc text, ${declared}`,
        named(9, () => cell),
      );
      expect(find('partyOrganizations.live')).toMatchObject({
        isSure: false,
        evidence: expect.stringContaining(evidence),
      });
    },
  );

  it.each(['sfzh2 text', 'scsj text', 'djrq text', 'begin_date text'])(
    'of a state is not made of %s',
    async (declared) => {
      const find = await drafted(
        `id int PRIMARY KEY, dzzmc text, ${declared}`,
        named(9, () => "'2020-01-01'"),
      );
      expect(find('partyOrganizations.live')).toBeUndefined();
    },
  );

  it.each([
    ['党组织状态', '正常', '已撤销', ['已撤销']],
    ['状态', '正常', '停用', ['停用']],
    ['是否撤销', '否', '是', ['是']],
  ])(
    'of the heading %s of a ledger asks what %s and %s say',
    async (heading, ...[live, gone, not]) => {
      const rows = Array.from('甲乙丙丁戊己', (letter, index) => [
        index + 1,
        `(示例·)${letter}星厂`,
        `(示例·)${letter}星厂党支部`,
        index === 5 ? gone : live,
      ]);
      const header = ['序号', '单位名称', '党组织名称', heading];
      const file = await folder.write(
        `${heading}.xlsx`,
        await writeXlsx({
          sheets: [{ name: '台账', rows: [header, ...rows] }],
        }),
      );
      const entries = await draftMapping(await surveyWorkbook(file), {
        place: file,
      });
      const find = (path: string) =>
        entries.find((it) => it.path.join('.') === path);
      expect(find('partyOrganizations.columns.name')?.value).toBe('党组织名称');
      expect(find('partyOrganizations.live')).toMatchObject({
        value: [{ column: heading, not }],
        isSure: false,
      });
    },
  );
});
