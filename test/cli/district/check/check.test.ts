import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { readXlsx, writeXlsx } from 'hucre/xlsx';

import { freePort } from '../../../support/free-port.ts';
import { runMengyue, startMengyue } from '../../../support/mengyue-process.ts';
import {
  listServer,
  serveMapping,
} from '../../../onboarding/conformance/contract-server.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../../subgraphs/organizations/mapping/mapping-file.ts';

interface StageJson {
  readonly name: string;
  readonly status: string;
  readonly failure: {
    readonly expected: { readonly zh: string; readonly en: string };
    readonly got: string;
    readonly next: { readonly zh: string; readonly en: string };
  } | null;
}

interface Document {
  readonly json_version: string;
  readonly data: {
    readonly success: boolean;
    readonly stages: readonly StageJson[];
    readonly counts: Readonly<Record<string, number>>;
    readonly problems: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly count: number;
      readonly examples: readonly Readonly<Record<string, unknown>>[];
    }[];
  };
  readonly error: { readonly code: string; readonly message: string } | null;
}

let folder: MappingFolder;
beforeAll(async () => {
  folder = await mappingFolder();
  const database = new Database(join(folder.path, 'good.sqlite'));
  database.exec(`CREATE TABLE dw (id INTEGER, mc TEXT, xydm TEXT, sc TEXT, dzzid INTEGER);
    CREATE TABLE dzz (id INTEGER, mc TEXT);
    INSERT INTO dzz VALUES (1, '示例·甲党支部');
    INSERT INTO dw VALUES (1, '示例·甲厂', '91310116DEM000057L', '0', 1), (2, '示例·乙厂', '91310116DEM000065F', '0', NULL);`);
  database.close();
});
afterAll(() => folder.remove());

interface Changes {
  readonly url?: string;
  readonly unit?: string;
  readonly uscc?: string;
  readonly live?: string;
}

const sqlYaml = ({ url, unit, uscc, live }: Changes = {}) => `system: sldj
name: 示例·党建信息系统
districts: ['310116']
provenance: SYNTHETIC
source: { kind: sql, url: '${url ?? 'sqlite:good.sqlite'}', connectSeconds: 30 }
units:
  from: ${unit ?? 'dw'}
  key: { column: id, type: integer }
  live: [{ column: sc, ${live ?? "not: ['1']"} }]
  columns: { name: mc, uscc: ${uscc ?? 'xydm'} }
partyOrganizations:
  from: dzz
  key: { column: id, type: integer }
  columns: { name: mc }
links: { in: units, column: dzzid }
`;

const check = (...args: readonly string[]) =>
  runMengyue(['district', 'check', ...args]);

async function checkJson(...args: readonly string[]) {
  const { exitCode, stdout } = await check(...args, '--json');
  return { exitCode, document: JSON.parse(stdout) as Document };
}

async function checkYaml(yaml: string, ...more: readonly string[]) {
  const file = await folder.write('mapping.yaml', yaml);
  const { exitCode, document } = await checkJson('--mapping', file, ...more);
  const failed = document.data.stages.find(({ status }) => status === 'failed');
  return { exitCode, document, failed };
}

describe('mengyue district check --mapping, a database', () => {
  it('ends with 0 and says each step and what can be read', async () => {
    const { exitCode, document } = await checkYaml(sqlYaml());
    expect(exitCode).toBe(0);
    expect(document).toMatchObject({
      json_version: '1',
      data: {
        success: true,
        counts: { units: 2, unitsWithUscc: 2, unitsLinked: 1 },
        problems: [],
      },
      error: null,
    });
    expect(
      document.data.stages.map(({ name, status }) => `${name} ${status}`),
    ).toEqual([
      'mapping passed',
      'file passed',
      'tables passed',
      'charset passed',
      'rows passed',
      'inspection passed',
    ]);
  });

  it('prints the result on stdout and plain progress on stderr', async () => {
    const file = await folder.write('plain.yaml', sqlYaml());
    const { exitCode, stdout, stderr } = await check('--mapping', file);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('✔ 表与列 / tables and columns');
    expect(stdout).toContain('  单位 / units: 2\n');
    expect(stdout).toContain('结论:错误 0,警告 0');
    expect(stderr).toContain('逐行检查 every row');
    expect(stderr).not.toContain('\u001B');
  });

  it.each([
    ['a wrong mapping', 'system: A\n', { exitCode: 2, stage: 'mapping' }],
    [
      'a file that is not there',
      sqlYaml({ url: 'sqlite:none.sqlite' }),
      { exitCode: 3, stage: 'file' },
    ],
    [
      'a table that is not there',
      sqlYaml({ unit: 'dws' }),
      { exitCode: 2, stage: 'tables' },
    ],
    [
      'a column that is not there',
      sqlYaml({ uscc: 'xydn' }),
      { exitCode: 2, stage: 'tables' },
    ],
    [
      'a reversed flag',
      sqlYaml({ live: "is: ['1']" }),
      { exitCode: 2, stage: 'rows' },
    ],
    [
      'a host without an address',
      sqlYaml({ url: 'mysql://u:secret@no-such-host.invalid/dj' }),
      { exitCode: 3, stage: 'name' },
    ],
  ])('stops at %s', async (_, yaml, ends) => {
    const { exitCode, document, failed } = await checkYaml(yaml);
    expect({ exitCode, stage: failed?.name }).toEqual(ends);
    expect(document.data.success).toBe(false);
    expect(failed?.failure?.expected.zh).toMatch(/\p{Script=Han}/u);
    expect(failed?.failure?.next.zh).toMatch(/\p{Script=Han}/u);
    expect(failed?.failure?.next.en).not.toBe('');
    expect(JSON.stringify(document)).not.toContain('secret');
  });

  it('says what was probably meant', async () => {
    const { failed } = await checkYaml(sqlYaml({ uscc: 'xydn' }));
    expect(failed?.failure?.got).toBe('no column dw.xydn (did you mean xydm?)');
  });

  it('skips the steps after a failure', async () => {
    const { document } = await checkYaml(sqlYaml({ unit: 'dws' }));
    expect(document.data.stages.slice(-3).map(({ status }) => status)).toEqual([
      'skipped',
      'skipped',
      'skipped',
    ]);
  });

  it('stops at a port that nobody listens on', async () => {
    const port = await freePort();
    const url = `mysql://u:secret@127.0.0.1:${port}/dj`;
    const { exitCode, failed } = await checkYaml(sqlYaml({ url }));
    expect({ exitCode, stage: failed?.name }).toEqual({
      exitCode: 3,
      stage: 'port',
    });
    expect(failed?.failure?.next.zh).toContain(`sport = :${port}`);
  });

  it('ends with 1 for errors, and for warnings only with --strict', async () => {
    const database = new Database(join(folder.path, 'bad.sqlite'));
    database.exec(`CREATE TABLE dw (id INTEGER, mc TEXT, xydm TEXT, sc TEXT, dzzid INTEGER);
      CREATE TABLE dzz (id INTEGER, mc TEXT);
      INSERT INTO dw VALUES (1, '示例·甲厂', '91310116DEM000057A', '0', 1), (2, '示例·丙厂', '91310116DEM000057L', '0', 1);`);
    database.close();
    const yaml = sqlYaml({ url: 'sqlite:bad.sqlite' });
    expect((await checkYaml(yaml)).exitCode).toBe(0);
    const strict = await checkYaml(yaml, '--strict');
    expect(strict.exitCode).toBe(1);
    expect(strict.document.error?.code).toBe('DISTRICT_CHECK_FAILED');
    const again = new Database(join(folder.path, 'bad.sqlite'));
    again.exec("INSERT INTO dw VALUES (1, '示例·乙厂', NULL, '0', 1)");
    again.close();
    const { exitCode, document } = await checkYaml(yaml);
    expect(exitCode).toBe(1);
    expect(document.data.problems[0]).toMatchObject({
      rule: 'key-duplicate',
      severity: 'error',
      count: 2,
    });
  });

  it('writes a workbook of one sheet with the problems', async () => {
    const file = await folder.write('mapping.yaml', sqlYaml({ uscc: 'sc' }));
    const output = join(folder.path, 'problems.xlsx');
    const more = ['-o', output, '--allow', 'uscc-invalid'];
    const { exitCode } = await check('--mapping', file, ...more);
    expect(exitCode).toBe(0);
    const { sheets } = await readXlsx(await readFile(output));
    expect(sheets.map(({ name }) => name)).toEqual(['问题']);
    expect(sheets[0]?.rows[1]?.slice(0, 5)).toEqual([
      '单位',
      '1',
      'uscc',
      '0',
      '统一社会信用代码校验不通过',
    ]);
  });
});

describe('mengyue district check --mapping, a spreadsheet', () => {
  const yaml = (file: string, more = '') => `system: tz
name: 示例·台账
districts: ['310116']
provenance: SYNTHETIC
source: { kind: spreadsheet, file: ${file} }
units: { ${more}columns: { name: 单位名称 } }
partyOrganizations: { columns: { name: 党组织名称 } }
links: { in: same-row }
`;
  const workbook = (rows: string[][]) =>
    writeXlsx({ sheets: [{ name: '明细', rows }] });
  const header = ['单位名称', '党组织名称'];

  it.each([
    [
      'a file that is not there',
      yaml('none.xlsx'),
      { exitCode: 3, stage: 'file' },
    ],
    [
      'a file of another format',
      yaml('text.xlsx'),
      { exitCode: 3, stage: 'format' },
    ],
    ['lost characters', yaml('lost.csv'), { exitCode: 1, stage: 'encoding' }],
    [
      'a sheet that is not there',
      yaml('good.xlsx', 'from: 总表, '),
      { exitCode: 2, stage: 'sheet' },
    ],
    [
      'a header of other names',
      yaml('header.xlsx'),
      { exitCode: 2, stage: 'header' },
    ],
    ['no rows', yaml('empty.xlsx'), { exitCode: 1, stage: 'rows' }],
  ])('stops at %s', async (_, text, ends) => {
    await folder.write('text.xlsx', 'no workbook');
    await folder.write(
      'lost.csv',
      '单位名称,党组织名称\n示例·\uFFFD\uFFFD,示例\n',
    );
    await folder.write('good.xlsx', await workbook([header, ['示例·甲', '']]));
    await folder.write('header.xlsx', await workbook([['单位', '组织']]));
    await folder.write('empty.xlsx', await workbook([header]));
    const { exitCode, failed } = await checkYaml(text);
    expect({ exitCode, stage: failed?.name }).toEqual(ends);
  });

  it("gives the clerk's workbook back, and never overwrites it", async () => {
    const source = await folder.write(
      'ledger.xlsx',
      await workbook([
        header,
        ['示例·甲 厂', ''],
        ['示例·甲厂', ''],
        ['示例·乙厂', ''],
      ]),
    );
    const before = await readFile(source);
    const file = await folder.write('ledger.yaml', yaml('ledger.xlsx'));
    const output = join(folder.path, 'ledger_问题.xlsx');
    const write = (path: string, ...more: string[]) =>
      check('--mapping', file, '-o', path, ...more);
    expect((await write(output)).exitCode).toBe(0);
    const { sheets } = await readXlsx(await readFile(output));
    expect(sheets[0]?.rows[2]?.[2]).toContain('两种写法');
    expect((await write(output)).exitCode).toBe(2);
    expect((await write(output, '--force')).exitCode).toBe(0);
    expect((await write(source, '--force')).exitCode).toBe(2);
    expect((await write(join(folder.path, 'x.csv'))).exitCode).toBe(2);
    expect((await write(join(folder.path, 'no', 'x.xlsx'))).exitCode).toBe(2);
    expect(await readFile(source)).toEqual(before);
  });
});

describe('mengyue district check, GraphQL servers', () => {
  const yaml = (url: string) => `system: wlw
name: 示例·物联网党建
districts: ['310116']
provenance: SYNTHETIC
source: { kind: graphql, url: '${url}', lists: { dw: { query: '{ dw { mc dzz } }', rows: dw } } }
units: { from: dw, columns: { name: mc } }
partyOrganizations: { from: dw, columns: { name: dzz } }
links: { in: same-row }
`;

  it('checks a list, and the server over it by the contract', async () => {
    const list = await listServer([{ mc: '示例·甲厂', dzz: '示例·甲党支部' }]);
    const first = await checkYaml(yaml(list.url));
    expect(first.exitCode).toBe(0);
    expect(first.document.data.counts['units']).toBe(1);
    const server = await serveMapping(await folder.mapping(yaml(list.url)));
    try {
      const { exitCode, document } = await checkJson('--url', server.url);
      expect(document.data.counts).toMatchObject({ rules: 30, rulesHeld: 30 });
      expect(document.data.problems.map(({ rule }) => rule)).toEqual([
        'few-rows',
        'few-rows',
      ]);
      expect(exitCode).toBe(0);
      const passedOn = `system: wlw\nname: 示例·转接\ndistricts: ['310116']\nsource: { kind: graphql-contract, url: '${server.url}' }\n`;
      const mapped = await checkYaml(passedOn, '--allow', 'uscc-missing');
      expect(mapped.exitCode).toBe(0);
      expect(mapped.document.data.counts['units']).toBe(1);
    } finally {
      await server.close();
      await list.close();
    }
  });

  it('ends with 1 and each broken rule for a server of another schema', async () => {
    const list = await listServer([]);
    const { exitCode, document } = await checkJson('--url', list.url);
    await list.close();
    expect(exitCode).toBe(1);
    const rules = document.data.problems.map(({ rule }) => rule);
    expect(rules).toContain('introspection');
    expect(rules).toContain('entities-order');
    const [example] = document.data.problems[0]?.examples ?? [];
    expect(Object.keys(example ?? {})).toEqual(['expected', 'got', 'query']);
  });

  it('sends its headers, and ends with 4 without the right one', async () => {
    const server = createServer((request, response) => {
      const allowed = request.headers.authorization === 'Bearer right';
      response.writeHead(allowed ? 200 : 401, {
        'content-type': 'application/json',
      });
      response.end('{"data":{"__typename":"Query"}}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/graphql`;
    const header = ['-H', 'authorization: Bearer right'];
    expect((await checkJson('--url', url)).exitCode).toBe(4);
    expect((await checkJson('--url', url, ...header)).exitCode).toBe(1);
    server.closeAllConnections();
    server.close();
  });

  it('ends with 3 where nobody listens, and where no GraphQL is', async () => {
    const port = await freePort();
    const away = await checkJson('--url', `http://127.0.0.1:${port}/`);
    expect(away.exitCode).toBe(3);
    const server = createServer((_, response) => {
      response.end('<html>');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const its = (server.address() as AddressInfo).port;
    const page = await checkJson('--url', `http://127.0.0.1:${its}/`);
    server.close();
    expect(page.exitCode).toBe(3);
  });
});

it('ends with 130 when it is interrupted', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  const started = startMengyue(['district', 'check', '--url', url]);
  await once(server, 'request');
  expect((await started.stop('SIGINT')).exitCode).toBe(130);
  server.closeAllConnections();
  server.close();
});

describe('mengyue district check, its arguments', () => {
  it.each([
    [[], 'Expected either --mapping or --url, but got: neither.'],
    [['--mapping', 'a', '--url', 'http://a/'], 'but got: both.'],
    [['--url', 'ftp://a'], 'Expected --url to be an http or https address'],
    [['--url', 'http://a/', '-o', 'x.xlsx'], 'Expected --output only with'],
    [['--url', 'http://a/', '-H', 'x'], "Expected 'name: value'."],
    [['--url', 'http://a/', '--rows', '0'], 'Expected a number from 1'],
    [['--mapping', 'a', '-H', 'x: y'], 'Expected --header only with --url'],
  ])('ends with 2 for %j', async (args, message) => {
    const { exitCode, stdout, stderr } = await check(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('prints its exit codes in its help', async () => {
    const { exitCode, stdout } = await check('--help');
    expect(exitCode).toBe(0);
    for (const code of ['0 ok', '1 errors', '2 the', '3 the', '4 the']) {
      expect(stdout).toContain(code);
    }
  });
});
