import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { inspectSystem } from '../../../onboarding/check/quality/inspect-system.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';

let folder: MappingFolder;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

const yaml = `system: tz
name: 示例·台账
districts: ['310116']
source: { kind: spreadsheet, file: ledger.csv }
units: { columns: { name: 单位名称, uscc: 信用代码 } }
partyOrganizations:
  columns: { name: 党组织名称, members: 党员人数 }
  hierarchy: { style: parent-name, column: 上级党组织 }
links: { in: same-row }
`;

const header = '单位名称,信用代码,党组织名称,上级党组织,党员人数';
const superiors = [
  '示例·甲街道办,,示例·甲街道党工委,,',
  '示例·乙街道办,,示例·乙街道党工委,,',
];

async function read(...rows: readonly string[]) {
  await folder.write('ledger.csv', [header, ...superiors, ...rows].join('\n'));
  const mapping = await folder.mapping(yaml);
  const source = openSource({ mapping });
  const page = { district: '310116', after: null, limit: 99, filter: null };
  const units = await source.units.page(page);
  const organizations = await source.partyOrganizations.page(page);
  const hosts = await source.units.count({
    district: '310116',
    filter: { hasPartyOrganization: { eq: true } },
  });
  const { book } = await inspectSystem(mapping, {
    keep: 99,
    progress: () => undefined,
  });
  const groups = book.groups();
  return {
    units: units.map(({ name }) => name),
    organizations: organizations.map(({ name }) => name),
    hosts,
    told: (rule: string) => groups.find((group) => group.rule === rule),
  };
}

describe('a cell of organizations’ names', () => {
  it.each([
    ...['未建立党组织', '尚未建立', '拟建', '正在组建', '未单独建立', '无党员'],
    ...['不具备条件', '无党组织', '否', '待成立', '未建党组织', '拟建党支部'],
    ...['暂未成立党支部', '应建未建', '筹建中', '尚不具备建立党组织条件'],
    ...['没有党员', '暂无党支部', '正在筹建', '还没有建立党组织'],
    ...['未建立(党员不足3人)', '党员不足三人', '未 建 党 组 织。'],
  ])('that says %s names none, and the unit stays', async (text) => {
    const found = await read(`示例·空公司,,${text},示例·甲街道党工委,`);
    expect(found.units).toContain('示例·空公司');
    expect(found.organizations).toHaveLength(2);
    expect(found.hosts).toBe(2);
    expect(found.told('organization-none-yet')).toMatchObject({
      severity: 'note',
      count: 1,
      examples: [{ value: text }],
    });
  });

  it.each([
    ...['示例·未建集团党支部', '示例·拟建工程公司党支部', '无锡党支部'],
    ...['示例·筹建处党支部', '未来公司党支部', '拟建工程公司临时党支部'],
    ...['待建项目部党支部', '正在建设公司党支部', '党员之家党支部'],
  ])('that says %s names one', async (text) => {
    const found = await read(`示例·公司,,${text},示例·甲街道党工委,`);
    expect(found.organizations).toContain(text);
    expect(found.told('organization-none-yet')).toBeUndefined();
  });
});

describe('two rows of one name in a ledger without a key', () => {
  it('are told as an error, each with its superior, where the superiors differ', async () => {
    const found = await read(
      '示例·甲办,,示例·机关党支部,示例·甲街道党工委,5',
      '示例·乙办,,示例·机关党支部,示例·乙街道党工委,5',
    );
    expect(found.told('name-under-several-superiors')).toMatchObject({
      severity: 'error',
      count: 2,
      examples: [
        { value: '示例·乙街道党工委 / 示例·甲街道党工委' },
        { value: '示例·甲街道党工委 / 示例·乙街道党工委' },
      ],
    });
  });

  it('tells three superiors once for each row', async () => {
    const found = await read(
      '示例·甲办,,示例·机关党支部,示例·甲街道党工委,5',
      '示例·乙办,,示例·机关党支部,示例·乙街道党工委,5',
      '示例·丙办,,示例·机关党支部,示例·丙街道党工委,5',
    );
    expect(found.told('name-under-several-superiors')?.count).toBe(3);
  });

  it('are one organization of two units where the superior is the same', async () => {
    const found = await read(
      '示例·甲厂,,示例·联合党支部,示例·甲街道党工委,5',
      '示例·乙厂,,示例·联合党支部,示例·甲街道 党工委,5',
      '示例·丙厂,,示例·联合党支部,,',
    );
    expect(found.organizations).toHaveLength(3);
    expect(found.hosts).toBe(5);
    expect(found.told('name-under-several-superiors')).toBeUndefined();
    expect(found.told('merged-values-differ')).toBeUndefined();
  });

  it('are told where they say different values of what is made one', async () => {
    const found = await read(
      '示例·甲厂,91310116DEM000057L,示例·联合党支部,示例·甲街道党工委,5',
      '示例·甲厂,91330106MA00000003,示例·联合党支部,示例·甲街道党工委,55',
    );
    expect(found.told('merged-values-differ')).toMatchObject({
      severity: 'warning',
      count: 2,
      examples: [
        { table: 'units', value: '91330106MA00000003 / 91310116DEM000057L' },
        { table: 'partyOrganizations', value: '55 / 5' },
      ],
    });
  });
});
