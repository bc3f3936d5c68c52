import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { draftMapping } from '../../../onboarding/draft/draft-mapping.ts';
import { surveyDatabase } from '../../../onboarding/draft/survey/survey-database.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';

interface Linked {
  readonly column: string;
  readonly comment?: string;
  /** The key that the row of this index holds. */
  readonly cell: (index: number) => string;
}

describe('a link between the tables', () => {
  let folder: MappingFolder;
  let files = 0;
  beforeAll(async () => {
    folder = await mappingFolder();
  });
  afterAll(() => folder.remove());

  /** What is drafted of 30 units and 30 organizations, one of which links. */
  async function drafted(
    table: 'dw' | 'dzz',
    { column, comment = '', cell }: Linked,
  ) {
    const file = join(folder.path, `${(files += 1)}.sqlite`);
    const database = new Database(file);
    const names = {
      dw: '示例·#有限公司',
      dzz: '示例·#号党支部',
    };
    for (const [name, called] of Object.entries(names)) {
      const more = name === table ? `, \`${column}\` text` : '';
      database.exec(
        `CREATE TABLE ${name} (nm text PRIMARY KEY, mc text${more})`,
      );
      const rows = Array.from({ length: 30 }, (_, index) => {
        const own = `'${name}${index}', '${called.replace('#', `${index}`)}'`;
        return `(${own}${more && `, '${cell(index)}'`})`;
      });
      database.exec(`INSERT INTO ${name} VALUES ${rows.join(', ')}`);
    }
    database.close();
    const { survey, close } = await surveyDatabase({ url: `sqlite:${file}` });
    const commented = {
      ...survey,
      contains: survey.contains.bind(survey),
      tables: survey.tables.map((it) => ({
        ...it,
        columns: it.columns.map((one) =>
          one.name === column ? { ...one, comment } : one,
        ),
      })),
    };
    const entries = await draftMapping(commented, { place: 'x' });
    await close();
    return entries.find(({ path }) => path.join('.') === 'links');
  }

  it.each([
    ['f4', '所属党组织内码'],
    ['f4', '所在党支部编号'],
    ['f4', '隶属党组织'],
    ['c_7', '党组织ID'],
    ['党组织id', ''],
    ['所属党组织', ''],
    ['党支部编码', ''],
  ])('of units is told by %s with the comment 「%s」', async (...it) => {
    const [column, comment] = it;
    const cell = (index: number) => `dzz${index % 20}`;
    expect(await drafted('dw', { column, comment, cell })).toMatchObject({
      value: { in: 'units', column },
      isSure: true,
    });
  });

  it.each([
    ['单位id', ''],
    ['所在单位', ''],
    ['企业编号', ''],
    ['f4', '所在单位内码'],
    ['f4', '单位'],
  ])(
    'of organizations is told by %s with the comment 「%s」',
    async (...it) => {
      const [column, comment] = it;
      const cell = (index: number) => `dw${index % 20}`;
      expect(await drafted('dzz', { column, comment, cell })).toMatchObject({
        value: { in: 'party-organizations', column },
        isSure: true,
      });
    },
  );

  it.each(['单位id', '单位性质', '单位人数', '上级单位'])(
    'is none that %s tells where the values are no keys',
    async (column) => {
      const cell = (index: number) => `x${index % 20}`;
      const links = await drafted('dzz', { column, cell });
      expect(links?.value).toBeUndefined();
    },
  );
});
