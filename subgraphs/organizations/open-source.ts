import { openContractSource } from './adapters/graphql/contract-source.ts';
import { openListSource } from './adapters/graphql/list-source.ts';
import { openSpreadsheet } from './adapters/spreadsheet/spreadsheet-source.ts';
import { openSqlSource } from './adapters/sql/sql-source.ts';
import { byKind } from './mapping/by-kind.ts';
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
  return byKind<OrganizationSource>(mapping, {
    sql: (mapped) => openSqlSource(mapped, onStatement),
    spreadsheet: openSpreadsheet,
    graphql: openListSource,
    contract: openContractSource,
  });
}
