import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import iconv from 'iconv-lite';

import { garblingOf } from '../../../onboarding/check/garbled-text.ts';
import {
  inspectSystem,
  type SystemReport,
} from '../../../onboarding/check/quality/inspect-system.ts';
import { plainForm } from '../../../onboarding/check/quality/name-forms.ts';
import type { RuleName } from '../../../onboarding/check/quality/quality-rules.ts';
import type { DistrictMapping } from '../../../subgraphs/organizations/mapping/read-mapping.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import { listServer } from '../conformance/contract-server.ts';

let folder: MappingFolder;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

const inspect = (mapping: DistrictMapping): Promise<SystemReport> =>
  inspectSystem(mapping, { keep: 1_000, progress: () => undefined });

/** A text whose bytes were written in one encoding and read in another. */
function wrongly(text: string, written: string, read: string): string {
  return iconv.decode(iconv.encode(text, written), read);
}

/** Keys by rule, as far as there are examples. */
function keysByRule({
  book,
}: SystemReport): Partial<Record<RuleName, string[]>> {
  return Object.fromEntries(
    book
      .groups()
      .map(({ rule, examples }) => [
        rule,
        examples.map(({ key, field }) => `${key} ${field}`),
      ]),
  );
}

/** One trap a row; the first two rows are flawless. */
const statements = `
CREATE TABLE dw (id TEXT, mc TEXT, xydm TEXT, xz TEXT, hy TEXT, qh TEXT, zzid TEXT, sc TEXT);
CREATE TABLE zz (id TEXT, mc TEXT, lb TEXT, rq TEXT, rs TEXT, sj TEXT, gx TEXT, qh TEXT, sc TEXT);
INSERT INTO dw VALUES
  ('1', '示例·甲厂', '91310116DEM000057L', '1', 'C', '310116', 'Z1', '0'),
  ('2', '示例·乙厂', '91310116DEM000065F', '1', 'C', '310116', 'Z2', '0'),
  ('3', '示例·（丙） 厂', '91330110DEM000073U', '1', 'C', '310116', '', '0'),
  ('4', '示例·(丙)厂', NULL, '1', 'C', '310116', '', '0'),
  ('5', '示例·丁厂', '91330110DEM000081A', '1', 'C', '310116', '', '0'),
  ('6', '示例·戊厂', '91310116DEM000057L', '9', 'Z', '999999', '', '0'),
  ('7', '示例·己厂', '91330110DEM000081N', '1', 'C', '', '', '0'),
  ('8', '示例·己厂', '91330110DEM00009XE', '1', 'C', '330110', '', '0'),
  ('9', '', '91510112DEM000014T', '1', 'C', '310116', '', '0'),
  ('10', '示例·删', NULL, '1', 'C', '310116', '', '1'),
  ('11 ', '示例·尾空格厂', '91510114DEM000022J', '1', 'C', '310116', '', '0'),
  ('12', '${wrongly('示例·乱码厂', 'gbk', 'win1252')}', '91510115DEM000030U', '1', 'C', '310116', '', '0'),
  ('13', '示例·庚厂', '91350100DEM0000494', '1', 'C', '310116', '', '0'),
  ('13', '示例·辛厂', NULL, '1', 'C', '310116', '', '0'),
  (NULL, '示例·无主键厂', NULL, '1', 'C', '310116', '', '0');
INSERT INTO zz VALUES
  ('Z1', '示例·甲党委', '1', '2018-05', '35', '', '61', '310116', '0'),
  ('Z2', '示例·乙党支部', '2', '2018.5', '约30', 'Z1', '61', '310116', '0'),
  ('Z3', '示例·无单位党支部', '2', '2018', '10', 'Z1', '61', '310116', '0'),
  ('Z4', '示例·孤儿党支部', '2', '去年', '不详', 'Z99', '00', '310116', '0'),
  ('Z5', '示例·环一党支部', '8', '2018', '10', 'Z6', '61', '310116', '0'),
  ('Z6', '示例·环二党支部', '2', '2018', '10', 'Z5', '61', '310116', '0');
`;

const sqlYaml = `system: sldj
name: 示例·党建信息系统
districts: ['310116']
provenance: SYNTHETIC
source: { kind: sql, url: 'sqlite:traps.sqlite' }
units:
  from: dw
  key: id
  live: [{ column: sc, not: ['1'] }]
  columns: { name: mc, uscc: xydm, nature: { column: xz, codes: { 1: STATE_OWNED } }, industry: hy, district: qh }
partyOrganizations:
  from: zz
  key: id
  live: [{ column: sc, not: ['1'] }]
  columns:
    name: mc
    category: { column: lb, codes: { 1: COMMITTEE, 2: BRANCH } }
    established: rq
    members: rs
    level: gx
    district: qh
  hierarchy: { style: parent-key, column: sj }
links: { in: units, column: zzid }
`;

describe('every rule, on a database', () => {
  let report: SystemReport;
  beforeAll(async () => {
    const database = new Database(join(folder.path, 'traps.sqlite'));
    database.exec(statements);
    database.close();
    report = await inspect(await folder.mapping(sqlYaml));
  });

  it('names the rows that break it', () => {
    expect(keysByRule(report)).toEqual({
      'key-missing': [' key'],
      'key-duplicate': ['13 key'],
      'id-not-surviving': ['11  key'],
      'text-garbled': ['12 name'],
      'name-empty': ['9 name'],
      'name-two-spellings': ['4 name'],
      'name-duplicate': ['8 name'],
      'uscc-missing': ['13 uscc', '4 uscc'],
      'uscc-invalid': ['5 uscc'],
      'uscc-duplicate': ['6 uscc'],
      'code-unknown': ['6 nature', '6 industry', 'Z4 level', 'Z5 category'],
      'date-unreadable': ['Z4 established'],
      'members-unreadable': ['Z4 members'],
      'district-missing': ['7 district'],
      'district-unknown': ['6 district'],
      'district-split': ['8 district'],
      'parent-missing': ['Z4 superior'],
      'parent-cycle': ['Z5 superior', 'Z6 superior'],
      'organization-without-unit': [
        'Z3 links',
        'Z4 links',
        'Z5 links',
        'Z6 links',
      ],
      'row-left-out': ['10 live'],
    });
  });

  it('counts what can be read', () => {
    expect(report.counts).toEqual({
      units: 12,
      unitsWithUscc: 9,
      unitsLinked: 2,
      unitRowsLeftOut: 1,
      partyOrganizations: 6,
      partyOrganizationsLinked: 2,
      partyOrganizationRowsLeftOut: 0,
      affiliations: 4,
      superiorsNotFound: 1,
      topmost: 1,
    });
  });

  it('counts how many rows have a usable value of each field', () => {
    expect(report.fields).toContainEqual({
      table: 'partyOrganizations',
      field: 'established',
      filled: 5,
      asked: 6,
    });
  });

  it('says what a garbled name should have been', () => {
    const garbled = report.book
      .groups()
      .find(({ rule }) => rule === 'text-garbled');
    expect(garbled?.examples[0]?.value).toContain('-> 示例·乱码厂');
  });

  it('keeps each problem but the notes for a workbook', () => {
    const rules = new Set(report.book.kept().map(({ rule }) => rule));
    expect(rules.has('row-left-out')).toBe(false);
    expect(report.book.kept()).toHaveLength(
      report.book
        .groups()
        .filter(({ severity }) => severity !== 'note')
        .reduce((sum, { count }) => sum + count, 0) - 1,
    );
  });
});

describe('superiors by name and by code', () => {
  it('finds names of several organizations and codes that disagree', async () => {
    const database = new Database(join(folder.path, 'names.sqlite'));
    database.exec(`CREATE TABLE zz (id INTEGER, mc TEXT, sj TEXT, cj TEXT, dw TEXT);
      INSERT INTO zz VALUES (1, '示例·镇党委', '', '001', '示例·甲厂'), (2, '示例·镇党委', '', '002', '示例·乙厂'),
        (3, '示例·一支部', '示例·镇党委', '003001', '示例·丙厂'), (4, '示例·工委', '', '004', '示例·丁厂'),
        (5, '示例·二支部', '示例·工委', '001001', '示例·戊厂');`);
    database.close();
    const report = await inspect(
      await folder.mapping(`system: mm
name: 示例·库
districts: ['310116']
source: { kind: sql, url: 'sqlite:names.sqlite' }
units: { from: zz, key: { column: id, type: integer }, columns: { name: dw } }
partyOrganizations:
  from: zz
  key: { column: id, type: integer }
  columns: { name: mc }
  hierarchy: { style: parent-name, column: sj, path: { column: cj, width: 3 } }
links: { in: same-row }
`),
    );
    expect(keysByRule(report)).toEqual({
      'name-duplicate': ['2 name'],
      'parent-ambiguous': ['3 superior'],
      'parent-path-disagrees': ['5 superior'],
    });
  });
});

describe('organizations of one name', () => {
  it('are told below one superior, and are usual below several', async () => {
    const database = new Database(join(folder.path, 'branches.sqlite'));
    database.exec(`CREATE TABLE zz (id INTEGER, mc TEXT, sj INTEGER);
      INSERT INTO zz VALUES (1, '示例·东街党委', NULL), (2, '示例·西街党委', NULL),
        (3, '第一党支部', 1), (4, '第一党支部', 2),
        (5, '第二党支部', 1), (6, '第二党支部', 1), (7, '第二 党支部', 2);`);
    database.close();
    const report = await inspect(
      await folder.mapping(`system: zb
name: 示例·库
districts: ['310116']
source: { kind: sql, url: 'sqlite:branches.sqlite' }
partyOrganizations:
  from: zz
  key: { column: id, type: integer }
  columns: { name: mc }
  hierarchy: { style: parent-key, column: sj }
`),
    );
    expect(keysByRule(report)).toEqual({ 'name-duplicate': ['6 name'] });
  });
});

describe('a list whose ids are JSON numbers', () => {
  const yaml = (url: string) => `system: wlw
name: 示例·物联网党建
districts: ['310116']
source: { kind: graphql, url: '${url}', lists: { dw: { query: '{ dw { id mc dzz } }', rows: dw } } }
units: { from: dw, key: id, columns: { name: mc } }
partyOrganizations: { from: dw, columns: { name: dzz } }
links: { in: same-row }
`;

  it('finds that they have lost their last digits', async () => {
    const server = await listServer([
      {
        id: Number('1290000000000000104'),
        mc: '示例·甲厂',
        dzz: '示例·甲党支部',
      },
      {
        id: Number('1290000000000000999'),
        mc: '示例·乙厂',
        dzz: '示例·乙党支部',
      },
    ]);
    try {
      const report = await inspect(await folder.mapping(yaml(server.url)));
      expect(Object.keys(keysByRule(report))).toEqual(['id-not-surviving']);
    } finally {
      await server.close();
    }
  });

  it('takes the same ids as texts', async () => {
    const server = await listServer([
      { id: '1290000000000000104', mc: '示例·甲厂', dzz: '示例·甲党支部' },
      { id: '1290000000000000999', mc: '示例·乙厂', dzz: '示例·乙党支部' },
    ]);
    try {
      const report = await inspect(await folder.mapping(yaml(server.url)));
      expect(keysByRule(report)).toEqual({});
    } finally {
      await server.close();
    }
  });
});

describe('a key of another type than the mapping says', () => {
  it('is no problem where the system has whole numbers of no type', async () => {
    const database = new Database(join(folder.path, 'untyped.sqlite'));
    database.exec(`CREATE TABLE dw (id, mc TEXT, zz TEXT);
      INSERT INTO dw VALUES (1, '示例·甲厂', '示例·甲党支部');`);
    database.close();
    const report = await inspect(
      await folder.mapping(`system: ut
name: 示例·库
districts: ['310116']
source: { kind: sql, url: 'sqlite:untyped.sqlite' }
units: { from: dw, key: id, columns: { name: mc } }
partyOrganizations: { from: dw, key: id, columns: { name: zz } }
links: { in: same-row }
`),
    );
    expect(report.counts).toMatchObject({ units: 1, partyOrganizations: 1 });
    expect(keysByRule(report)['id-not-found']).toBeUndefined();
  });
});

describe('garbled texts', () => {
  it.each([
    ['gbk-as-latin1', wrongly('示例·党支部', 'gbk', 'win1252')],
    ['utf8-as-latin1', wrongly('示例·党支部', 'utf8', 'win1252')],
    ['utf8-as-gbk', wrongly('示例党支部甲', 'utf8', 'gbk')],
    ['replacement', '示例\uFFFD党支部'],
    ['question-marks', '????????'],
  ])('are told as %s', (cause, text) => {
    expect(garblingOf(text)?.cause).toBe(cause);
  });

  it.each([
    '示例·㐂乐𠮷工坊',
    '示例·第８工场',
    'Société Générale',
    '示例(中国)',
    '',
  ])('are not seen in %s', (text) => expect(garblingOf(text)).toBeNull());
});

it.each([
  ['示例·（丙） 厂', '示例·(丙)厂'],
  ['示例·Ａ１厂', '示例·a1厂'],
  ['示例•甲〔临时〕', '示例·甲(临时)'],
])('%s and %s are one name', (one, other) => {
  expect(plainForm(one)).toBe(plainForm(other));
});
