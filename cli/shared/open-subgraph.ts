import type { SubgraphName } from '../../schema/contracts.ts';
import { activitiesModel } from '../../subgraphs/activities/model.ts';
import { createActivitiesSubgraph } from '../../subgraphs/activities/subgraph.ts';
import { alliancesModel } from '../../subgraphs/alliances/model.ts';
import { createAlliancesSubgraph } from '../../subgraphs/alliances/subgraph.ts';
import { createDivisionsSubgraph } from '../../subgraphs/divisions/subgraph.ts';
import type { Clock } from '../../subgraphs/kit/values/clock.ts';
import { openDatabase } from '../../subgraphs/kit/storage/database.ts';
import type { Subgraph } from '../../subgraphs/kit/serve/subgraph.ts';
import { organizationsModel } from '../../subgraphs/organizations/model.ts';
import type { SourceConfiguration } from '../../subgraphs/organizations/open-source.ts';
import { createOrganizationsSubgraph } from '../../subgraphs/organizations/subgraph.ts';
import { resourcesModel } from '../../subgraphs/resources/model.ts';
import { createResourcesSubgraph } from '../../subgraphs/resources/subgraph.ts';

/** What a subgraph needs to run. */
export interface SubgraphSetting {
  /** URL of its own database (kit/storage/database.ts). */
  readonly database: string;
  readonly clock: Clock;
  /** The district systems; organizations only. */
  readonly sources: readonly SourceConfiguration[];
  /** Told of failures nobody expected; stderr unless given. */
  readonly report?: (cause: unknown) => void;
}

/** Opens a subgraph and its database. Rejects with a DatabaseError. */
export async function openSubgraph(
  name: SubgraphName,
  setting: SubgraphSetting,
): Promise<Subgraph> {
  const { database, sources, ...common } = setting;
  switch (name) {
    case 'organizations': {
      const dataSource = await openDatabase(database, organizationsModel);
      return createOrganizationsSubgraph({ ...common, dataSource, sources });
    }
    case 'alliances': {
      const dataSource = await openDatabase(database, alliancesModel);
      return createAlliancesSubgraph({ ...common, dataSource });
    }
    case 'activities': {
      const dataSource = await openDatabase(database, activitiesModel);
      return createActivitiesSubgraph({ ...common, dataSource });
    }
    case 'divisions':
      return createDivisionsSubgraph(common);
    case 'resources': {
      const dataSource = await openDatabase(database, resourcesModel);
      return createResourcesSubgraph({ ...common, dataSource });
    }
  }
}
