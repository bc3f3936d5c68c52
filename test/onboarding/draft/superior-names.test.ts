import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { draftMapping } from '../../../onboarding/draft/draft-mapping.ts';
import { surveyWorkbook } from '../../../onboarding/draft/survey/survey-workbook.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import { draftTable, named, superiorOf } from './draft-table.ts';

describe('a guess', () => {
  let folder: MappingFolder;
  let files = 0;
  beforeAll(async () => {
    folder = await mappingFolder();
  });
  afterAll(() => folder.remove());

  const drafted = (columns: string, rows: readonly string[]) =>
    draftTable(join(folder.path, `${(files += 1)}.sqlite`), columns, rows);

  const superiorNames = [
    '上级',
    '上级-id',
    '直属上级',
    '隶属党组织',
    '所属党委',
    '主管党组织',
    '所属党组织',
    '党组织/上级',
    'higher_org_id',
  ];

  it.each(superiorNames)(
    'of a superior is told by the column name %s where the values are keys',
    async (column) => {
      const find = await drafted(
        `id int PRIMARY KEY, \`${column}\` int, mc text`,
        Array.from(
          { length: 30 },
          (_, index) =>
            `${index + 1}, ${superiorOf(index)}, '示例·${index + 1}号党支部'`,
        ),
      );
      expect(find('partyOrganizations.columns.name')?.value).toBe('mc');
      expect(find('partyOrganizations.hierarchy')).toMatchObject({
        value: { style: 'parent-key', column },
        isSure: true,
      });
    },
  );

  it.each([...superiorNames.slice(0, -1), '所属党委名称'])(
    'of a superior is told by the column name %s where the values are names',
    async (column) => {
      const rows = Array.from({ length: 30 }, (_, index) => [
        index === 0 ? 'NULL' : `'示例·${Math.ceil(index / 3)}号党支部'`,
        `'示例·${index + 1}号党支部'`,
      ]);
      const find = await drafted(
        `id int PRIMARY KEY, \`${column}\` text, 名称 text`,
        rows.map((row, index) => [index + 1, ...row].join(', ')),
      );
      expect(find('partyOrganizations.columns.name')?.value).toBe('名称');
      const hierarchy = find('partyOrganizations.hierarchy');
      expect(hierarchy).toMatchObject({
        value: { style: 'parent-name', column },
        isSure: true,
      });
      expect(hierarchy?.evidence).not.toContain('没有一列像上级');
    },
  );

  it.each(['隶属关系', '所属行业', '所在单位', '所属党组织'])(
    'takes %s for no superior where the values are no other row’s',
    async (column) => {
      const find = await drafted(
        `id int PRIMARY KEY, mc text, \`${column}\` text`,
        named(30, (index) => `'示例·${index % 4}'`),
      );
      expect(find('partyOrganizations.hierarchy')?.value).toEqual({
        style: 'none',
      });
    },
  );

  it.each([
    ['filled with zeros', (index: number) => 510_114_000_000 + index],
    ['of nine digits', (index: number) => 510_114_000 + index],
    ['of six digits', (index: number) => 114_000 + index],
    ['that steps by ten', (index: number) => 510_114_000_000 + index * 10],
  ])(
    'of a path is refuted by the superiors beside a sequence %s',
    async (_, code) => {
      const find = await drafted(
        'id int PRIMARY KEY, dzzmc text, parent_id int, org_code text',
        named(60, (index) => `${superiorOf(index)}, '${code(index)}'`),
      );
      expect(find('partyOrganizations.hierarchy')).toMatchObject({
        value: { style: 'parent-key', column: 'parent_id' },
        isSure: true,
      });
      expect(find('partyOrganizations.hierarchy')?.value).not.toHaveProperty(
        'path',
      );
    },
  );

  it('of a path stands beside superiors that all but one of it agree with', async () => {
    const codes = ['001'];
    const rows = named(40, (index) => {
      const above = index === 0 ? 0 : Math.ceil(index / 3);
      codes[index] ??= `${codes[above - 1]}${String(index).padStart(3, '0')}`;
      return `${index === 39 ? 1 : above}, '${codes[index]}'`;
    });
    const find = await drafted(
      'id int PRIMARY KEY, dzzmc text, parent_id int, cjm text',
      rows,
    );
    expect(find('partyOrganizations.hierarchy')?.value).toMatchObject({
      column: 'parent_id',
      path: { column: 'cjm', width: 3 },
    });
  });

  it.each(['上级', '直属上级', '隶属党组织', '所属党委', '所属党组织'])(
    'of a superior is told by the heading %s of a ledger, whatever stands first',
    async (heading) => {
      const rows = Array.from({ length: 30 }, (_, index) => [
        index === 0 ? '' : `示例·${Math.ceil(index / 3)}号党支部`,
        `示例·${index + 1}号党支部`,
        '2018-05',
      ]);
      const lines = [[heading, '党组织名称', '成立时间'], ...rows];
      const name = `${(files += 1)}.csv`;
      await folder.write(name, lines.map((it) => it.join(',')).join('\n'));
      const survey = await surveyWorkbook(join(folder.path, name));
      const entries = await draftMapping(survey, { place: 'x' });
      const find = (path: string) =>
        entries.find((it) => it.path.join('.') === path)?.value;
      expect(find('partyOrganizations.columns.name')).toBe('党组织名称');
      expect(find('partyOrganizations.hierarchy')).toEqual({
        style: 'parent-name',
        column: heading,
      });
    },
  );
});
