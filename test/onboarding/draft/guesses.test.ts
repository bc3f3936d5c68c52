import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { isPersonal } from '../../../onboarding/draft/columns/surveyed.ts';
import { surveyDatabase } from '../../../onboarding/draft/survey/survey-database.ts';
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

  it('of a flag of which nearly all are 1 is that 1 is valid, whatever its name', async () => {
    const find = await drafted(
      'id int PRIMARY KEY, dzzmc text, isDelete char(1)',
      named(100, (index) => (index < 97 ? "'1'" : "'0'")),
    );
    expect(find('partyOrganizations.live')).toMatchObject({
      value: [{ column: 'isDelete', is: ['1'] }],
      isSure: false,
      evidence: expect.stringContaining(
        '97 % 的行为 1、3 % 为 0,疑为反向标志,1 表示有效',
      ),
    });
  });

  it('of a deletion flag lets empty flags pass', async () => {
    const find = await drafted(
      'id int PRIMARY KEY, dzzmc text, scbz char(1)',
      named(20, (index) => (index < 16 ? "'0'" : index < 18 ? 'NULL' : "'1'")),
    );
    expect(find('partyOrganizations.live')?.value).toEqual([
      { column: 'scbz', not: ['1'] },
    ]);
  });

  it.each([
    [
      'a dotted code',
      (index: number) =>
        index === 0 ? "'001'" : `'001.${String(index).padStart(3, '0')}'`,
      { column: 'cjm', separator: '.' },
    ],
    [
      'a list of keys with its own',
      (index: number) => (index === 0 ? "'/1/'" : `'/1/${index + 1}/'`),
      { column: 'cjm', separator: '/', keys: 'with-own' },
    ],
    [
      'fixed width',
      (index: number) =>
        index === 0 ? "'001'" : `'001${String(index).padStart(3, '0')}'`,
      { column: 'cjm', width: 3, filler: false },
    ],
    [
      'filled with zeros',
      (index: number) =>
        index === 0 ? "'001000'" : `'001${String(index).padStart(3, '0')}'`,
      { column: 'cjm', width: 3, filler: true },
    ],
  ])('of a path is %s', async (_, cell, path) => {
    const find = await drafted(
      'id int PRIMARY KEY, dzzmc text, cjm text',
      named(12, cell),
    );
    expect(find('partyOrganizations.hierarchy')?.value).toEqual({
      style: 'path',
      path,
    });
  });

  it.each([
    ['its name', 'parent_id int', 'parent_id'],
    ['its name in capitals', 'PID int', 'PID'],
    ['its pinyin', 'sjdzzid int', 'sjdzzid'],
    [
      'a word within its name',
      'superOrganizationId int',
      'superOrganizationId',
    ],
    ['a declared key', 'c3 int REFERENCES dzz (id)', 'c3'],
  ])('of a superior is told by %s', async (_, declared, column) => {
    const find = await drafted(
      `id int PRIMARY KEY, dzzmc text, ${declared}`,
      named(12, superiorOf),
    );
    expect(find('partyOrganizations.hierarchy')).toMatchObject({
      value: { style: 'parent-key', column },
      isSure: true,
      evidence: expect.stringContaining('100 % 的不同值是列 id 的值'),
    });
  });

  it('of a superior that neither name nor key tells is a question', async () => {
    const find = await drafted(
      'id int PRIMARY KEY, dzzmc text, c3 int',
      named(12, superiorOf),
    );
    expect(find('partyOrganizations.hierarchy')).toMatchObject({
      value: { style: 'none' },
      isSure: false,
      evidence: expect.stringContaining('列名与注释都不说是上级,未采用'),
      choices: [{ style: 'parent-key', column: 'c3' }],
    });
  });

  it('of a superior is one that all share, too', async () => {
    const find = await drafted(
      'id int PRIMARY KEY, dzzmc text, parent_id int',
      named(12, (index) => (index === 0 ? 'NULL' : '1')),
    );
    expect(find('partyOrganizations.hierarchy')).toMatchObject({
      value: { style: 'parent-key', column: 'parent_id' },
      isSure: true,
    });
  });

  it.each([
    ['the only topmost one', 1, 60],
    ['three topmost ones of twelve', 3, 12],
    ['two topmost ones of four', 2, 4],
    ['five topmost ones of thirty', 5, 30],
  ])(
    'of superiors stands where %s name themselves',
    async (_, roots, count) => {
      const find = await drafted(
        'id int PRIMARY KEY, dzzmc text, parent_id int',
        named(count, (index) => String((index % roots) + 1)),
      );
      const found = find('partyOrganizations.hierarchy');
      expect(found).toMatchObject({
        value: { style: 'parent-key', column: 'parent_id' },
        isSure: true,
      });
      expect(found?.evidence).not.toContain('指向自身');
    },
  );

  it.each([
    ['every row its own', (index: number) => String(index + 1), '指向自身'],
    [
      'two rows each the other’s',
      (index: number) => String(index % 2 === 0 ? index + 2 : index),
      '的上级成环',
    ],
    [
      'a ring of all',
      (index: number) => String(((index + 1) % 12) + 1),
      '12 行的上级成环',
    ],
    ['no row at all', (index: number) => String(index + 500), '仅 0 %'],
  ])('of superiors is refuted by %s, whatever it is called', async (...it) => {
    const [, cell, why] = it;
    const find = await drafted(
      'id int PRIMARY KEY, dzzmc text, parent_id int',
      named(12, cell),
    );
    expect(find('partyOrganizations.hierarchy')).toMatchObject({
      value: { style: 'none' },
      isSure: false,
    });
    expect(find('partyOrganizations.hierarchy')?.evidence).toContain(
      why === '仅 0 %' ? '没有一列像上级' : why,
    );
  });

  it.each([
    ['an order', 'sort_order int', (index: number) => String(index + 1)],
    ['a latitude', 'lat text', (index: number) => `'30.65742${index}'`],
    ['a longitude', 'gc_lng double', (index: number) => `104.0${index}`],
    ['a number of members', 'rs int', (index: number) => String(index)],
    ['a kind', 'class_id int', (index: number) => String((index % 3) + 1)],
    ['a constant', 'tenant_id int', () => '1'],
  ])('takes %s for no superior and no path', async (_, declared, cell) => {
    const find = await drafted(
      `id int PRIMARY KEY, dzzmc text, ${declared}`,
      named(12, cell),
    );
    expect(find('partyOrganizations.hierarchy')?.value).toEqual({
      style: 'none',
    });
  });

  it('of a superior prefers the name that says it to values that fit as well', async () => {
    const find = await drafted(
      'id int PRIMARY KEY, dzzmc text, area_id int, parent_id int, sort_order int',
      named(
        12,
        (index) => `${superiorOf(index)}, ${superiorOf(index)}, ${index + 1}`,
      ),
    );
    expect(find('partyOrganizations.hierarchy')).toMatchObject({
      value: { style: 'parent-key', column: 'parent_id' },
      isSure: true,
    });
  });

  it('of two columns that are both called superiors is a question', async () => {
    const find = await drafted(
      'id int PRIMARY KEY, dzzmc text, parent_id int, upper_id int',
      named(12, (index) => `${superiorOf(index)}, ${superiorOf(index)}`),
    );
    expect(find('partyOrganizations.hierarchy')).toMatchObject({
      isSure: false,
      evidence: expect.stringContaining('列 upper_id 也像上级'),
    });
  });

  it.each([
    ['SJ', '', true],
    ['SJ', '上级党组织', false],
    ['sj', '书记', true],
    ['xm', '项目编号', false],
    ['lxr', '', true],
    ['contact_phone', '上级', true],
  ])(
    'of %s with the comment 「%s」 as a person’s is %s',
    (name, comment, is) => {
      expect(isPersonal(name, comment)).toBe(is);
    },
  );

  it.each([
    ["'201805'", { column: 'clrq', date: 'yyyymm' }, '写法 text'],
    ["'17/05/2018'", { column: 'clrq', date: 'dd/mm/yyyy' }, '写法 dd/mm/yyyy'],
    [
      '1526486400',
      { column: 'clrq', date: 'epoch-seconds' },
      '写法 epoch-seconds',
    ],
    ['43237', { column: 'clrq', date: 'excel-serial' }, '写法 excel-serial'],
  ])(
    'of the date %s is the style that reads most',
    async (cell, value, evidence) => {
      const find = await drafted(
        'id int PRIMARY KEY, dzzmc text, clrq text',
        named(9, () => cell),
      );
      const found = find('partyOrganizations.columns.established');
      expect(found?.evidence).toContain(evidence);
      // A text of six digits says itself what it is.
      if (!evidence.endsWith('text')) expect(found?.value).toEqual(value);
    },
  );

  it('of a withdrawn district is its only successor', async () => {
    const find = await drafted(
      'id int PRIMARY KEY, dzzmc text, xzqh char(6)',
      named(20, (index) => (index < 15 ? "'330105'" : "'330103'")),
    );
    expect(find('districts')?.value).toEqual(['330105']);
    expect(find('partyOrganizations.columns.district')).toMatchObject({
      value: { column: 'xzqh', values: { 330103: '330105' } },
      isSure: false,
    });
  });

  it('of districts looks beyond the first rows, which may all be of one', async () => {
    const find = await drafted(
      'id int PRIMARY KEY, dzzmc text, xzqh char(6)',
      named(3_000, (index) => (index < 2_100 ? "'510112'" : "'510114'")),
    );
    expect(find('districts')?.value).toEqual(['510112', '510114']);
    expect(find('owner')?.value).toBe('xzqh');
    expect(find('partyOrganizations.from')?.evidence).toContain('前 2000 行');
  });

  it('of codes without a table is what the names in their rows say', async () => {
    const find = await drafted(
      'id int PRIMARY KEY, dzzmc text, dzzlb char(3)',
      named(9, () => "'x31'"),
    );
    expect(find('partyOrganizations.columns.category')?.value).toEqual({
      column: 'dzzlb',
      codes: { x31: 'BRANCH' },
    });
  });

  it('is made without pictures, and of the beginnings of long texts', async () => {
    const sent: string[] = [];
    const file = join(folder.path, 'pictures.sqlite');
    const database = new Database(file);
    database.exec(
      'CREATE TABLE dzz (id int PRIMARY KEY, dzzmc text, zp longblob, "a b`c" text)',
    );
    database.close();
    const { survey, close } = await surveyDatabase({
      url: `sqlite:${file}`,
      onStatement: (sql) => void sent.push(sql),
    });
    await close();
    expect(sent.filter((sql) => sql.includes('zp'))).toEqual([]);
    expect(survey.unread).toEqual([
      'dzz.a b`c: a name that no mapping can hold',
    ]);
    expect(sent.join()).toMatch(/SUBSTR\(.*`dzzmc`.*, 1, 400\)/u);
  });

  it.each([
    ['序号 int, 单位名称 text, 党组织名称 text, 状态 text', "'正常'"],
    ['序号 int, 单位名称 text, 党组织名称 text, 备注 text', "''"],
    ['序号 int, 单位 text, 所属党组织 text', null],
  ])('of a short ledger %s is that it names records', async (columns, last) => {
    const find = await drafted(
      columns,
      Array.from('甲乙丙丁戊己', (letter, index) =>
        [
          index + 1,
          `'(示例·)${letter}星厂'`,
          `'(示例·)${letter}星厂党支部'`,
          ...(last === null ? [] : [last]),
        ].join(', '),
      ),
    );
    const [, unit = '', organization = ''] = columns
      .split(', ')
      .map((it) => it.split(' ')[0]);
    expect(find('units.columns.name')?.value).toBe(unit);
    expect(find('partyOrganizations.columns.name')?.value).toBe(organization);
  });

  it('of a snowflake key is a whole number, and says so', async () => {
    const find = await drafted(
      'id bigint PRIMARY KEY, dzzmc text',
      Array.from(
        { length: 5 },
        (_, index) => `129000000000000000${index}, '示例·${index}党支部'`,
      ),
    );
    expect(find('partyOrganizations.key')).toMatchObject({
      value: { column: 'id', type: 'integer' },
      evidence: expect.stringContaining('2^53'),
    });
  });
});
