import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';

import { type Certificates, makeCertificates } from '../../../support/certificates.ts'; // prettier-ignore
import { startMariaDb, type PrivateMariaDb } from '../../../support/mariadb.ts';
import { runMengyue } from '../../../support/mengyue-process.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../../subgraphs/organizations/mapping/mapping-file.ts';

interface Told {
  readonly stage: string;
  readonly got: string;
  readonly next: string;
}

let folder: MappingFolder;
let server: PrivateMariaDb;
let certificates: Certificates;

beforeAll(async () => {
  folder = await mappingFolder();
  certificates = await makeCertificates(folder.path);
  const { certificate, key } = certificates;
  server = await startMariaDb({
    options: [`--ssl-cert=${certificate}`, `--ssl-key=${key}`],
  });
  await server.createDatabase('dj');
  const root = await createConnection({
    host: '127.0.0.1',
    port: server.port,
    user: 'root',
    multipleStatements: true,
  });
  await root.query(`
    CREATE TABLE dj.dw (id BIGINT PRIMARY KEY, \`单位名称(全称)\` VARCHAR(80), dzzid BIGINT);
    CREATE TABLE dj.\`2018党组织-表\` (id BIGINT PRIMARY KEY, \`名称:值\` VARCHAR(80));
    CREATE TABLE dj.zh (id BIGINT PRIMARY KEY);
    INSERT INTO dj.\`2018党组织-表\` VALUES (7, '示例·甲党支部');
    INSERT INTO dj.dw VALUES (1, '示例·甲厂', 7);
    CREATE USER 'reader'@'127.0.0.1' IDENTIFIED BY 'p@ss/w';
    GRANT SELECT ON dj.* TO 'reader'@'127.0.0.1';
    CREATE USER 'narrow'@'127.0.0.1' IDENTIFIED BY 'test-only';
    GRANT SELECT ON dj.dw TO 'narrow'@'127.0.0.1';
    GRANT SELECT ON dj.\`2018党组织-表\` TO 'narrow'@'127.0.0.1';
    CREATE USER 'column'@'127.0.0.1' IDENTIFIED BY 'test-only';
    GRANT SELECT (id) ON dj.dw TO 'column'@'127.0.0.1';
    CREATE USER 'encrypted'@'127.0.0.1' IDENTIFIED BY 'test-only' REQUIRE SSL;
    GRANT SELECT ON dj.* TO 'encrypted'@'127.0.0.1';
  `);
  await root.end();
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

interface Seed {
  readonly url: string;
  readonly tls?: string;
  readonly unit?: string;
  readonly name?: string;
}

const url = (account: string, host = '127.0.0.1') =>
  `mysql://${account}@${host}:${server.port}/dj`;

async function check({ url, tls, unit = 'dw', name = '单位名称(全称)' }: Seed) {
  const file = await folder.write(
    'mapping.yaml',
    `system: sldj
name: 示例·党建信息系统
districts: ['310116']
provenance: SYNTHETIC
source: { kind: sql, url: '${url}', connectSeconds: 30${tls === undefined ? '' : `, tls: ${tls}`} }
units: { from: ${unit}, key: { column: id, type: integer }, columns: { name: ${name} } }
partyOrganizations: { from: 2018党组织-表, key: { column: id, type: integer }, columns: { name: '名称:值' } }
links: { in: units, column: dzzid }
`,
  );
  const args = ['district', 'check', '--mapping', file, '--json'];
  const { exitCode, stdout } = await runMengyue(args);
  const { data } = JSON.parse(stdout) as {
    data: {
      stages: {
        name: string;
        status: string;
        failure: { got: string; next: { zh: string; en: string } } | null;
      }[];
    };
  };
  const failed = data.stages.find(({ status }) => status === 'failed');
  const told: Told = {
    stage: failed?.name ?? '',
    got: failed?.failure?.got ?? '',
    next: failed?.failure?.next.en ?? '',
  };
  return { exitCode, told, stdout };
}

describe('a fault of a MariaDB is told with its cause and what mends it', () => {
  it.each<[string, () => Seed, Told]>([
    [
      'a table of another name, where the account may read a few only',
      () => ({ url: url('narrow:test-only'), unit: 'dwx' }),
      {
        stage: 'tables',
        got: 'did you mean dw?',
        next: 'looks at the name: is it dw?',
      },
    ],
    [
      'a table that is hidden from the account',
      () => ({ url: url('narrow:test-only'), unit: 'zh' }),
      {
        stage: 'tables',
        got: 'the account may read: 2018党组织-表, dw',
        next: 'GRANT SELECT ON the database',
      },
    ],
    [
      'a table in another case, where the account may read a few only',
      () => ({ url: url('narrow:test-only'), unit: 'DW' }),
      {
        stage: 'tables',
        got: 'did you mean dw?',
        next: 'looks at the name: is it dw?',
      },
    ],
    [
      'a table partly in another case, where the account may read a few only',
      () => ({ url: url('narrow:test-only'), unit: 'dW' }),
      {
        stage: 'tables',
        got: 'did you mean dw?',
        next: 'looks at the name: is it dw?',
      },
    ],
    [
      'a table in another case, where the account may read all',
      () => ({ url: url('reader:p%40ss%2Fw'), unit: 'DW' }),
      {
        stage: 'tables',
        got: 'no table DW (did you mean dw?)',
        next: 'corrects the mapping file',
      },
    ],
    [
      'a column that is hidden from the account',
      () => ({ url: url('column:test-only') }),
      {
        stage: 'tables',
        got: 'denied',
        next: "GRANT SELECT ON the database's dw TO the account",
      },
    ],
    [
      'a column of another name',
      () => ({ url: url('narrow:test-only'), name: '单位名称(全程)' }),
      {
        stage: 'tables',
        got: 'no column dw.单位名称(全程) (did you mean 单位名称(全称)?)',
        next: 'corrects the mapping file',
      },
    ],
    [
      'an account that must be encrypted',
      () => ({ url: url('encrypted:test-only', 'localhost') }),
      { stage: 'login', got: 'Access denied', next: 'source.tls: { ca:' },
    ],
    [
      'a certificate of an authority that is not known',
      () => ({ url: url('encrypted:test-only', 'localhost'), tls: 'true' }),
      { stage: 'login', got: 'certificate', next: "SHOW VARIABLES LIKE 'ssl_ca'" },
    ],
    [
      'a file of the authority that is not there',
      () => ({ url: url('encrypted:test-only'), tls: '{ ca: nope.pem }' }),
      { stage: 'login', got: 'nope.pem', next: 'corrects source.tls.ca' },
    ],
    [
      'an @ in the password',
      () => ({ url: url('reader:p@ss') }),
      { stage: 'mapping', got: 'with @ in a password written as %40', next: '' },
    ],
    [
      'a / in the password',
      () => ({ url: url('reader:p%40ss/w') }),
      { stage: 'mapping', got: 'with / in a password written as %2F', next: '' },
    ],
    [
      'a % in the password',
      () => ({ url: url('reader:p%ss') }),
      { stage: 'mapping', got: 'with % in a password written as %25', next: '' },
    ],
    [
      'a # in the password',
      () => ({ url: url('reader:p#s') }),
      { stage: 'mapping', got: 'with # in a password written as %23', next: '' },
    ],
    [
      'encryption of an address whose authority is not told',
      () => ({ url: url('encrypted:test-only'), tls: 'true' }),
      { stage: 'mapping', got: 'Expected { ca: FILE }', next: '' },
    ],
  ])('%s', async (_, seed, { stage, got, next }) => {
    const { told, exitCode, stdout } = await check(seed());
    expect(told.stage).toBe(stage);
    expect(told.got).toContain(got);
    expect(told.next).toContain(next);
    expect([2, 4]).toContain(exitCode);
    expect(stdout).not.toMatch(/test-only|ss@|p%40ss|p#s|p%ss/u);
  }); // prettier-ignore

  it.each<[string, () => Seed]>([
    ['an encrypted connection', () => ({ url: url('encrypted:test-only'), tls: '{ ca: ca.pem }' })],
    ['an encrypted connection to a name', () => ({ url: url('encrypted:test-only', 'localhost'), tls: '{ ca: ca.pem }' })],
    ['a password whose @ and / are written so', () => ({ url: url('reader:p%40ss%2Fw') })],
  ])('is none with %s, and names of tables and columns are any', async (_, seed) => {
    expect(await check(seed())).toMatchObject({ exitCode: 0, told: { stage: '' } });
  }); // prettier-ignore
});

describe('a table in another case, on a server that takes it for the same', () => {
  let caseless: PrivateMariaDb;
  beforeAll(async () => {
    caseless = await startMariaDb({ options: ['--lower-case-table-names=1'] });
    await caseless.createDatabase('dj');
    const root = await createConnection({
      host: '127.0.0.1',
      port: caseless.port,
      user: 'root',
      multipleStatements: true,
    });
    await root.query(`
      CREATE TABLE dj.dw (id BIGINT PRIMARY KEY, \`单位名称(全称)\` VARCHAR(80), dzzid BIGINT);
      CREATE TABLE dj.\`2018党组织-表\` (id BIGINT PRIMARY KEY, \`名称:值\` VARCHAR(80));
      INSERT INTO dj.\`2018党组织-表\` VALUES (7, '示例·甲党支部');
      INSERT INTO dj.dw VALUES (1, '示例·甲厂', 7);
      CREATE USER 'reader'@'127.0.0.1' IDENTIFIED BY 'test-only';
      GRANT SELECT ON dj.* TO 'reader'@'127.0.0.1';
      CREATE USER 'column'@'127.0.0.1' IDENTIFIED BY 'test-only';
      GRANT SELECT (id) ON dj.dw TO 'column'@'127.0.0.1';
    `);
    await root.end();
  });
  afterAll(() => caseless.stop());

  const seed = (account: string, unit: string) => ({
    url: `mysql://${account}:test-only@127.0.0.1:${caseless.port}/dj`,
    unit,
  });

  it('is no fault', async () => {
    const { told } = await check(seed('reader', 'DW'));
    expect(told.stage).toBe('');
  });

  it('has a grant that is missing where a column is hidden', async () => {
    const { told } = await check(seed('column', 'DW'));
    expect(told.next).toContain('runs: GRANT SELECT ON');
    expect(told.got).not.toContain('did you mean');
  });
});

describe('a fault of an SQLite file is told with its cause and what mends it', () => {
  const place = (name: string) => join(folder.path, name);
  const good = () => {
    const database = new Database(place('good.sqlite'));
    database.exec(`CREATE TABLE IF NOT EXISTS dw (id INTEGER, "单位名称(全称)" TEXT, dzzid INTEGER);
      CREATE TABLE IF NOT EXISTS "2018党组织-表" (id INTEGER, "名称:值" TEXT);`);
    return database;
  };

  it('a file that another program has to itself', async () => {
    const database = good();
    database.exec('BEGIN EXCLUSIVE');
    const { told } = await check({ url: 'sqlite:good.sqlite' });
    database.close();
    expect(told.stage).toBe('tables');
    expect(told.next).toContain('fuser -v FILE');
    expect(told.next).not.toContain('CHECK TABLE');
  });

  it('a file that is no database', async () => {
    await writeFile(place('text.sqlite'), 'nothing of the kind '.repeat(100));
    const { told } = await check({ url: 'sqlite:text.sqlite' });
    expect(told.stage).toBe('tables');
    expect(told.next).toContain('no SQLite database, or an encrypted one');
  });

  it('encryption of what is no server', async () => {
    const { told } = await check({ url: 'sqlite:good.sqlite', tls: 'true' });
    expect(told).toMatchObject({ stage: 'mapping' });
    expect(told.got).toContain('Expected no tls, as SQLite is a file');
  });
});
