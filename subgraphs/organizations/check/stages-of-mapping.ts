import type { MappedSource } from '../mapping/mapped-source.ts';
import type {
  ContractMapping,
  GraphqlMapping,
  MappingSettings,
  SpreadsheetMapping,
  SqlMapping,
} from '../mapping/mapping-schema.ts';
import type { DistrictMapping } from '../mapping/read-mapping.ts';
import type { StagePlan } from './stage.ts';
import { graphqlStages } from './stages/graphql-stages.ts';
import { spreadsheetStages } from './stages/spreadsheet-stages.ts';
import { sqlStages } from './stages/sql-stages.ts';

/** The steps that this kind of system has. */
export function stagesOf({
  settings,
  hook,
  folder,
}: DistrictMapping): StagePlan {
  const mapped = <Settings extends MappingSettings>(
    its: Settings,
  ): MappedSource<Settings> => ({ settings: its, hook, folder });
  switch (settings.source.kind) {
    case 'sql':
      return sqlStages(mapped(settings as SqlMapping));
    case 'spreadsheet':
      return spreadsheetStages(mapped(settings as SpreadsheetMapping));
    case 'graphql':
      return graphqlStages(settings as GraphqlMapping);
    case 'graphql-contract':
      return graphqlStages(settings as ContractMapping);
  }
}
