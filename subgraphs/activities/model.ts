import { modelOf } from '../kit/records/record-subgraph.ts';
import { CompareEveryCharacter1795700000000 } from '../kit/storage/mysql/code-point-collation.ts';
import type { DatabaseModel } from '../kit/storage/database.ts';
import { aggregates } from './aggregates.ts';
import { CreateActivities1795410000000 } from './migrations/1795410000000-create.ts';
import { CiteSources1795620000000 } from './migrations/1795620000000-cite-sources.ts';

/** What the activities subgraph stores. */
export const activitiesModel: DatabaseModel = modelOf(aggregates, [
  CreateActivities1795410000000,
  CiteSources1795620000000,
  CompareEveryCharacter1795700000000,
]);
