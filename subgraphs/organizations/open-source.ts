import { openContractSource } from './adapters/graphql/contract-source.ts';
import { openListSource } from './adapters/graphql/list-source.ts';
import { openSpreadsheet } from './adapters/spreadsheet/spreadsheet-source.ts';
import { openSqlSource } from './adapters/sql/sql-source.ts';
import type { MappedSource } from './mapping/mapped-source.ts';
import type {
  ContractMapping,
  GraphqlMapping,
  MappingSettings,
  SpreadsheetMapping,
  SqlMapping,
} from './mapping/mapping-schema.ts';
import type { DistrictMapping } from './mapping/read-mapping.ts';
import type { OrganizationSource } from './organization-source.ts';

/** A district's system, as its mapping file says it. */
export interface SourceConfiguration {
  readonly mapping: DistrictMapping;
  /** Told of each SQL statement before it runs. */
  readonly onStatement?: (sql: string) => void;
}

/** The source of a mapping; nothing is contacted before it is asked. */
export function openSource({
  mapping,
  onStatement,
}: SourceConfiguration): OrganizationSource {
  const { settings, hook, folder } = mapping;
  const mapped = <Settings extends MappingSettings>(
    its: Settings,
  ): MappedSource<Settings> => ({ settings: its, hook, folder });
  switch (settings.source.kind) {
    case 'sql':
      return openSqlSource(mapped(settings as SqlMapping), onStatement);
    case 'spreadsheet':
      return openSpreadsheet(mapped(settings as SpreadsheetMapping));
    case 'graphql':
      return openListSource(mapped(settings as GraphqlMapping));
    case 'graphql-contract':
      return openContractSource(mapped(settings as ContractMapping));
  }
}
