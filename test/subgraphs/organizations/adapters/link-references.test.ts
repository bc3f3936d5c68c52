import { describe, expect, it } from '@jest/globals';

import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import type { OrganizationSource } from '../../../../subgraphs/organizations/source/organization-source.ts';
import { mappingFolder } from '../mapping/mapping-file.ts';
import { describeLegacy } from './legacy-database.ts';

const head = `system: ex
name: 示例·旧系统
districts: ['310116']
`;

const sections = (links: string) => `
units: { from: dw, key: { column: id, type: integer }, columns: { name: mc } }
partyOrganizations: { from: dzz, key: { column: id, type: integer }, columns: { name: mc } }
links: ${links}
`;

const statements = [
  'CREATE TABLE dw (id int PRIMARY KEY, mc varchar(50), dm varchar(9), dzzdm varchar(9))',
  "INSERT INTO dw VALUES (1, '示例·甲厂', 'U1', 'D7'), (2, '示例·乙厂', 'U2', 'D8'), (3, '示例·丙厂', 'U3', 'D9'), (4, '示例·丁厂', 'U4', NULL)",
  'CREATE TABLE dzz (id int PRIMARY KEY, mc varchar(50), dm varchar(9), dwdm varchar(9))',
  "INSERT INTO dzz VALUES (7, '示例·甲党支部', 'D7', 'U1'), (8, '示例·联合党支部', 'D8', 'U2')",
];

async function found(source: OrganizationSource) {
  try {
    return {
      units: await source.linksOfUnits(['1', '2', '3', '4']),
      organizations: await source.linksOfOrganizations(['8']),
      with: await source.units.count({
        district: '310116',
        filter: { hasPartyOrganization: { eq: true } },
      }),
    };
  } finally {
    await source.close();
  }
}

const expected = {
  units: [
    { unit: '1', organization: '7' },
    { unit: '2', organization: '8' },
  ],
  organizations: [{ unit: '2', organization: '8' }],
  with: 2,
};

const links = [
  '{ in: units, column: dzzdm, references: dm }',
  '{ in: party-organizations, column: dwdm, references: dm }',
];

describeLegacy(statements, (database) => {
  it.each(links)(
    'finds both ends by another column than the key: %s',
    async (it) => {
      const { url, folder } = database();
      const mapping = await folder.mapping(
        `${head}source: { kind: sql, url: '${url}' }${sections(it)}`,
      );
      expect(await found(openSource({ mapping }))).toEqual(expected);
    },
  );
});

describe('in a spreadsheet', () => {
  it('finds organizations by another column than the key', async () => {
    const folder = await mappingFolder();
    await folder.write(
      'dw.csv',
      'id,mc,dzzdm,dzzid,dzz,dm\n1,示例·甲厂,D7,8,示例·联合党支部,D8\n2,示例·乙厂,D8,7,示例·甲党支部,D7\n',
    );
    const mapping = await folder.mapping(
      `${head}source: { kind: spreadsheet, file: dw.csv }
units: { key: id, columns: { name: mc } }
partyOrganizations: { key: dzzid, columns: { name: dzz } }
links: { in: units, column: dzzdm, references: dm }
`,
    );
    const source = openSource({ mapping });
    expect(await source.linksOfUnits(['1', '2'])).toEqual([
      { unit: '1', organization: '7' },
      { unit: '2', organization: '8' },
    ]);
    await source.close();
    await folder.remove();
  });
});
