import type { DataSource } from 'typeorm';

import type { PlatformDatabases } from '../../../demo/fill-platform.ts';
import { activitiesModel } from '../../../subgraphs/activities/model.ts';
import { alliancesModel } from '../../../subgraphs/alliances/model.ts';
import { openDatabase } from '../../../subgraphs/kit/storage/database.ts';
import { resourcesModel } from '../../../subgraphs/resources/model.ts';

/** The three databases at the URLs, migrated; in memory unless told. */
export async function openPlatform(
  urlOf: (name: string) => string = () => 'sqlite::memory:',
): Promise<PlatformDatabases> {
  return {
    alliances: await openDatabase(urlOf('alliances'), alliancesModel),
    activities: await openDatabase(urlOf('activities'), activitiesModel),
    resources: await openDatabase(urlOf('resources'), resourcesModel),
  };
}

export async function closePlatform(
  databases: PlatformDatabases,
): Promise<void> {
  for (const database of listOf(databases)) await database.destroy();
}

/** A row of any table, by the names of its properties. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** Every row of every table, by table, in the order of their text. */
export async function dump(
  databases: PlatformDatabases,
): Promise<Record<string, AnyRow[]>> {
  const tables: Record<string, AnyRow[]> = {};
  for (const database of listOf(databases)) {
    for (const { name } of database.entityMetadatas) {
      const rows = await database.getRepository<AnyRow>(name).find();
      tables[name] = rows.toSorted((one, other) =>
        JSON.stringify(one) < JSON.stringify(other) ? -1 : 1,
      );
    }
  }
  return tables;
}

function listOf(databases: PlatformDatabases): DataSource[] {
  const { alliances, activities, resources } = databases;
  return [alliances, activities, resources];
}
