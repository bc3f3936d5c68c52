import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { writeXlsx } from 'hucre/xlsx';

import { runMengyue } from '../../../support/mengyue-process.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../../subgraphs/organizations/mapping/mapping-file.ts';

describe('mengyue district check, warnings of most rows', () => {
  let folder: MappingFolder;
  let files = 0;
  beforeAll(async () => {
    folder = await mappingFolder();
  });
  afterAll(() => folder.remove());

  /** Rows of `dzz`: id, name, superior, founded, code; each with a unit. */
  async function check(rows: readonly string[], ...args: readonly string[]) {
    const name = `${(files += 1)}`;
    const database = new Database(join(folder.path, `${name}.sqlite`));
    database.exec(`CREATE TABLE dzz (id INTEGER, mc TEXT, sj INTEGER, rq TEXT, xydm TEXT);
      INSERT INTO dzz VALUES ${rows.map((it) => `(${it})`).join(', ')};`);
    database.close();
    const mapping = await folder.write(
      `${name}.yaml`,
      `system: sldj
name: 示例·党建信息系统
districts: ['310116']
provenance: SYNTHETIC
source: { kind: sql, url: 'sqlite:${name}.sqlite' }
units: { from: dzz, key: { column: id, type: integer }, columns: { name: mc, uscc: xydm } }
partyOrganizations:
  from: dzz
  key: { column: id, type: integer }
  columns: { name: mc, established: rq }
  hierarchy: { style: parent-key, column: sj }
links: { in: same-row }
`,
    );
    return runMengyue(['district', 'check', '--mapping', mapping, ...args]);
  }

  const codes = ['91310116DEM000057L', '91310116DEM000065F'];
  const row = (
    id: number,
    { sj = 'NULL', rq = '2018-05', xydm = codes[id] ?? null } = {},
  ) =>
    `${id}, '示例·${id}号党支部', ${sj}, '${rq}', ${xydm === null ? 'NULL' : `'${xydm}'`}`;
  const allow = ['--allow', 'uscc-missing'];

  it('fail where every organization is its own superior', async () => {
    const rows = [0, 1, 2, 3].map((id) => row(id + 1, { sj: `${id + 1}` }));
    const { exitCode, stdout, stderr } = await check(rows, ...allow);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      '多数行不对 most rows: parent-cycle 4/4 党组织 / partyOrganizations',
    );
    expect(stderr).toContain(
      'Expected no warning in most rows, but got: parent-cycle in 4 of 4 partyOrganizations (superior)',
    );
    expect(stderr).toContain('--allow parent-cycle');
  });

  it.each([
    ['is topmost', 1, 60],
    ['is the only organization', 1, 1],
    ['has a sibling of the kind', 2, 60],
  ])(
    'pass where an organization that is its own superior %s',
    async (_, roots, count) => {
      const rows = Array.from({ length: count }, (__, index) =>
        row(index + 1, { sj: `${index < roots ? index + 1 : 1}` }),
      );
      const { exitCode, stdout } = await check(rows, ...allow);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`parent-itself: ${roots}`);
      expect(stdout).not.toContain('parent-cycle');
    },
  );

  it('fail where most are their own superiors or in a longer cycle', async () => {
    const superiors = ['1', '2', '4', '3', '1', '1'];
    const rows = superiors.map((sj, index) => row(index + 1, { sj }));
    const { exitCode, stdout } = await check(rows, ...allow);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('parent-cycle 4/6');
  });

  it('fail where most of the recorded superiors cycle, however many record none', async () => {
    const rows = [
      row(1, { sj: '2' }),
      row(2, { sj: '1' }),
      ...[3, 4, 5, 6, 7, 8].map((id) => row(id)),
    ];
    expect((await check(rows, ...allow)).exitCode).toBe(1);
  });

  it('fail where no superior is in the system', async () => {
    const rows = [1, 2, 3].map((id) => row(id, { sj: '99' }));
    const { exitCode, stderr } = await check(rows, ...allow);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('parent-missing in 3 of 3');
  });

  it('fail where most dates cannot be read', async () => {
    const rows = [1, 2, 3].map((id) => row(id, { rq: id < 3 ? '?' : '2018' }));
    const { exitCode, stderr } = await check(rows, ...allow);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'date-unreadable in 2 of 3 partyOrganizations (established)',
    );
  });

  it('pass where a person allows them, each by its name', async () => {
    const rows = [1, 2, 3].map((id) => row(id, { sj: '99', rq: '?' }));
    const most = [...allow, '--allow', 'parent-missing'];
    expect((await check(rows, ...most)).exitCode).toBe(1);
    const all = [...most, '--allow', 'date-unreadable'];
    const { exitCode, stdout } = await check(rows, ...all);
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('多数行不对');
  });

  it('pass where half of the rows or fewer have them', async () => {
    const rows = [
      row(0),
      row(1, { sj: '99' }),
      row(2, { xydm: null, rq: '?' }),
    ];
    const { exitCode, stdout } = await check([...rows, row(3, { sj: '1' })]);
    expect(stdout).toContain('parent-missing: 1');
    expect(exitCode).toBe(0);
  });

  /** A workbook of sheets with one header each; its first sheet is read. */
  async function checkSheets(
    sheets: Readonly<Record<string, readonly string[]>>,
    more: string,
  ) {
    const name = `${(files += 1)}`;
    const bytes = await writeXlsx({
      sheets: Object.entries(sheets).map(([sheet, names]) => ({
        name: sheet,
        rows: [['编号', '名称'], ...names.map((it) => [`${sheet}-${it}`, it])],
      })),
    });
    await writeFile(join(folder.path, `${name}.xlsx`), bytes);
    const mapping = await folder.write(
      `${name}.yaml`,
      `system: zb
name: 示例·台账
districts: ['310116']
provenance: SYNTHETIC
source: { kind: spreadsheet, file: ${name}.xlsx }
partyOrganizations: { from: 甲, key: 编号, columns: { name: 名称 } }
${more}`,
    );
    const most = ['--allow', 'organization-without-unit'];
    return runMengyue(['district', 'check', '--mapping', mapping, ...most]);
  }

  const units = `units: { from: 甲, key: 编号, columns: { name: 名称 } }
links: { in: same-row }
`;
  const noUnit = units.replace(
    '名称 } }',
    '名称 }, live: [{ column: 名称, is: [示例·厂] }] }',
  );
  const three = ['示例·一支部', '示例·二支部', '示例·三支部'];
  it.each<[string, Parameters<typeof checkSheets>]>([
    ['a system without units', [{ 甲: three, 乙: three, 丙: three }, '']],
    ['fewer rows than sheets', [{ 甲: three.slice(2), 乙: three, 丙: three }, units]],
    ['as many rows as sheets', [{ 甲: three, 乙: three, 丙: three, 丁: three }, units]],
    ['units of which no row is one', [{ 甲: three, 乙: three }, noUnit]],
  ])('are not sheets that were not read, which are no rows: %s', async (_, given) => {
    const { exitCode, stdout, stderr } = await checkSheets(...given);
    expect(stdout).toContain('sheet-not-read');
    expect(stdout + stderr).not.toMatch(/多数行不对|in \d+ of \d+/u);
    expect(exitCode).toBe(0);
  }); // prettier-ignore

  it('are allowed only by names of warnings', async () => {
    const { exitCode, stderr } = await check(
      [row(0)],
      ...['--allow', 'parent-cycl'],
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('did you mean parent-cycle?');
  });
});
