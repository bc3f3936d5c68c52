import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The folder of the product's package. */
export const ROOT = join(import.meta.dirname, '..');

/** The command as the package ships it. */
export const CLI = join(ROOT, 'dist/cli/mengyue.js');

/** Ours is measured as it is installed: compiled, as the peers are. */
export function buildOwn(): void {
  execFileSync(process.execPath, ['build.ts'], { cwd: ROOT, stdio: 'ignore' });
}
