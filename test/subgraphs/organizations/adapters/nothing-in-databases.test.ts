import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { inspectSystem } from '../../../../onboarding/check/quality/inspect-system.ts';
import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import { mappingFolder, type MappingFolder } from '../mapping/mapping-file.ts';

let folder: MappingFolder;
let files = 0;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

const hierarchies = {
  'by name': 'style: parent-name',
  'by key': 'style: parent-key',
} as const;

describe.each(['无', '暂无', '-', '/', ' — ', 'N/A', '#REF!'])(
  '%s in a database',
  (nothing) => {
    it.each(Object.entries(hierarchies))(
      'is no superior recorded %s, and no code',
      async (...[, style]) => {
        const file = join(folder.path, `${(files += 1)}.sqlite`);
        const database = new Database(file);
        database.exec(`CREATE TABLE zz (id TEXT, mc TEXT, sj TEXT, bm TEXT);
          CREATE TABLE dw (id TEXT, mc TEXT, zz TEXT, xydm TEXT)`);
        database
          .prepare("INSERT INTO zz VALUES ('Z1', '示例·甲党支部', ?, ?)")
          .run(nothing, nothing);
        database
          .prepare("INSERT INTO dw VALUES ('D1', '示例·甲厂', 'Z1', ?)")
          .run(nothing);
        database.close();
        const mapping = await folder.mapping(`system: ex
name: 示例·旧系统
districts: ['310116']
source: { kind: sql, url: 'sqlite:${file}' }
units: { from: dw, key: id, columns: { name: mc, uscc: xydm } }
partyOrganizations:
  from: zz
  key: id
  columns: { name: mc, partyCode: bm }
  hierarchy: { ${style}, column: sj }
links: { in: units, column: zz }
`);
        const source = openSource({ mapping });
        expect(await source.partyOrganizations.byIds(['Z1'])).toMatchObject([
          { partyCode: null },
        ]);
        expect((await source.affiliations(['Z1'])).get('Z1')).toMatchObject({
          parent: null,
          doubts: ['PARENT_NOT_RECORDED'],
        });
        await source.close();
        const { book } = await inspectSystem(mapping, {
          keep: 9,
          progress: () => undefined,
        });
        const rules = book.groups().map(({ rule }) => rule);
        const told = nothing.startsWith('#')
          ? ['cell-broken']
          : ['uscc-missing'];
        expect(rules).toEqual(told);
      },
    );
  },
);
