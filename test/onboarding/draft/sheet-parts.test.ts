import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';

import { draftMapping } from '../../../onboarding/draft/draft-mapping.ts';
import { renderDraft } from '../../../onboarding/draft/render-draft.ts';
import { surveyWorkbook } from '../../../onboarding/draft/survey/survey-workbook.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';

let folder: MappingFolder;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

interface PartSheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: number;
  readonly hidden?: boolean;
}

const first: PartSheet = {
  name: '甲街道',
  header: ['单位名称', '党组织名称', '党员人数', '成立时间'],
  rows: 5,
};

function cell(heading: string, place: string): string {
  if (/党组织|支部/u.test(heading)) return `示例·${place}党支部`;
  if (/单位|企业/u.test(heading)) return `示例·${place}厂`;
  return heading.includes('时间') ? '2001-07-01' : '35';
}

async function drafted(...others: readonly PartSheet[]) {
  const sheets = [first, ...others].map(({ name, header, rows, hidden }) => ({
    name,
    hidden: hidden === true,
    rows: [
      [...header],
      ...Array.from({ length: rows }, (_, index) =>
        header.map((heading) => cell(heading, `${name}${index}`)),
      ),
    ],
  }));
  const file = await folder.write('parts.xlsx', await writeXlsx({ sheets }));
  const survey = await surveyWorkbook(file);
  const entries = await draftMapping(survey, {
    place: 'parts.xlsx',
    system: 'tz',
    district: '310116',
  });
  const yaml = renderDraft(entries, { heading: '', schema: '' });
  const from = entries.find(({ path }) => path.join('.') === 'units.from');
  return { yaml, from };
}

async function count(yaml: string): Promise<number | null> {
  const mapping = await folder.mapping(yaml);
  const source = openSource({ mapping });
  const request = { district: '310116', filter: null };
  const total = await source.partyOrganizations.count(request);
  await source.close();
  return total;
}

describe('sheets that hold the same table', () => {
  it('are drafted together where one only has further columns', async () => {
    const { yaml, from } = await drafted({
      name: '乙街道',
      header: ['序号', '党组织名称', '单位名称', '党员人数', '备注'],
      rows: 3,
    });
    expect(from).toMatchObject({
      value: ['甲街道', '乙街道'],
      isSure: false,
      evidence: expect.stringContaining('工作表 乙街道(3 行)列有增减'),
    });
    expect(await count(yaml)).toBe(8);
  });

  it('are offered where a column is called otherwise, and are read then', async () => {
    const { yaml, from } = await drafted({
      name: '乙街道',
      header: ['单位名称', '党组织名称', '党员总数', '成立时间'],
      rows: 3,
    });
    expect(from).toMatchObject({
      value: ['甲街道'],
      isSure: false,
      evidence: expect.stringContaining('「党员人数」写作「党员总数」'),
    });
    expect(from?.choices[0]).toEqual(['甲街道', '乙街道']);
    expect(await count(yaml)).toBe(5);
    expect(
      await count(yaml.replaceAll('[ 甲街道 ]', '[ 甲街道, 乙街道 ]')),
    ).toBe(8);
  });

  it('are a question where the names are called otherwise', async () => {
    const { yaml, from } = await drafted({
      name: '乙街道',
      header: ['企业名称', '支部名称', '党员人数', '成立时间'],
      rows: 3,
    });
    expect(from).toMatchObject({
      value: ['甲街道'],
      isSure: false,
      evidence: expect.stringMatching(
        /「单位名称」写作「企业名称」.*统一表头后加入 from,否则不会读取/u,
      ),
    });
    expect(await count(yaml)).toBe(5);
  });

  it('are only offered where they are hidden', async () => {
    const { from } = await drafted({ ...first, name: '旧表', hidden: true });
    expect(from).toMatchObject({ value: ['甲街道'], isSure: false });
    expect(from?.evidence).toContain('旧表(隐藏)');
    expect(from?.choices[0]).toEqual(['甲街道', '旧表']);
  });

  it('are none of other records', async () => {
    const { from } = await drafted({
      name: '党员花名册',
      header: ['编号', '所属支部', '入党时间'],
      rows: 6,
    });
    expect(from?.value ?? '甲街道').toBe('甲街道');
  });
});
