import { randomUUID } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { CommandFailure } from '../../shared/command-failure.ts';

export interface OutputPlace {
  readonly file: string;
  readonly force: boolean;
  /** The workbook that is checked; null if it is no file. */
  readonly source: string | null;
}

/** Throws before anything is read if the file must not be written. */
export async function requireFreeOutput(place: OutputPlace): Promise<void> {
  const { file, force, source } = place;
  if (!/\.xlsx$/iu.test(file)) {
    throw new CommandFailure(
      'USAGE',
      `Expected --output to be an .xlsx file, but got: ${file}.`,
    );
  }
  const existing = await identityOf(file);
  if (existing === null) return;
  if (source !== null && existing === (await identityOf(source))) {
    throw new CommandFailure(
      'USAGE',
      `Expected --output to be another file than the source, but got: ${file}.`,
    );
  }
  if (!force) {
    throw new CommandFailure(
      'USAGE',
      `Expected --output to be a new file (or --force), but got: ${file}.`,
    );
  }
}

/**
 * Written beside and renamed, so that the file appears only when it is
 * complete.
 */
export async function writeOutput(
  file: string,
  bytes: Uint8Array,
): Promise<string> {
  const path = resolve(file);
  const temporary = `${path}.${randomUUID()}.new`;
  try {
    await writeFile(temporary, bytes, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    const { message } = error as Error;
    throw new CommandFailure(
      'FILE_UNWRITABLE',
      `Expected ${file} to be a file that can be written, but got: ${message}.`,
    );
  }
  return path;
}

/** The same for every name of one file; null if there is none. */
async function identityOf(file: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}
