import { modelOf } from '../kit/records/record-subgraph.ts';
import { CompareEveryCharacter1795700000000 } from '../kit/storage/mysql/code-point-collation.ts';
import type { DatabaseModel } from '../kit/storage/database.ts';
import { aggregates } from './aggregates.ts';
import { CreateAlliances1597104000000 } from './migrations/1597104000000-create.ts';
import { CiteSources1795620000000 } from './migrations/1795620000000-cite-sources.ts';

/** What the alliances subgraph stores, for `openDatabase`. */
export const alliancesModel: DatabaseModel = modelOf(aggregates, [
  CreateAlliances1597104000000,
  CiteSources1795620000000,
  CompareEveryCharacter1795700000000,
]);
