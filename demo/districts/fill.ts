import { mkdir, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { demoSize } from './shared/districts.ts';
import { fzhlwDatabase } from './fzhlw/database.ts';
import { ledgerSheet } from './hmtz/sheet.ts';
import { jszzDatabase } from './jszz/database.ts';
import type { LegacyDatabase } from './shared/legacy-table.ts';
import { lqydjDatabase } from './lqydj/database.ts';
import { writeMysql } from './write-mysql.ts';
import { writeSqlite } from './write-sqlite.ts';
import { writeWorkbook } from './write-workbook.ts';

/** Where the four district systems are. */
export interface DistrictSystemPaths {
  /** SQLite files. */
  readonly lqydj: string;
  readonly fzhlw: string;
  readonly jszz: string;
  /** An Excel workbook. */
  readonly hmtz: string;
}

export interface DistrictFilling {
  readonly directory: string;
  /** Party organizations of each system, about; 5,000 unless told. */
  readonly size?: number;
}

/** The files' time of change: the evening before the demo's day. */
const filled = new Date('2020-08-10T18:00:00+08:00');

/**
 * Writes the four district systems into `directory`, replacing what is there.
 * A file appears under its name only when it is complete.
 */
export async function fillDistrictSystems({
  directory,
  size = demoSize,
}: DistrictFilling): Promise<DistrictSystemPaths> {
  await mkdir(directory, { recursive: true });
  const sqlite = (file: string, database: LegacyDatabase) =>
    writeComplete(join(directory, file), (path) => writeSqlite(path, database));
  return {
    lqydj: await sqlite('lqy_dj.sqlite', lqydjDatabase(size)),
    fzhlw: await sqlite('fz_hlw.sqlite', fzhlwDatabase(size)),
    jszz: await sqlite('jszz.sqlite', jszzDatabase(size)),
    hmtz: await writeComplete(join(directory, 'hmtz.xlsx'), (path) =>
      writeWorkbook(path, ledgerSheet(size)),
    ),
  };
}

/** URLs of three empty databases; the ledger stays a workbook. */
export interface DistrictServers {
  readonly lqydj: string;
  readonly fzhlw: string;
  readonly jszz: string;
}

/** Writes the three databases to MySQL or MariaDB, as their districts would. */
export async function fillDistrictServers(
  servers: DistrictServers,
  size = demoSize,
): Promise<void> {
  await writeMysql(servers.lqydj, lqydjDatabase(size));
  await writeMysql(servers.fzhlw, fzhlwDatabase(size));
  await writeMysql(servers.jszz, jszzDatabase(size));
}

async function writeComplete(
  path: string,
  write: (temporary: string) => void | Promise<void>,
): Promise<string> {
  const temporary = `${path}.new`;
  await rm(temporary, { force: true });
  await write(temporary);
  await utimes(temporary, filled, filled);
  await rename(temporary, path);
  return path;
}
