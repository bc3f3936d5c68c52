import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';

import { readWorkbook } from '../../../../../subgraphs/organizations/adapters/spreadsheet/read-workbook.ts';
import { unreadableFormat } from '../../../../../onboarding/check/stages/unreadable-format.ts';
import { compoundFile, xlsFile } from './compound-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mengyue-formats-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const rows = [
  ['单位名称', '人数(人)'],
  ['示例·甲厂', '12'],
];

async function place(name: string, bytes: Uint8Array | string) {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}

describe('a workbook is what its bytes are, whatever its name', () => {
  it.each([
    ['an .xls', 'a.xls', () => xlsFile(rows)],
    ['an .xls that was renamed', 'b.xlsx', () => xlsFile(rows)],
    ['an .xlsx', 'c.xlsx', () => writeXlsx({ sheets: [{ name: '一', rows }] })],
    ['an .xlsx that was renamed', 'd.xls', () => writeXlsx({ sheets: [{ name: '一', rows }] })],
    ['an .xlsx that is called a text', 'e.csv', () => writeXlsx({ sheets: [{ name: '一', rows }] })],
    ['an .xls that is called a text', 'f.txt', () => xlsFile(rows)],
    ['a text that begins as a ZIP file does', 'g.csv', () => `PK编号,b\n1,2`],
  ])('%s', async (_, name, bytes) => {
    const [sheet] = await readWorkbook(await place(name, await bytes()));
    const text = [['PK编号', 'b'], ['1', '2']];
    expect(sheet?.rows).toEqual(name === 'g.csv' ? text : rows);
  }); // prettier-ignore
});

interface Unreadable {
  readonly name: string;
  readonly bytes: Buffer | string;
  readonly got: string;
  readonly next: string;
}

const unreadable: readonly (readonly [string, Unreadable])[] = [
  ['an encrypted one', { name: 'a.xlsx', bytes: compoundFile('EncryptedPackage', Buffer.alloc(9)), got: 'encrypted with a password', next: 'removes its password' }],
  ['a web page', { name: 'b.xls', bytes: '<html><table><tr><td>单位名称', got: 'another format than its name says', next: 'saves it as .xlsx' }],
  ['a text', { name: 'c.xlsx', bytes: '单位名称,人数\n', got: 'another format than its name says', next: 'names it .csv' }],
  ['an empty file', { name: 'd.xlsx', bytes: '', got: 'is empty', next: 'copies it again' }],
  ['one that was cut', { name: 'e.xlsx', bytes: 'PK\u0003\u0004 and no more', got: 'is damaged', next: 'from a backup' }],
]; // prettier-ignore

describe('what is no workbook is told by its cause, with what mends it', () => {
  it.each(unreadable)('%s', async (_, { name, bytes, got, next }) => {
    const outcome = unreadableFormat(await failureOf(await place(name, bytes)));
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: {
        got: expect.stringContaining(got) as unknown,
        next: { en: expect.stringContaining(next) as unknown },
      },
    });
    const isEncrypted = name === 'a.xlsx';
    expect(JSON.stringify(outcome).includes('password')).toBe(isEncrypted);
  });
});

async function failureOf(file: string): Promise<unknown> {
  try {
    await readWorkbook(file);
  } catch (error) {
    return error;
  }
  throw new Error(`Expected ${file} not to be read.`);
}
