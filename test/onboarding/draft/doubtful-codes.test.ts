import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { draftMapping } from '../../../onboarding/draft/draft-mapping.ts';
import { surveyWorkbook } from '../../../onboarding/draft/survey/survey-workbook.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import { draftTable } from './draft-table.ts';

const hierarchy = 'partyOrganizations.hierarchy';

describe('a code that may be one of levels', () => {
  let folder: MappingFolder;
  beforeAll(async () => {
    folder = await mappingFolder();
  });
  afterAll(() => folder.remove());

  const street = '示例·甲街道党工委';
  it.each([
    ['同上', (row: number) => (row % 10 === 0 ? street : '同上'), /36 行写作/u],
    ['outside organizations', () => street, /39 行与层级码所说的不同/u],
  ])('yields to a column of superiors of %s', async (kind, above, words) => {
    const rows = Array.from({ length: 40 }, (_, row) =>
      [
        `示例·${row}厂党支部`,
        `A${String(row).padStart(3, '0')}`,
        above(row),
      ].join(),
    );
    const text = ['党组织名称,党组织代码,上级党组织', ...rows].join('\n');
    const file = await folder.write(`${kind}.csv`, text);
    const entries = await draftMapping(await surveyWorkbook(file), {
      place: file,
    });
    expect(entries.find((it) => it.path.join('.') === hierarchy)).toMatchObject(
      {
        value: { style: 'parent-name', column: '上级党组织' },
        evidence: expect.stringMatching(words),
        isSure: false,
      },
    );
  });

  it('is asked about where keys of superiors that are not found say otherwise', async () => {
    const find = await draftTable(
      join(folder.path, 'keys.sqlite'),
      'id int PRIMARY KEY, mc text, zzdm text, sjdm text',
      Array.from(
        { length: 30 },
        (_, row) =>
          `${row + 1}, '示例·${row}厂党支部', 'A${String(row).padStart(3, '0')}', 'Z${row % 4}'`,
      ),
    );
    expect(find(hierarchy)).toMatchObject({ isSure: false });
  });

  it('is asked about where levels are of several widths', async () => {
    const codes = Array.from({ length: 30 }, (_, row) => {
      const committee = `A0${(row % 3) + 1}`;
      return row < 3
        ? committee
        : `${committee}${String(row).padStart(3, '0')}`;
    });
    const find = await draftTable(
      join(folder.path, 'widths.sqlite'),
      'id int PRIMARY KEY, mc text, org_level_code text',
      ['A', ...codes].map(
        (code, row) => `${row + 1}, '示例·${row}厂党支部', '${code}'`,
      ),
    );
    expect(find(hierarchy)).toMatchObject({
      evidence: expect.stringMatching(/如 A,却是其他码的开头:各级位数不等/u),
      isSure: false,
    });
  });
});
