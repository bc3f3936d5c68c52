import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import { draftTable, named } from './draft-table.ts';

let folder: MappingFolder;
let files = 0;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

const key = 'id INTEGER PRIMARY KEY, dzzmc TEXT';

function draft(columns: string, rows: readonly string[]) {
  const file = join(folder.path, `${(files += 1)}.sqlite`);
  return draftTable(file, `${key}, ${columns}`, rows);
}

describe('a column that is called a field and holds nothing of it', () => {
  it.each([
    ['org_level', 'columns.level', (index: number) => 'ABC'[index % 3] ?? ''],
    ['clrq', 'columns.established', () => '不详'],
    ['dzzlb', 'columns.category', (index: number) => `X${index % 3}`],
    ['dyrs', 'columns.members', () => '若干'],
    ['xzqh', 'columns.district', () => '本地'],
  ])('%s is a question and no draft', async (column, path, valueOf) => {
    const rows = named(8, (index) => `'${valueOf(index)}'`);
    const find = await draft(`${column} TEXT`, rows.map(notBranches));
    expect(find(`partyOrganizations.${path}`)).toMatchObject({
      value: undefined,
      isSure: false,
      evidence: expect.stringContaining('没有一个值读得懂,未采用'),
    });
  });

  it.each([
    ['org_level', 'columns.level', (index: number) => `6${(index % 2) + 1}`],
    ['clrq', 'columns.established', () => '2001-07-01'],
  ])('%s is drafted where its values fit', async (column, path, valueOf) => {
    const rows = named(8, (index) => `'${valueOf(index)}'`);
    const find = await draft(`${column} TEXT`, rows);
    expect(find(`partyOrganizations.${path}`)).toMatchObject({ value: column });
  });
});

/** Names whose endings tell no category. */
function notBranches(row: string): string {
  return row.replace('号党支部', '号');
}

describe('what clerks write for nothing', () => {
  it.each(['无', '暂无', '-', '/', '#REF!'])(
    '%s counts in no evidence',
    async (nothing) => {
      const rows = named(8, (index) =>
        index < 4 ? `'${nothing}'` : "'2001-07-01'",
      );
      const find = await draft('clrq TEXT', rows);
      expect(find('partyOrganizations.columns.established')).toMatchObject({
        value: 'clrq',
        isSure: true,
        evidence: expect.stringContaining('100 % 的值相符'),
      });
    },
  );
});

describe('superiors that are recorded twice', () => {
  const rows = [
    "1, '示例·甲镇党委', 'K100', 'X900', '示例·县委'",
    "2, '示例·甲村党总支', 'K101', 'K100', '示例·甲镇党委'",
    "3, '示例·甲一党支部', 'K102', 'K101', '示例·甲村党总支'",
    "4, '示例·乙厂党支部', 'K103', 'K100', '示例·甲镇党委'",
  ];

  it.each(['sjmc', 'sjdzzmc', 'parent_name', 'shangjimingcheng'])(
    'are read by the code beside the key, and %s says their names',
    async (name) => {
      const find = await draft(`bm TEXT, sjbm TEXT, ${name} TEXT`, rows);
      expect(find('partyOrganizations.hierarchy')?.value).toEqual({
        style: 'parent-key',
        column: 'sjbm',
        references: 'bm',
        superiors: { column: name },
      });
    },
  );

  it('are no code of levels that says other superiors than they do', async () => {
    const find = await draft('bm TEXT, sjbm TEXT, x TEXT', rows);
    expect(find('partyOrganizations.hierarchy')).toMatchObject({
      value: { style: 'parent-key', column: 'sjbm', references: 'bm' },
      evidence: expect.stringContaining(
        '列 bm 不是层级码:1 行与列 sjbm 所记的上级不符',
      ),
    });
  });

  it('are not looked for in numbers that only tell the order', async () => {
    const ordered = rows.map((row, index) =>
      row.replace(/'K\d+', 'X?K?\d+'/u, `${index + 101}, ${index + 100}`),
    );
    const find = await draft('order_code INT, pid INT, sjmc TEXT', [
      ...ordered,
    ]);
    expect(find('partyOrganizations.hierarchy')?.value).not.toMatchObject({
      column: 'pid',
      references: 'order_code',
    });
  });
});

describe('a column of host units in a table of organizations', () => {
  it.each(['szdwmc', 'ssdwmc', '所在单位名称', 'unit_name'])(
    '%s gives the units',
    async (column) => {
      const find = await draft(
        `"${column}" TEXT`,
        named(6, (index) => `'示例·${index}厂'`),
      );
      expect(find('units.columns.name')?.value).toBe(column);
      expect(find('links')).toMatchObject({
        value: { in: 'same-row' },
        isSure: true,
      });
    },
  );

  it('is a question where units repeat: each row would be one', async () => {
    const find = await draft(
      'szdwmc TEXT',
      named(6, (index) => `'示例·${index % 3}厂'`),
    );
    expect(find('links')).toMatchObject({
      value: { in: 'same-row' },
      isSure: false,
      evidence: expect.stringContaining('3 行的单位名称与别行相同'),
    });
  });
});
