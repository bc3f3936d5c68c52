import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { createConnection } from 'mysql2/promise';

import { startMariaDb, type PrivateMariaDb } from '../../../support/mariadb.ts';
import { runMengyue } from '../../../support/mengyue-process.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../../subgraphs/organizations/mapping/mapping-file.ts';

interface Document {
  readonly data: {
    readonly stages: readonly {
      readonly name: string;
      readonly status: string;
      readonly failure: {
        readonly got: string;
        readonly next: { readonly zh: string; readonly en: string };
      } | null;
    }[];
    readonly counts: Readonly<Record<string, number>>;
  };
}

describe('mengyue district check, a MariaDB', () => {
  let server: PrivateMariaDb;
  let folder: MappingFolder;
  beforeAll(async () => {
    folder = await mappingFolder();
    server = await startMariaDb();
    await server.createDatabase('dj', 'utf8mb4_general_ci');
    const root = await createConnection({
      host: '127.0.0.1',
      port: server.port,
      user: 'root',
      multipleStatements: true,
    });
    const gbk = iconv.encode('示例·甲党支部', 'gbk').toString('hex');
    await root.query(
      `
      CREATE TABLE dj.dw (id BIGINT PRIMARY KEY, mc VARCHAR(80), dzzid BIGINT);
      CREATE TABLE dj.dzz (id BIGINT PRIMARY KEY, mc VARCHAR(80));
      CREATE TABLE dj.old (id BIGINT PRIMARY KEY, mc VARCHAR(80) CHARACTER SET latin1, dzzid BIGINT);
      INSERT INTO dj.dzz SELECT seq, CONCAT('示例·', seq, '党支部') FROM dj_seq.s;
      INSERT INTO dj.dw SELECT seq, CONCAT('示例·', seq, '厂'), seq FROM dj_seq.s;
      INSERT INTO dj.old VALUES (1, X'${gbk}', NULL);
      CREATE USER 'reader'@'127.0.0.1' IDENTIFIED BY 'test-only';
      GRANT SELECT ON dj.* TO 'reader'@'127.0.0.1';
      CREATE USER 'narrow'@'127.0.0.1' IDENTIFIED BY 'test-only';
      GRANT SELECT ON dj.dw TO 'narrow'@'127.0.0.1';
    `.replaceAll(
        'dj_seq.s',
        '(WITH RECURSIVE n AS (SELECT 1290000000000000001 AS seq UNION ALL SELECT seq + 1 FROM n WHERE seq < 1290000000000000900) SELECT seq FROM n) AS s',
      ),
    );
    await root.end();
  });
  afterAll(async () => {
    await server.stop();
    await folder.remove();
  });

  const urlOf = (user: string, database = 'dj') =>
    server.url(database).replace('mengyue:', `${user}:`);

  const check = async (url: string, { unit = 'dw' } = {}) => {
    const file = await folder.write(
      'mapping.yaml',
      `system: sldj
name: 示例·党建信息系统
districts: ['310116']
provenance: SYNTHETIC
source: { kind: sql, url: '${url}', connectSeconds: 30 }
units: { from: ${unit}, key: { column: id, type: integer }, columns: { name: mc } }
partyOrganizations: { from: dzz, key: { column: id, type: integer }, columns: { name: mc } }
links: { in: units, column: dzzid }
`,
    );
    const { exitCode, stdout } = await runMengyue([
      'district',
      'check',
      '--mapping',
      file,
      '--json',
      // The table has no column of superiors.
      ...['--allow', 'affiliation-unknown'],
    ]);
    const { data } = JSON.parse(stdout) as Document;
    const failed = data.stages.find(({ status }) => status === 'failed');
    return { exitCode, data, failed, stdout };
  };

  it('reads every row of a table of several pages, with SELECT only', async () => {
    const { exitCode, data } = await check(urlOf('reader'));
    expect(exitCode).toBe(0);
    expect(data.stages.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'mapping passed',
      'name passed',
      'port passed',
      'login passed',
      'grants passed',
      'tables passed',
      'charset passed',
      'rows passed',
      'inspection passed',
    ]);
    expect(data.counts).toMatchObject({
      units: 900,
      unitsLinked: 900,
      partyOrganizations: 900,
    });
  });

  it('warns of an account that may do more than read', async () => {
    const { exitCode, data } = await check(urlOf('mengyue'));
    expect(exitCode).toBe(0);
    const grants = data.stages.find(({ name }) => name === 'grants');
    expect(grants?.status).toBe('warned');
    expect(grants?.failure?.got).toContain('GRANT ALL PRIVILEGES ON *.*');
    expect(grants?.failure?.next.en).toContain('GRANT SELECT ON dj.* TO');
  });

  it.each([
    [
      'a wrong password',
      () => urlOf('reader').replace('test-only', 'wr0ng'),
      { exitCode: 4, stage: 'login' },
    ],
    [
      'a database out of bounds',
      () => urlOf('reader', 'mysql'),
      { exitCode: 4, stage: 'login' },
    ],
    [
      'a database that is not there',
      () => urlOf('mengyue', 'dk'),
      { exitCode: 2, stage: 'login' },
    ],
    [
      'a table that may not be read',
      () => urlOf('narrow'),
      { exitCode: 4, stage: 'tables' },
    ],
  ])('stops at %s', async (_, url, ends) => {
    const { exitCode, failed, stdout } = await check(url());
    expect({ exitCode, stage: failed?.name }).toEqual(ends);
    expect(stdout).not.toContain('test-only');
    expect(stdout).not.toContain('wr0ng');
  });

  it('sees GBK in a latin1 column, and the setting that reads it', async () => {
    const { exitCode, failed } = await check(urlOf('reader'), { unit: 'old' });
    expect({ exitCode, stage: failed?.name }).toEqual({
      exitCode: 1,
      stage: 'charset',
    });
    expect(failed?.failure?.got).toContain('-> 示例·甲党支部');
    expect(failed?.failure?.next.zh).toContain('latin1-holding-gbk');
  });
});
