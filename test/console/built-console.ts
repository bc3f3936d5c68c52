import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** The console as its sources are now, in a folder of its own. */
export interface BuiltConsole {
  readonly folder: URL;
  readonly remove: () => Promise<void>;
}

export async function buildConsole(): Promise<BuiltConsole> {
  const parent = await mkdtemp(join(tmpdir(), 'mengyue-console-'));
  const folder = join(parent, 'dist');
  await promisify(execFile)(process.execPath, ['console/build.ts', folder], {
    cwd: join(import.meta.dirname, '../..'),
  });
  return {
    folder: pathToFileURL(`${folder}/`),
    remove: () => rm(parent, { recursive: true }),
  };
}
