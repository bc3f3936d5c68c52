import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The folder of the product's package. */
export const ROOT = join(import.meta.dirname, '..');

export const CLI = join(ROOT, 'cli/mengyue.ts');

const known = new Map<string, boolean>();

/** Whether `mengyue NAME` runs: a checkout under work may lack it. */
export function hasCommand(name: string): boolean {
  let runs = known.get(name);
  if (runs === undefined) {
    const args = [CLI, name, '--help'];
    const options = { stdio: 'ignore', timeout: 20_000 } as const;
    runs = spawnSync(process.execPath, args, options).status === 0;
    known.set(name, runs);
  }
  return runs;
}
