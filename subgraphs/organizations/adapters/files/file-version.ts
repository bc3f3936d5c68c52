import type { Stats } from 'node:fs';

import { UnreadableFile } from './unreadable-file.ts';

/**
 * Tells one version of a file from the next. It includes the time of the last
 * status change (ctime), which copying cannot preset as it can the time of the
 * content. Throws UnreadableFile for what is not a file with content.
 */
export function fileVersion(path: string, stats: Stats): string {
  if (!stats.isFile()) throw new UnreadableFile('not-a-file', path);
  if (stats.size === 0) throw new UnreadableFile('empty', path);
  return `${stats.ino} ${stats.size} ${stats.ctimeMs}`;
}
