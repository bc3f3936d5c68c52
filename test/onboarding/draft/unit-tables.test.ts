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
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

const codes = [
  '91310118MA00000007',
  '91310118MA0000001A',
  '91310118MA0000002D',
  '91310118MA0000003G',
  '91310118MA0000004K',
  '91310118MA0000005N',
];

/** Rows of units: a key, a name, an organization and what `more` says. */
function rows(name: string, more: (index: number) => string): string {
  return codes
    .map((_, n) => `(${n + 1}, '示例·${n}${name}', ${n + 2}, ${more(n)})`)
    .join(', ');
}

async function unitsOf(file: string, second: string) {
  const path = join(folder.path, file);
  const database = new Database(path);
  database.exec(`
    CREATE TABLE party_org (id INTEGER PRIMARY KEY, name TEXT, pid INTEGER);
    INSERT INTO party_org VALUES (1, '示例·镇党委', 0), (2, '示例·甲党支部', 1),
      (3, '示例·乙党支部', 1), (4, '示例·丙党支部', 1), (5, '示例·丁党支部', 1),
      (6, '示例·戊党支部', 1), (7, '示例·己党支部', 1);
    CREATE TABLE t_enterprise (id INTEGER PRIMARY KEY, ent_name TEXT, party_id INTEGER, credit_code TEXT);
    INSERT INTO t_enterprise VALUES ${rows('有限公司', (n) => `'${codes[n] ?? ''}'`)};
    ${second}`);
  database.close();
  const { survey, close } = await surveyDatabase({ url: `sqlite:${path}` });
  const entries = await draftMapping(survey, { place: 'x' });
  await close();
  return entries.find((it) => it.path.join('.') === 'units.from');
}

describe('a second table of units', () => {
  it.each([
    ['t_social_org', '协会', 'org_name'],
    ['biz_shop', '商行', 'shop_name'],
    ['dw_new', '学校', 'dwmc'],
  ])('%s is named, and asked about', async (table, ending, name) => {
    const found = await unitsOf(
      `${table}.sqlite`,
      `CREATE TABLE ${table} (id INTEGER PRIMARY KEY, ${name} TEXT, party_id INTEGER, uscc TEXT);
       INSERT INTO ${table} VALUES ${rows(ending, (n) => `'${(codes[n] ?? '').replace('91', '51')}'`)};`,
    );
    expect(found).toMatchObject({ isSure: false });
    const both = `${String(found?.value)} ${found?.evidence ?? ''}`;
    expect(both).toContain('t_enterprise');
    expect(both).toContain(table);
    expect(found?.evidence).toContain('UNION ALL');
  });

  it('is no table of contracts with the codes of the first', async () => {
    const found = await unitsOf(
      'contracts.sqlite',
      `CREATE TABLE contract (id INTEGER PRIMARY KEY, title TEXT, party_id INTEGER, uscc TEXT);
       INSERT INTO contract VALUES ${rows('合同', (n) => `'${codes[n] ?? ''}'`)};`,
    );
    expect(found).toMatchObject({ value: 't_enterprise', isSure: true });
  });

  it('is no table of payments that repeats names without codes', async () => {
    const found = await unitsOf(
      'payments.sqlite',
      `CREATE TABLE fee (id INTEGER PRIMARY KEY, dwmc TEXT, party_id INTEGER, amount INTEGER);
       INSERT INTO fee VALUES ${rows('有限公司', (n) => String(n * 10))};`,
    );
    expect(found).toMatchObject({ value: 't_enterprise', isSure: true });
  });
});
