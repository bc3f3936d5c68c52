import type { Stats } from 'node:fs';

import { UnreadableFile } from './unreadable-file.ts';

/**
 * Tells one content of a file from the next. The time of the last change of
 * status goes by no clock that a copy can set, unlike that of the content.
 * Throws UnreadableFile for what no content can be in.
 */
export function fileVersion(path: string, stats: Stats): string {
  if (!stats.isFile()) throw new UnreadableFile('not-a-file', path);
  if (stats.size === 0) throw new UnreadableFile('empty', path);
  return `${stats.ino} ${stats.size} ${stats.ctimeMs}`;
}
