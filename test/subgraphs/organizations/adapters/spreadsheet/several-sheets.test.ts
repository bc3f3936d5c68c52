import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx, type MergeRange } from 'hucre/xlsx';

import { inspectSystem } from '../../../../../onboarding/check/quality/inspect-system.ts';
import { draftMapping } from '../../../../../onboarding/draft/draft-mapping.ts';
import { renderDraft } from '../../../../../onboarding/draft/render-draft.ts';
import { surveyWorkbook } from '../../../../../onboarding/draft/survey/survey-workbook.ts';
import { openSource } from '../../../../../subgraphs/organizations/open-source.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../mapping/mapping-file.ts';

let folder: MappingFolder;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

const header = ['单位名称', '党组织名称', '党员人数'];
const rowsOf = (street: string, count: number) =>
  Array.from({ length: count }, (_, index) => [
    `示例·${street}${index}厂`,
    `示例·${street}${index}党支部`,
    '35',
  ]);

const streets = () =>
  writeXlsx({
    sheets: [
      { name: '封面', rows: [['示例·台账']] },
      { name: '甲街道', rows: [header, ...rowsOf('甲', 3)] },
      { name: '乙街道', rows: [['示例·台账'], header, ...rowsOf('乙', 4)] },
      { name: '旧表', rows: [header, ...rowsOf('旧', 5)], hidden: true },
      { name: '字典', rows: [['代码', '含义']] },
    ],
  });

const yaml = (file: string, from: string, more = '') =>
  `system: tz
name: 示例·台账
districts: ['310116', '310118']
source: { kind: spreadsheet, file: ${file} }
${more}units:${from} { columns: { name: 单位名称 } }
partyOrganizations: { columns: { name: 党组织名称, members: 党员人数 } }
links: { in: same-row }
`.replace(/units:(.+) \{ columns/u, 'units: {$1, columns');

async function read(text: string) {
  const mapping = await folder.mapping(text);
  const notices: string[] = [];
  const source = openSource({
    mapping,
    onNotice: (notice) => void notices.push(notice),
  });
  const count = (district: string) =>
    source.units.count({ district, filter: null });
  const counts = [await count('310116'), await count('310118')];
  const { book } = await inspectSystem(mapping, {
    keep: 99,
    progress: () => undefined,
  });
  const told = book
    .groups()
    .flatMap(({ rule, examples }) =>
      examples.map(({ value }) => `${rule} ${value}`),
    );
  return { counts, notices: notices.join('\n'), told: told.join('\n') };
}

describe('a workbook with a sheet for each street', () => {
  beforeAll(async () => {
    await folder.write('streets.xlsx', await streets());
  });

  it('is read as far as from says, and every other sheet is told', async () => {
    const { counts, notices, told } = await read(
      yaml('streets.xlsx', ' from: 甲街道'),
    );
    expect(counts).toEqual([3, 0]);
    for (const text of [notices, told]) {
      expect(text).toContain('乙街道: 表头相同,4 行未读');
      expect(text).toContain('旧表 (隐藏 hidden): 表头相同,5 行未读');
      expect(text).toContain('封面: 没有这样的表头');
    }
    expect(told).toContain('sheet-not-read');
    expect(told).toContain('sheet-other');
  });

  it('is read whole where from names the sheets', async () => {
    const { counts, told } = await read(
      yaml('streets.xlsx', ' from: [甲街道, 乙街道]'),
    );
    expect(counts).toEqual([7, 0]);
    expect(told).not.toContain('乙街道: 表头相同');
    expect(told).toContain('乙街道: 表头以上 above the header 1 (行 rows 1)');
  });

  it('gives each row the name of its sheet', async () => {
    const owner =
      "owner: { column: $sheet, values: { 甲街道: '310116', 乙街道: '310118' } }\n";
    const { counts } = await read(
      yaml('streets.xlsx', ' from: [甲街道, 乙街道]', owner),
    );
    expect(counts).toEqual([3, 4]);
  });

  it('refuses a sheet that is not there', async () => {
    await expect(
      read(yaml('streets.xlsx', ' from: [甲街道, 丙街道]')),
    ).rejects.toThrow('Expected a sheet 丙街道, but got: 封面, 甲街道');
  });

  it('is drafted with the sheets that are alike, to be confirmed', async () => {
    const survey = await surveyWorkbook(join(folder.path, 'streets.xlsx'));
    const entries = await draftMapping(survey, { place: 'streets.xlsx' });
    expect(
      entries.find(({ path }) => path.join('.') === 'units.from'),
    ).toMatchObject({ value: ['甲街道', '乙街道'], isSure: false });
    const text = renderDraft(entries, { heading: '', schema: '' });
    expect(text).toContain('from: [ 甲街道, 乙街道 ]');
    expect(survey.notices?.join('\n')).toContain('乙街道: 表头以上');
    expect(survey.notices?.join('\n')).toContain('sheet not read: 封面');
  });
});

describe('headings that stand there twice', () => {
  const across = (startCol: number, endCol: number, row = 0): MergeRange => ({
    startRow: row,
    startCol,
    endRow: row,
    endCol,
  });
  const down = (column: number): MergeRange => ({
    startRow: 0,
    startCol: column,
    endRow: 1,
    endCol: column,
  });

  async function ledger(
    rows: readonly (readonly (string | null)[])[],
    merges: MergeRange[] = [],
  ) {
    const sheet = { name: '明细', rows: rows.map((row) => [...row]), merges };
    await folder.write('twice.xlsx', await writeXlsx({ sheets: [sheet] }));
  }

  const twice = (unit: string, organization: string) =>
    yaml('twice.xlsx', ' from: 明细')
      .replace('单位名称', unit)
      .replace('党组织名称, members: 党员人数', organization);

  const below = [
    ['1', '示例·甲厂', 'A1', '示例·甲党支部', 'Z1'],
    ['2', '示例·乙厂', 'A2', '示例·乙党支部', 'Z2'],
  ];
  const upper = ['序号', '单位', null, '党组织', null];
  const merged = [
    upper,
    [null, '名称', '编号', '名称', '编号'],
    ...below,
  ] as const;
  const merges = [down(0), across(1, 2), across(3, 4)];

  it('are told apart by the merged heading above them', async () => {
    await ledger(merged, merges);
    const mapping = await folder.mapping(
      twice('单位/名称', '党组织/名称').replace(
        'units: {',
        'units: { key: 单位/编号,',
      ),
    );
    const source = openSource({ mapping });
    expect(await source.units.byIds(['A1'])).toMatchObject([
      { name: '示例·甲厂' },
    ]);
    const page = { district: '310116', after: null, limit: 9, filter: null };
    const found = await source.partyOrganizations.page(page);
    expect(found.map(({ name }) => name).sort()).toEqual(
      ['示例·乙党支部', '示例·甲党支部'].sort(),
    );
  });

  it('are told apart by their number where nothing is above them', async () => {
    await ledger([
      ['名称', '编号', '名称'],
      ...below.map((row) => [row[1] ?? '', row[2] ?? '', row[3] ?? '']),
    ]);
    expect(await read(twice('名称(1)', '名称(2)'))).toMatchObject({
      counts: [2, 0],
    });
  });

  it('are an error that names both, and no column is guessed', async () => {
    await ledger(merged, merges);
    await expect(read(twice('名称', '党组织/名称'))).rejects.toThrow(
      'Expected one column 名称 in the sheet 明细, but got several: write 单位/名称, 党组织/名称',
    );
  });

  it('are one column where the heading itself is merged', async () => {
    await ledger(
      [
        ['单位名称', null, '党组织名称', '党员人数'],
        ['示例·甲厂', null, '示例·甲党支部', '35'],
        [null, '示例·乙厂', '示例·乙党支部', '3'],
      ],
      [across(0, 1)],
    );
    expect(await read(yaml('twice.xlsx', ' from: 明细'))).toMatchObject({
      counts: [2, 0],
    });
  });

  it('are drafted by their whole names', async () => {
    await ledger(merged, merges);
    const survey = await surveyWorkbook(join(folder.path, 'twice.xlsx'));
    const entries = await draftMapping(survey, { place: 'twice.xlsx' });
    const valueOf = (path: string) =>
      entries.find((it) => it.path.join('.') === path)?.value;
    expect(valueOf('units.columns.name')).toBe('单位/名称');
    expect(valueOf('partyOrganizations.columns.name')).toBe('党组织/名称');
  });

  it.each(['单位\n名称', '单 位 名 称', '单位\u200B名称', ' 单位名称\u00A0'])(
    'are the same heading, written %j',
    async (heading) => {
      await ledger([[heading, '党组织名称', '党员人数'], ...rowsOf('甲', 2)]);
      expect(await read(yaml('twice.xlsx', ' from: 明细'))).toMatchObject({
        counts: [2, 0],
      });
    },
  );
});
