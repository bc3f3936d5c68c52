import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import iconv from 'iconv-lite';
import { createConnection } from 'mysql2/promise';

import { askDoubtful } from '../../../cli/district/ask-doubtful.ts';
import { fillDistrictSystems } from '../../../demo/districts/fill.ts';
import { entry } from '../../../onboarding/draft/guess/draft-entry.ts';
import { readMapping } from '../../../subgraphs/organizations/mapping/read-mapping.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';
import { gbkBytes } from '../../subgraphs/organizations/adapters/legacy-database.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import { startMariaDb, type PrivateMariaDb } from '../../support/mariadb.ts';
import { runMengyue } from '../../support/mengyue-process.ts';

describe('mengyue district init', () => {
  let folder: MappingFolder;
  let places: Readonly<Record<'jszz' | 'hmtz', string>>;
  let server: PrivateMariaDb;
  beforeAll(async () => {
    folder = await mappingFolder();
    places = await fillDistrictSystems({ directory: folder.path, size: 60 });
    server = await startMariaDb();
  });
  afterAll(async () => {
    await server.stop();
    await folder.remove();
  });

  const init = (
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ) => runMengyue(['district', 'init', ...args], environment);

  it('prints a mapping with evidence, and what is doubtful on stderr', async () => {
    const { exitCode, stdout, stderr } = await init([
      '--url',
      `sqlite:${places.jszz}`,
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      / {4}# 列名英文 orgname,\d+ % 的值相符\n {4}name: org_name\n/u,
    );
    expect(stdout).toContain('雪花标识超过 2^53');
    expect(stdout).toContain('# 待确认 please confirm:');
    expect(stderr).toContain('待确认 drafted, to be confirmed:\n');
  });

  it('writes a file that the adapters read, with paths from its own place', async () => {
    const output = join(folder.path, 'ledger.yaml');
    const { exitCode } = await init([
      '--file',
      places.hmtz,
      '-o',
      output,
      '--yes',
    ]);
    expect(exitCode).toBe(0);
    const mapping = await readMapping(output);
    expect(mapping.settings.source).toMatchObject({ file: 'hmtz.xlsx' });
    const source = openSource({ mapping });
    const [district] = mapping.settings.districts;
    expect(
      await source.units.count({ district, filter: null }),
    ).toBeGreaterThan(20);
    await source.close();
  });

  it.each([
    ['sqlite:/nowhere/dj.sqlite', 'a file', "ls -l '/nowhere/dj.sqlite'"],
    ['mysql://a:b@host.invalid/dj', 'an address', 'getent hosts host.invalid'],
    ['mysql://a:b@127.0.0.1:1/dj', 'a port', 'ss -ltn'],
    ['PASSWORD', 'a password', 'the password may be wrong'],
    ['DATABASE', 'a database', 'SHOW DATABASES'],
  ])('says of %s who mends %s, and how', async (place, _, advice) => {
    const known = server.url('nowhere');
    const at = {
      PASSWORD: known.replace(/:[^:@]+@/u, ':wrong@'),
      DATABASE: known,
    };
    const { exitCode, stdout, stderr } = await init([
      '--url',
      place in at ? at[place as keyof typeof at] : place,
    ]);
    expect([exitCode, stdout]).toEqual([place === 'PASSWORD' ? 4 : 3, '']);
    expect(stderr).toContain('处理:');
    expect(stderr).toContain('Next: ');
    expect(stderr).toContain(advice);
    expect(stderr).not.toMatch(/:wrong@|\n\s+at /u);
  });

  it('never replaces a file that exists, unless told', async () => {
    const output = await folder.write('mine.yaml', 'system: mine\n');
    const args = ['--file', places.hmtz, '-o', output];
    const refused = await init(args);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toBe(
      `mengyue: Expected the name of a new file, but got: ${output}, which exists (--force replaces it).\n`,
    );
    expect(await readFile(output, 'utf8')).toBe('system: mine\n');
    expect((await init([...args, '--force'])).exitCode).toBe(0);
    expect(await readFile(output, 'utf8')).toContain('system: hmtz');
  });

  it('says what is missing, and ends with 1', async () => {
    const file = await folder.write('none.csv', '单位名称,备注\n示例·甲厂,\n');
    const { exitCode, stdout, stderr } = await init(['--file', file]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('districts 未找到 not found');
    expect(stderr).toContain('  districts: Expected');
    expect(stderr).toContain('  partyOrganizations: Expected');
  });

  it.each([
    [[], 2, 'Expected either --url or --file, but got: neither.'],
    [['--url', 'sqlite:a', '--file', 'b.csv'], 2, 'but got: both.'],
    [['--url', 'postgres://a:secret@b/c'], 2, 'but got: postgres://***@b/c.'],
    [['--file', 'a.doc'], 2, 'but got: a.doc.'],
    [['--file', '/nowhere/a.csv'], 3, 'ENOENT'],
    [['--url', 'sqlite:/nowhere/a.sqlite'], 3, 'ENOENT'],
    [['--url', 'mysql://a:secret@127.0.0.1:1/c'], 3, 'ECONNREFUSED'],
    [
      ['--url', 'mysql://a:${env.NOT_SET_HERE}@b/c'],
      2,
      'NOT_SET_HERE to be set',
    ],
  ])('for %j ends with %i and one line', async (args, expected, message) => {
    const { exitCode, stdout, stderr } = await init(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: expected, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toContain('secret');
  });

  it('ends with 4 when the account is refused, and names no password', async () => {
    const url = (await server.createDatabase('refused')).replace(
      'test-only',
      'wrong-word',
    );
    const { exitCode, stderr } = await init(['--url', url]);
    expect(exitCode).toBe(4);
    expect(stderr).toContain('Access denied');
    expect(stderr).not.toContain('wrong-word');
  });

  it('reads GBK in columns that say latin1, and keeps the password out', async () => {
    const url = await server.createDatabase('old_dj');
    const connection = await createConnection(url);
    await connection.query(
      'CREATE TABLE dzz (id int PRIMARY KEY, dzzmc varchar(60), szdw varchar(60), tyshxydm char(18), scbz char(1)) CHARSET latin1',
    );
    const rows = ['甲', '乙', '丙', '丁'].map(
      (name, index) =>
        `(${index + 1}, ${gbkBytes(`示例·${name}党支部`)}, ${gbkBytes(`示例·${name}厂`)}, '91510112DEM000014T', '0')`,
    );
    await connection.query(`INSERT INTO dzz VALUES ${rows.join(', ')}`);
    await connection.end();
    const { exitCode, stdout, stderr } = await init([
      '--url',
      url,
      '--system',
      'old',
    ]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('请设置 set: export OLD_PASSWORD=...');
    expect(stdout).toContain('charset: latin1-holding-gbk');
    expect(stdout).toContain('按 GBK 读作汉字');
    expect(stdout).toContain("districts: [ '510112' ]");
    expect(stdout).toContain('mysql://mengyue:${env.OLD_PASSWORD}@127.0.0.1');
    expect(stdout).not.toContain('test-only');
  });

  it('reads a CSV file of GBK with titles and sums', async () => {
    const text =
      '示例·联盟台账\n序号,单位名称,统一社会信用代码,党组织名称,书记\n1,示例·甲厂,91330110DEM000073U,示例·甲党支部,***\n2,示例·乙厂,91330110DEM000081N,无,***\n合计,2家,,,\n';
    const file = await folder.write('台账.csv', iconv.encode(text, 'gbk'));
    const { exitCode, stdout } = await init(['--file', file]);
    expect(stdout).toContain('name: 单位名称');
    expect(stdout).toContain("districts: [ '330110' ]");
    expect(stdout).not.toContain('书记:');
    // The file's name gives no short name for ids.
    expect(exitCode).toBe(1);
    expect((await init(['--file', file, '--system', 'tz'])).exitCode).toBe(0);
  });

  it.each(['init', 'prove'])(
    'explains %s, with the exit codes',
    async (name) => {
      const { exitCode, stdout } = await runMengyue([
        'district',
        name,
        '--help',
      ]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('Exit codes: 0 ok');
    },
  );

  it('changes nothing of the system', async () => {
    const before = await readFile(places.jszz);
    const { mtimeMs } = await stat(places.jszz);
    await init(['--url', `sqlite:${places.jszz}`]);
    expect((await readFile(places.jszz)).equals(before)).toBe(true);
    expect((await stat(places.jszz)).mtimeMs).toBe(mtimeMs);
  });

  it('does not let a comment or a code of the system into the file as YAML', async () => {
    const file = join(folder.path, 'odd.sqlite');
    const database = new Database(file);
    database.exec(
      "CREATE TABLE dzz (id int PRIMARY KEY, dzzmc text, dzzlb text, szdw text); INSERT INTO dzz VALUES (1, '示例·甲党支部', '支部\n  hook: ./evil.ts', '示例·甲厂'), (2, '示例·乙党支部', 'a: b # c', '示例·乙厂'), (3, '示例·丙党支部', '支部', '示例·丙厂')",
    );
    database.close();
    const { exitCode, stdout } = await init([
      '--url',
      `sqlite:${file}`,
      '--district',
      '310116',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).not.toMatch(/^ *hook:/mu);
  });
});

describe('a person at a terminal', () => {
  const doubtful = entry('units.columns.name', 'mc', {
    evidence: '列名不识',
    isSure: false,
    choices: ['qc'],
  });
  const asked = async (answer: string) => {
    const questions: string[] = [];
    const [found] = await askDoubtful([doubtful], (question) => {
      questions.push(question);
      return Promise.resolve(answer);
    });
    return { found, questions };
  };

  it('is asked about doubtful guesses only, with evidence and choices', async () => {
    const { questions } = await asked('');
    expect(questions[0]).toContain(
      'units.columns.name\n  列名不识\n  1) mc\n  2) qc\n',
    );
    const sure = [{ ...doubtful, isSure: true }];
    const never = () => Promise.reject(new Error('asked'));
    expect(await askDoubtful(sure, never)).toEqual(sure);
  });

  it.each([
    ['', 'mc', true],
    ['2', 'qc', true],
    ['dwmc', 'dwmc', true],
    ['-', undefined, true],
    ['?', 'mc', false],
  ])('who types %j gets %j', async (typed, value, isSure) => {
    expect((await asked(typed)).found).toMatchObject({ isSure });
    expect((await asked(typed)).found?.value).toBe(value);
  });
});
