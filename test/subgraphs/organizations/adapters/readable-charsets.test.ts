import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';

import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import type { OrganizationSource } from '../../../../subgraphs/organizations/source/organization-source.ts';
import { startMariaDb, type PrivateMariaDb } from '../../../support/mariadb.ts';
import { mappingFolder, type MappingFolder } from '../mapping/mapping-file.ts';
import { gbkBytes } from './legacy-database.ts';

const district = '310116';

/** Names that GBK has, too: as they are stored and as they are read. */
const names = [
  ['示例·\u3000丙厂', '示例· 丙厂'],
  ['示例·\r\n乙厂', '示例·乙厂'],
  ['示例·丁厂\t', '示例·丁厂'],
  ['\u3000示例·甲厂  ', '示例·甲厂'],
  ['——', null],
  ['示例·戊厂', '示例·戊厂'],
] as const;

const utf8Bytes = (text: string) => `X'${Buffer.from(text).toString('hex')}'`;
const quoted = (text: string) => `_utf8mb4 ${utf8Bytes(text)}`;

const storages = [
  { charset: 'utf8mb4', column: 'utf8mb4_general_ci', bytes: quoted },
  { charset: 'utf8', column: 'utf8mb3_general_ci', bytes: quoted },
  { charset: 'gbk', column: 'gbk_chinese_ci', bytes: quoted },
  { charset: 'latin1-holding-gbk', column: 'latin1_swedish_ci', bytes: gbkBytes }, // prettier-ignore
  { charset: 'latin1-holding-utf8', column: 'latin1_swedish_ci', bytes: utf8Bytes }, // prettier-ignore
] as const;

let server: PrivateMariaDb;
let folder: MappingFolder;
beforeAll(async () => {
  server = await startMariaDb();
  folder = await mappingFolder();
});
afterAll(async () => {
  await server.stop();
  await folder.remove();
});

describe.each(
  storages.flatMap((it) => [
    { ...it, trim: false },
    { ...it, trim: true },
  ]),
)('names in $charset, trim: $trim', ({ charset, column, bytes, trim }) => {
  let source: OrganizationSource;
  beforeAll(async () => {
    const name = `in_${charset.replaceAll('-', '_')}_${String(trim)}`;
    const url = await server.createDatabase(name, column);
    const connection = await createConnection(url);
    await connection.query(
      'CREATE TABLE dw (id int PRIMARY KEY, mc varchar(99), KEY (mc))',
    );
    for (const [id, [written]] of names.entries()) {
      await connection.query(
        `INSERT INTO dw VALUES (${id}, ${bytes(written)})`,
      );
    }
    await connection.end();
    const mapping = await folder.mapping(`system: ex
name: 示例·旧系统
districts: ['${district}']
source: { kind: sql, url: '${url}', charset: ${charset}, trim: ${String(trim)} }
partyOrganizations:
  from: dw
  key: { column: id, type: integer }
  columns: { name: mc }
`);
    source = openSource({ mapping });
  });
  afterAll(() => source.close());

  it('are shown, found and ordered as they are read', async () => {
    const shown = names.flatMap(([, name]) => name ?? []);
    const { partyOrganizations: reader } = source;
    const page = await reader.page({
      district,
      filter: null,
      after: null,
      limit: 9,
      order: {
        terms: [{ field: 'name', descending: false }],
        keyDescending: false,
      },
    });
    expect(page.map(({ name }) => name)).toEqual([...shown].sort());
    for (const name of shown) {
      const filter = { name: { eq: name } };
      expect(await reader.count({ district, filter })).toBe(1);
    }
  });
});
