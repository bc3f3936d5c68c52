import type { MappedSource } from './mapped-source.ts';
import type {
  ContractMapping,
  GraphqlMapping,
  MappingSettings,
  SpreadsheetMapping,
  SqlMapping,
} from './mapping-schema.ts';
import type { DistrictMapping } from './read-mapping.ts';

/** A function for the mapping of each kind of system. */
export interface KindCases<T> {
  readonly sql: (mapped: MappedSource<SqlMapping>) => T;
  readonly spreadsheet: (mapped: MappedSource<SpreadsheetMapping>) => T;
  readonly graphql: (mapped: MappedSource<GraphqlMapping>) => T;
  readonly contract: (mapped: MappedSource<ContractMapping>) => T;
}

/** Calls the function for the mapping's kind. */
export function byKind<T>(
  { settings, hook, folder }: DistrictMapping,
  cases: KindCases<T>,
): T {
  const mapped = <Settings extends MappingSettings>(
    its: Settings,
  ): MappedSource<Settings> => ({ settings: its, hook, folder });
  switch (settings.source.kind) {
    case 'sql':
      return cases.sql(mapped(settings as SqlMapping));
    case 'spreadsheet':
      return cases.spreadsheet(mapped(settings as SpreadsheetMapping));
    case 'graphql':
      return cases.graphql(mapped(settings as GraphqlMapping));
    case 'graphql-contract':
      return cases.contract(mapped(settings as ContractMapping));
  }
}
