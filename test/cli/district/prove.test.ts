import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';

import {
  fillDistrictServers,
  fillDistrictSystems,
} from '../../../demo/districts/fill.ts';
import {
  demoSystems,
  type DemoSystem,
} from '../../../demo/districts/demo-systems.ts';
import { demoMappingFile } from '../../../demo/districts/mappings.ts';
import { columnsOf } from '../../../onboarding/prove/wrap-columns.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import { startMariaDb, type PrivateMariaDb } from '../../support/mariadb.ts';
import { runMengyue } from '../../support/mengyue-process.ts';

describe('mengyue district prove', () => {
  let folder: MappingFolder;
  let server: PrivateMariaDb;
  let places: Readonly<Record<DemoSystem, string>>;
  beforeAll(async () => {
    folder = await mappingFolder();
    const { hmtz, jszz } = await fillDistrictSystems({
      directory: folder.path,
      size: 60,
    });
    server = await startMariaDb();
    const urls = {
      lqydj: await server.createDatabase('lqy_dj', 'gbk_chinese_ci'),
      fzhlw: await server.createDatabase('FZ_HLW', 'utf8_general_ci'),
      jszz: await server.createDatabase('jszz', 'utf8mb4_general_ci'),
    };
    await fillDistrictServers(urls, 60);
    places = { ...urls, hmtz, jszz: `sqlite:${jszz}` };
  });
  afterAll(async () => {
    await server.stop();
    await folder.remove();
  });

  const prove = (
    system: DemoSystem,
    args: readonly string[] = [],
    place = places[system],
  ) =>
    runMengyue(
      ['district', 'prove', '--mapping', demoMappingFile(system), ...args],
      { [`MENGYUE_DEMO_${system.toUpperCase()}`]: place },
    );

  it.each(demoSystems)('proves %s on one page of A4', async (system) => {
    const { exitCode, stdout } = await prove(system);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('结论:通过');
    const [page = ''] = stdout.split('\n附:');
    expect(page.split('\n').length).toBeLessThanOrEqual(60);
    const tooLong = stdout.split('\n').filter((line) => columnsOf(line) > 100);
    expect(tooLong.filter((line) => !line.startsWith('  GRANT'))).toEqual([]);
  });

  it('grants SELECT on the named tables to the named account, and no more', async () => {
    const { stdout } = await prove('fzhlw', [
      '--account',
      'reader@10.0.0.7',
      '--lang',
      'en',
    ]);
    expect(
      stdout.split('\n').filter((line) => line.includes('GRANT SELECT')),
    ).toEqual([
      "  GRANT SELECT ON `FZ_HLW`.`DW_INFO` TO 'reader'@'10.0.0.7';",
      "  GRANT SELECT ON `FZ_HLW`.`DZZ_INFO` TO 'reader'@'10.0.0.7';",
    ]);
    expect(stdout).toContain('  ! GRANT ALL PRIVILEGES ON *.*');
    expect(stdout).not.toContain('test-only');
  });

  it("shows a write refused in the server's own words", async () => {
    const { stdout } = await prove('lqydj');
    expect(stdout).toMatch(
      /INSERT INTO mengyue_prove_[0-9a-f]{16} VALUES \(1\)\n {4}-> \w+: Cannot execute statement in a READ ONLY transaction/u,
    );
    const file = await prove('hmtz');
    expect(file.stdout).toContain('EBADF');
  });

  it('leaves tables and files as they were', async () => {
    const before = await readFile(places.hmtz);
    const tables = async () => {
      const connection = await createConnection(places.lqydj);
      const [rows] = await connection.query('SHOW TABLES');
      await connection.end();
      return rows;
    };
    const known = await tables();
    await prove('hmtz');
    await prove('lqydj');
    expect((await readFile(places.hmtz)).equals(before)).toBe(true);
    expect(await tables()).toEqual(known);
  });

  it('gives all of it as JSON', async () => {
    const { exitCode, stdout } = await prove('fzhlw', ['--json']);
    expect(exitCode).toBe(0);
    const { data, error } = JSON.parse(stdout) as {
      data: { shapes: object[]; before: object; after: object };
      error: null;
    };
    expect(error).toBeNull();
    expect(data).toMatchObject({
      success: true,
      isProven: true,
      strangers: [],
      limits: {
        connections: 5,
        waiting: 200,
        connectSeconds: 5,
        statementSeconds: 10,
      },
    });
    expect(data.before).toEqual(data.after);
    expect(data.shapes.length).toBeGreaterThan(10);
  });

  it.each([
    ['fzhlw', 'mysql://a:secret@127.0.0.1:1/c', 3],
    ['jszz', 'sqlite:/nowhere/a.sqlite', 3],
    ['hmtz', '/nowhere/a.xlsx', 3],
  ] as const)(
    'ends in one line for %s at %s',
    async (system, place, expected) => {
      const { exitCode, stdout, stderr } = await prove(system, [], place);
      expect({ exitCode, stdout }).toEqual({ exitCode: expected, stdout: '' });
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).not.toContain('secret');
    },
  );

  it('ends with 4 when the account is refused', async () => {
    const { exitCode, stderr } = await prove(
      'fzhlw',
      [],
      places.fzhlw.replace('test-only', 'wrong-word'),
    );
    expect(exitCode).toBe(4);
    expect(stderr).not.toContain('wrong-word');
  });

  it('ends with 1, and the page says so, when anything changes meanwhile', async () => {
    await folder.write(
      'ledger.csv',
      '单位名称,党组织名称\n示例·甲厂,示例·甲党支部\n',
    );
    await folder.write(
      'clerk.ts',
      "import { appendFileSync } from 'node:fs';\nexport function row(row: object) { appendFileSync(new URL('ledger.csv', import.meta.url), '示例·乙厂,无\\n'); return row; }\n",
    );
    const file = await folder.write(
      'busy.yaml',
      "system: tz\nname: 示例·台账\ndistricts: ['310116']\nhook: ./clerk.ts\nsource: { kind: spreadsheet, file: ledger.csv }\nunits: { columns: { name: 单位名称 } }\npartyOrganizations: { columns: { name: 党组织名称 } }\nlinks: { in: same-row }\n",
    );
    const { exitCode, stdout, stderr } = await runMengyue([
      'district',
      'prove',
      '--mapping',
      file,
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('  ! ledger.csv');
    expect(stdout).toContain('结论:不通过');
    expect(stderr).toMatch(
      /The proof failed:\n {2}ledger.csv: \w{64} became \w{64}/u,
    );
  });

  it('ends with 2 for a GraphQL server, which is only sent queries', async () => {
    const file = await folder.write(
      'passed.yaml',
      "system: wlw\nname: 示例·转接\ndistricts: ['310116']\nsource: { kind: graphql-contract, url: 'http://127.0.0.1:1/' }\n",
    );
    const { exitCode, stderr } = await runMengyue([
      'district',
      'prove',
      '--mapping',
      file,
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('but got: graphql-contract');
  });
});
