import type { DataSource, EntitySchema } from 'typeorm';

import { activitiesModel } from '../subgraphs/activities/model.ts';
import { alliancesModel } from '../subgraphs/alliances/model.ts';
import type { DatabaseModel } from '../subgraphs/kit/storage/database.ts';
import { resourcesModel } from '../subgraphs/resources/model.ts';
import { addActivityRows as addArticleActivityRows } from './article/activity-rows.ts';
import { addAllianceRows as addArticleAllianceRows } from './article/alliance-rows.ts';
import { readArticle } from './article/read.ts';
import { addResourceRows as addArticleResourceRows } from './article/resource-rows.ts';
import { addActivityRows } from './fictional/activity-rows.ts';
import { allianceLogs } from './fictional/alliance-logs.ts';
import { addAllianceRows } from './fictional/alliance-rows.ts';
import { addProjectRows } from './fictional/project-rows.ts';
import { addResourceRows } from './fictional/resource-rows.ts';
import { PlatformRows } from './shared/platform-rows.ts';

/** The platform's own databases, empty and migrated. */
export interface PlatformDatabases {
  readonly alliances: DataSource;
  readonly activities: DataSource;
  readonly resources: DataSource;
}

/** Rows of one statement: its parameters stay below SQLite's 32,766. */
const chunkSize = 500;

/**
 * Writes the article's facts and the fictional alliances; each database is
 * filled in one transaction. Throws if it is not empty: keys repeat.
 */
export async function fillPlatform(
  databases: PlatformDatabases,
): Promise<void> {
  const rows = platformRows();
  await insert(rows, databases.alliances, alliancesModel);
  await insert(rows, databases.activities, activitiesModel);
  await insert(rows, databases.resources, resourcesModel);
}

/** All rows of the demo's platform; the same at every call. */
export function platformRows(): PlatformRows {
  const rows = new PlatformRows();
  for (const article of readArticle()) {
    addArticleAllianceRows(rows, article);
    addArticleActivityRows(rows, article);
    addArticleResourceRows(rows, article);
  }
  for (const log of allianceLogs()) {
    addAllianceRows(rows, log);
    addActivityRows(rows, log);
    addProjectRows(rows, log);
    addResourceRows(rows, log);
  }
  return rows;
}

async function insert(
  rows: PlatformRows,
  dataSource: DataSource,
  { entities }: DatabaseModel,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    for (const entity of entities as readonly EntitySchema<object>[]) {
      for (const chunk of chunks(rows.of(entity))) {
        await manager
          .createQueryBuilder()
          .insert()
          .into(entity)
          .values([...chunk])
          .updateEntity(false)
          .execute();
      }
    }
  });
}

function* chunks<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += chunkSize) {
    yield rows.slice(start, start + chunkSize);
  }
}
