import type DataLoader from 'dataloader';
import { sql } from 'kysely';

import { loadGroups } from '../../kit/read/loaders.ts';
import { among, fixed, runSql } from '../../kit/read/sql.ts';
import type { Context } from '../contract/generated.ts';
import { takingPart } from './taking-part.ts';

/** Loads the districts that each alliance takes part in, ordered by code. */
export function districtsOf({
  dataSource,
}: Context): DataLoader<string, readonly { readonly code: string }[]> {
  return loadGroups((alliances) =>
    runSql<{ parent: string; code: string }>(
      dataSource,
      sql`SELECT link.id AS parent, link.parent AS code FROM (${takingPart}) link WHERE ${among(fixed('link.id'), alliances)} ORDER BY link.parent`,
    ),
  );
}
