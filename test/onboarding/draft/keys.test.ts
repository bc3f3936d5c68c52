import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import { draftTable } from './draft-table.ts';

let folder: MappingFolder;
let files = 0;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

const columns =
  'qh char(6), xh int, dzzmc varchar(60), bm varchar(9), PRIMARY KEY (qh, xh)';

async function keyOf(rows: readonly string[]) {
  const file = join(folder.path, `${(files += 1)}.sqlite`);
  const find = await draftTable(file, columns, rows);
  return find('partyOrganizations.key');
}

const whole = ['qh', { column: 'xh', type: 'integer' }];

describe('a key of several columns', () => {
  it('is drafted as it is where no column alone tells rows apart', async () => {
    expect(
      await keyOf([
        "'310116', 1, '示例·甲党支部', 'A'",
        "'310116', 2, '示例·乙党支部', 'A'",
        "'310118', 1, '示例·甲党支部', 'B'",
      ]),
    ).toMatchObject({
      value: whole,
      isSure: false,
      evidence: '主键由 qh、xh 几列合成',
    });
  });

  it('is a choice where a code tells them apart as well', async () => {
    expect(
      await keyOf([
        "'310116', 1, '示例·甲党支部', 'A1'",
        "'310116', 2, '示例·乙党支部', 'A2'",
        "'310118', 1, '示例·甲党支部', 'B1'",
      ]),
    ).toMatchObject({
      value: 'bm',
      isSure: false,
      choices: [whole],
      evidence: '主键由 qh、xh 几列合成;抽样 3 行中此列无重复',
    });
  });
});
