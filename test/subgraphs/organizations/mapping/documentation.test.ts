import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { knownKeys } from '../../../../subgraphs/organizations/mapping/known-keys.ts';
import { mappingJsonSchema } from '../../../../subgraphs/organizations/mapping/mapping-schema.ts';
import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import { mappingFolder, type MappingFolder } from './mapping-file.ts';

describe('docs/district-mapping.md', () => {
  let folder: MappingFolder;
  let text: string;
  beforeAll(async () => {
    folder = await mappingFolder();
    text = await readFile('docs/district-mapping.md', 'utf8');
  });
  afterAll(() => folder.remove());

  const example = (language: string) =>
    new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'su').exec(text)?.[1] ?? '';

  it('has an example that runs, with its hook', async () => {
    const database = new Database(join(folder.path, 'sldj.sqlite'));
    database.exec(`CREATE TABLE dw (dwid int, dwmc text, tyshxydm text, dwxz text, hydm text, xzqh text, scbz text, dzzid int);
      INSERT INTO dw VALUES (1, '示例·甲厂', '91310116DEM000057L', '31', 'C', '310116001', '0', 7), (2, '示例·已删', NULL, NULL, NULL, NULL, '1', 7);
      CREATE TABLE dzz (dzzid int, dzzmc text, dzzlb text, clrq text, dysl text, lsgx text, sjid int, yxbz text);
      INSERT INTO dzz VALUES (7, '示例·甲党支部', '631', '201805', '12', '61', 8, '1'), (8, '示例·镇党委', '611', NULL, NULL, NULL, 0, '1'), (9, '示例·失效', '631', NULL, NULL, NULL, 8, '0');`);
    database.close();
    await folder.write('odd.ts', example('ts'));
    const mapping = await folder.mapping(`hook: ./odd.ts\n${example('yaml')}`);
    expect(mapping.hook.superior?.('隶属:示例·镇党委')).toBe('示例·镇党委');
    const source = openSource({ mapping });
    expect(await source.units.byIds(['1', '2'])).toEqual([
      {
        localId: '1',
        owner: '310116',
        name: '示例·甲厂',
        uscc: '91310116DEM000057L',
        nature: 'STATE_OWNED',
        industry: 'MANUFACTURING',
        district: '310116',
      },
    ]);
    expect(await source.partyOrganizations.byIds(['7', '9'])).toMatchObject([
      {
        category: 'BRANCH',
        establishedOn: '2018-05',
        memberCountBand: 'FROM_10_TO_49',
      },
    ]);
    expect((await source.affiliations(['7'])).get('7')).toEqual({
      parent: '8',
      path: ['8', '7'],
      recordedSuperior: '8',
      recordedSuperiorId: null,
      unresolvedSuperior: null,
      levelCode: '61',
      doubts: [],
    });
    expect(await source.linksOfUnits(['1'])).toEqual([
      { unit: '1', organization: '7' },
    ]);
    await source.close();
  });

  it('names every key that a mapping may have', () => {
    const keys = new Set<string>();
    collectKeys(mappingJsonSchema(), keys);
    expect(knownKeys(mappingJsonSchema(), [])).toContain('owner');
    expect([...keys].filter((key) => !text.includes(key))).toEqual([]);
  });
});

function collectKeys(value: unknown, keys: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  const { properties } = value as { readonly properties?: object };
  for (const key of Object.keys(properties ?? {})) keys.add(key);
  for (const inner of Object.values(value)) collectKeys(inner, keys);
}
