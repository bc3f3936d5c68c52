import { byKind } from '../../../subgraphs/organizations/mapping/by-kind.ts';
import type { DistrictMapping } from '../../../subgraphs/organizations/mapping/read-mapping.ts';
import type { StagePlan } from '../stage.ts';
import { graphqlStages } from './graphql-stages.ts';
import { spreadsheetStages } from './spreadsheet-stages.ts';
import { sqlStages } from './sql-stages.ts';

/** The steps for the mapping's kind of system. */
export function stagesOf(mapping: DistrictMapping): StagePlan {
  return byKind(mapping, {
    sql: sqlStages,
    spreadsheet: spreadsheetStages,
    graphql: ({ settings }) => graphqlStages(settings),
    contract: ({ settings }) => graphqlStages(settings),
  });
}
