import { createHash } from 'node:crypto';
import {
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { realNamesIn } from '../../../demo/article/real-names.ts';
import { fillDistrictSystems } from '../../../demo/districts/fill.ts';
import { fzhlwDatabase } from '../../../demo/districts/fzhlw/database.ts';
import { ledgerSheet } from '../../../demo/districts/hmtz/sheet.ts';
import { jszzDatabase } from '../../../demo/districts/jszz/database.ts';
import type { LegacyDatabase } from '../../../demo/districts/shared/legacy-table.ts';
import { lqydjDatabase } from '../../../demo/districts/lqydj/database.ts';
import { demoUnits } from '../../../demo/districts/unit-ids.ts';
import { writeSqlite } from '../../../demo/districts/write-sqlite.ts';

const databases = [
  ['lqydj', lqydjDatabase],
  ['fzhlw', fzhlwDatabase],
  ['jszz', jszzDatabase],
] as const;

describe("the demo's district systems", () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mengyue-demo-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it.each(databases)('makes the same %s each time', (_, make) => {
    expect(digest(make())).toBe(digest(make()));
  });

  it('makes the same ledger each time', () => {
    expect(digest(ledgerSheet())).toBe(digest(ledgerSheet()));
  });

  it('makes the same ids each time, none twice', () => {
    const units = demoUnits();
    expect(new Set(units.map(({ id }) => id)).size).toBe(units.length);
    expect(digest(units)).toBe(digest(demoUnits(5_000)));
    const without = units.filter((unit) => !unit.hasPartyOrganization);
    expect(without.length).toBeGreaterThan(1_000);
    expect(without.length).toBeLessThan(units.length / 2);
  });

  it('writes about 5,000 organizations to each system, the same bytes twice', async () => {
    const paths = await fillDistrictSystems({ directory });
    const first = await contents(Object.values(paths));
    await fillDistrictSystems({ directory });
    expect(await contents(Object.values(paths))).toEqual(first);
    expect(count(paths.lqydj, 't_dzz')).toBeGreaterThan(4_900);
    expect(count(paths.fzhlw, 'DZZ_INFO')).toBeGreaterThan(4_900);
    expect(count(paths.jszz, 'party_org')).toBeGreaterThan(4_900);
    const { mtime } = await stat(paths.hmtz);
    expect(mtime.toISOString()).toBe('2020-08-10T10:00:00.000Z');
  });

  it('replaces a file only by a complete one', async () => {
    const folder = join(directory, 'crash');
    const paths = await fillDistrictSystems({ directory: folder, size: 50 });
    // What a crash left behind is not taken for a database.
    await writeFile(`${paths.jszz}.new`, 'half of a database');
    await fillDistrictSystems({ directory: folder, size: 50 });
    expect((await readdir(folder)).sort()).toEqual([
      'fz_hlw.sqlite',
      'hmtz.xlsx',
      'jszz.sqlite',
      'lqy_dj.sqlite',
    ]);
  });

  it('leaves no table behind when a row cannot be written', () => {
    const database = lqydjDatabase(50);
    const [table] = database.tables;
    const twice: LegacyDatabase = {
      ...database,
      tables: table ? [{ ...table, rows: [...table.rows, ...table.rows] }] : [],
    };
    const path = join(directory, 'broken.sqlite');
    expect(() => writeSqlite(path, twice)).toThrow('UNIQUE');
    const file = new Database(path);
    expect(file.prepare('SELECT * FROM sqlite_master').all()).toEqual([]);
    file.close();
  });

  it('calls everything that is invented 示例·', () => {
    const names = [
      ...columns(lqydjDatabase(), ['dzzmc', 'szdw']),
      ...columns(fzhlwDatabase(), ['DZZ_FULL_NAME', 'DW_NAME']),
      ...columns(jszzDatabase(), ['org_name', 'parent_name', 'unit_name']),
      ...ledgerNames(),
    ].filter((name) => !nothing.has(name));
    expect(names.length).toBeGreaterThan(30_000);
    expect(names.filter((name) => !name.startsWith('示例·'))).toEqual([]);
  });

  it('names no real party in any cell', () => {
    const cells = [
      ...databases.flatMap(([, make]) =>
        make().tables.flatMap(({ rows }) =>
          rows.flatMap((row) => Object.values<unknown>({ ...row })),
        ),
      ),
      ...ledgerSheet().rows.flat(),
    ].filter((cell) => typeof cell === 'string');
    expect(cells.length).toBeGreaterThan(100_000);
    expect(cells.filter((cell) => realNamesIn(cell).length > 0)).toEqual([]);
  });

  it('holds masks, or nothing, where a person would be', () => {
    const persons = [
      ...columns(lqydjDatabase(), ['lxr', 'lxdh']),
      ...columns(fzhlwDatabase(), [
        'SECRETARY_NAME',
        'CONTACT_NAME',
        'CONTACT_PHONE',
      ]),
      ...columns(jszzDatabase(), [
        'secretary_id',
        'secretary_name',
        'contact_name',
        'contact_phone',
      ]),
      ...ledgerSheet().rows.flatMap((row) => [row[4], row[5]]),
    ].filter((value) => typeof value === 'string');
    expect([...new Set(persons)].sort()).toEqual(['***', '书记', '电话']);
  });

  it('has the nine credit codes that documents and tests name', () => {
    const codes = new Set([
      ...columns(lqydjDatabase(), ['tyshxydm']),
      ...columns(fzhlwDatabase(), ['CREDIT_CODE']),
      ...columns(jszzDatabase(), ['credit_code']),
      ...ledgerSheet().rows.map((row) => row[2]),
    ]);
    for (const code of [
      '91510112DEM000014T',
      '91510114DEM000022J',
      '91510115DEM000030U',
      '91350100DEM0000494',
      '91310116DEM000057L',
      '91310116DEM000065F',
      '91330110DEM000073U',
      '91330110DEM000081N',
      '91330110DEM00009XE',
    ]) {
      expect([code, codes.has(code)]).toEqual([code, true]);
    }
  });
});

function digest(value: unknown): string {
  const text = JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'bigint' ? String(each) : each,
  );
  return createHash('sha256').update(text).digest('hex');
}

async function contents(paths: readonly string[]): Promise<string[]> {
  const files = await Promise.all(paths.map((path) => readFile(path)));
  return files.map((file) => createHash('sha256').update(file).digest('hex'));
}

function count(path: string, table: string): number {
  const file = new Database(path, { readonly: true });
  const row = file.prepare(`SELECT COUNT(*) AS total FROM ${table}`).get();
  file.close();
  return (row as { total: number }).total;
}

/** What stands where there is no name. */
const nothing = new Set(['', '未建立', '未组建', '无', '/']);

/** Names of units and organizations; 党支部 alone is its unit's. */
function ledgerNames(): string[] {
  const [unit, organization] = [1, 3];
  return ledgerSheet()
    .rows.slice(2)
    .flatMap((row) =>
      row[0] === null || /^\d+$/u.test(row[0] ?? '')
        ? [row[unit] ?? '', row[organization] ?? '']
        : [],
    )
    .filter((name) => name !== '党支部');
}

/** All values of some columns, of whatever tables have them. */
function columns(
  { tables }: LegacyDatabase,
  names: readonly string[],
): string[] {
  return tables.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      const cells = row as Readonly<Record<string, string | null>>;
      return names.flatMap((name) => cells[name] ?? []);
    }),
  );
}
