import { expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';

import { inspectSystem } from '../../../../onboarding/check/quality/inspect-system.ts';
import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import { mappingFolder } from '../mapping/mapping-file.ts';

const sheets = [
  {
    name: '单位',
    rows: [
      ['街道', '序号', '单位', '支部街道', '支部序号'],
      ['甲街道', '1', '示例·甲厂', '甲街道', '2'],
      ['乙街道', '1', '示例·乙厂', '乙街道', '2'],
      ['乙街道', '2', '示例·丙厂', '乙街道', ''],
    ],
  },
  {
    name: '党组织',
    rows: [
      ['街道', '序号', '党组织', '上级街道', '上级序号'],
      ['甲街道', '1', '示例·甲党委', '', ''],
      ['甲街道', '2', '示例·甲支部', '甲街道', '1'],
      ['乙街道', '1', '示例·乙党委', '甲街道', '0'],
      ['乙街道', '2', '示例·乙支部', '乙街道', '1'],
    ],
  },
  {
    name: '关系',
    rows: [
      ['下级街道', '下级序号', '上级街道', '上级序号'],
      ['甲街道', '2', '甲街道', '1'],
      ['乙街道', '1', '甲街道', '0'],
      ['乙街道', '2', '乙街道', '1'],
    ],
  },
];

it.each([
  'style: parent-key, column: [上级街道, 上级序号]',
  'style: table, from: 关系, organization: [下级街道, 下级序号], superior: [上级街道, 上级序号]',
])('a workbook has keys of several columns: %s', async (hierarchy) => {
  const folder = await mappingFolder();
  await folder.write('tz.xlsx', await writeXlsx({ sheets }));
  const mapping = await folder.mapping(`system: tz
name: 示例·台账
districts: ['310116']
source: { kind: spreadsheet, file: tz.xlsx }
units: { from: 单位, key: [街道, 序号], columns: { name: 单位 } }
partyOrganizations:
  from: 党组织
  key: [街道, 序号]
  columns: { name: 党组织 }
  hierarchy: { ${hierarchy} }
links: { in: units, column: [支部街道, 支部序号] }
`);
  const source = openSource({ mapping });
  const ids = ['乙街道~1', '乙街道~2', '甲街道~1', '甲街道~2'];
  const request = { district: '310116', filter: null, after: null, limit: 9 };
  const page = await source.partyOrganizations.page(request);
  expect(page.map(({ localId }) => localId)).toEqual(ids);
  const found = await source.affiliations(ids);
  expect(found.get('甲街道~2')?.path).toEqual(['甲街道~1', '甲街道~2']);
  expect(found.get('乙街道~2')?.path).toEqual(['乙街道~1', '乙街道~2']);
  expect(found.get('乙街道~1')).toMatchObject({
    recordedSuperior: null,
    doubts: ['PARENT_NOT_RECORDED'],
  });
  expect(
    await source.linksOfUnits(['甲街道~1', '乙街道~1', '乙街道~2']),
  ).toEqual([
    { unit: '甲街道~1', organization: '甲街道~2' },
    { unit: '乙街道~1', organization: '乙街道~2' },
  ]);
  const { book, counts } = await inspectSystem(mapping, {
    keep: 0,
    progress: () => undefined,
  });
  expect(counts).toMatchObject({ units: 3, partyOrganizations: 4, topmost: 2 });
  expect(book.groups().filter(({ severity }) => severity === 'error')).toEqual(
    [],
  );
  await source.close();
  await folder.remove();
});
