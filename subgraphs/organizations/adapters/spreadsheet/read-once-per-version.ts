import { stat } from 'node:fs/promises';

import { fileVersion } from '../files/file-version.ts';

/** What was made of one version of a file. */
export interface FileVersion<Content> {
  readonly content: Content;
  readonly changedAt: Date;
}

/**
 * Reads a file once for each of its versions. Simultaneous readers share one
 * reading; a failed reading is not kept. Only the content is kept, not the
 * file's bytes or sheets.
 */
export function readOncePerVersion<Content>(
  path: string,
  read: (path: string) => Promise<Content>,
): () => Promise<FileVersion<Content>> {
  let known: Reading<Content> | undefined;
  return async () => {
    const stats = await stat(path);
    const version = fileVersion(path, stats);
    if (known?.version === version) return known.reading;
    const reading = read(path).then((content) => ({
      content,
      changedAt: stats.mtime,
    }));
    const started = { version, reading };
    known = started;
    reading.catch(() => {
      if (known === started) known = undefined;
    });
    return reading;
  };
}

interface Reading<Content> {
  readonly version: string;
  readonly reading: Promise<FileVersion<Content>>;
}
