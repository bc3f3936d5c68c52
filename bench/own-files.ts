import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the product's package. */
export const ROOT = join(import.meta.dirname, '..');

const PACKAGE = join(ROOT, 'dist/package');

/** The command as the package ships it: where there are no sources. */
export const CLI = join(PACKAGE, 'bin/mengyue.js');

/** Ours is measured as it is installed: compiled, as the peers are. */
export function buildOwn(): void {
  execFileSync(process.execPath, ['build.ts'], { cwd: ROOT, stdio: 'ignore' });
  mkdirSync(PACKAGE);
  cpSync(join(ROOT, 'bin'), join(PACKAGE, 'bin'), { recursive: true });
  symlinkSync(join(ROOT, 'dist'), join(PACKAGE, 'dist'));
}
