import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { identifier } from '../../subgraphs/organizations/adapters/sql/shape/column-sql.ts';
import type { ReadOnlyDatabase } from '../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';

/** Sums by table, or by file. */
export type Checksums = Readonly<Record<string, string>>;

/** The results of `CHECKSUM TABLE`; a server without checksums gives NULL. */
export async function tableChecksums(
  database: ReadOnlyDatabase,
  tables: readonly string[],
): Promise<Checksums> {
  const found: [string, string][] = [];
  for (const table of tables) {
    const [row] = await database.query<{ Checksum: string | number | null }>(
      `CHECKSUM TABLE ${identifier(table)}`,
    );
    found.push([table, String(row?.Checksum ?? 'NULL')]);
  }
  return Object.fromEntries(found);
}

/** SHA-256 of a file. */
export async function fileChecksum(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Whether both have the same sums of the same things, and none is unknown. */
export function areSame(before: Checksums, after: Checksums): boolean {
  return Object.entries(before).every(
    ([name, sum]) => sum !== 'NULL' && after[name] === sum,
  );
}
