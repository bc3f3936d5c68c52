import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { draftMapping } from '../../../onboarding/draft/draft-mapping.ts';
import { surveyDatabase } from '../../../onboarding/draft/survey/survey-database.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';

let folder: MappingFolder;
let files = 0;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

/** Organizations of two districts, and a further table with such columns. */
async function draftBeside(more: string) {
  const file = join(folder.path, `${(files += 1)}.sqlite`);
  const database = new Database(file);
  const rows = Array.from(
    { length: 20 },
    (_, index) =>
      `(${index + 1}, '示例·${index}党委', '${index % 2 === 0 ? '310116' : '310118'}')`,
  );
  database.exec(
    `CREATE TABLE dj_party (id INTEGER PRIMARY KEY, party_name TEXT, area_code TEXT);
    INSERT INTO dj_party VALUES ${rows.join(', ')};
    ${more}`,
  );
  database.close();
  const { survey, close } = await surveyDatabase({ url: `sqlite:${file}` });
  const entries = await draftMapping(survey, { place: 'x' });
  await close();
  return entries.find((it) => it.path.join('.') === 'owner');
}

describe('whose rows are whose, in a system of two districts', () => {
  it('is drafted where every table says it', async () => {
    expect(
      await draftBeside(`CREATE TABLE dj_branch (id INTEGER PRIMARY KEY, branch_name TEXT, party_id INTEGER, area_code TEXT);
      INSERT INTO dj_branch VALUES (1, '示例·甲党支部', 1, '310116'), (2, '示例·乙党支部', 2, '310118'), (3, '示例·丙党支部', 2, '310118')`),
    ).toMatchObject({ value: 'area_code' });
  });

  it.each([
    [
      'dj_branch',
      `CREATE TABLE dj_branch (id INTEGER PRIMARY KEY, branch_name TEXT, party_id INTEGER);
      INSERT INTO dj_branch VALUES (1, '示例·甲党支部', 1), (2, '示例·乙党支部', 2), (3, '示例·丙党支部', 2)`,
    ],
    [
      'company',
      `CREATE TABLE company (id INTEGER PRIMARY KEY, company_name TEXT, party_id INTEGER);
      INSERT INTO company VALUES (1, '示例·甲公司', 1), (2, '示例·乙公司', 2), (3, '示例·丙公司', 2)`,
    ],
  ])('is a question where %s does not', async (table, more) => {
    expect(await draftBeside(more)).toMatchObject({
      value: undefined,
      isSure: false,
      evidence: expect.stringContaining(`但表 ${table} 没有列 area_code`),
    });
  });
});
