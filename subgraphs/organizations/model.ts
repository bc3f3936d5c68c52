import { CompareEveryCharacter1795700000000 } from '../kit/storage/mysql/code-point-collation.ts';
import type { DatabaseModel } from '../kit/storage/database.ts';
import { organizationAliasEntity } from './entities/organization-alias.ts';
import { CreateOrganizations1597104000000 } from './migrations/1597104000000-create.ts';

/**
 * What the subgraph itself stores: aliases only. Records stay in the districts'
 * systems.
 */
export const organizationsModel: DatabaseModel = {
  entities: [organizationAliasEntity],
  migrations: [
    CreateOrganizations1597104000000,
    CompareEveryCharacter1795700000000,
  ],
};
