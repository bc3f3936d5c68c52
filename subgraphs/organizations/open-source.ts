import { openContractSource } from './adapters/graphql/contract-source.ts';
import { openListSource } from './adapters/graphql/list-source.ts';
import {
  openPublication,
  type Publication,
} from './adapters/publication/publication-source.ts';
import { openSpreadsheet } from './adapters/spreadsheet/spreadsheet-source.ts';
import { openSqlSource } from './adapters/sql/sql-source.ts';
import { byKind } from './mapping/by-kind.ts';
import type { DistrictMapping } from './mapping/read-mapping.ts';
import type { OrganizationSource } from './source/organization-source.ts';

/** A district's system, described by its mapping file. */
export interface MappedConfiguration {
  readonly mapping: DistrictMapping;
  /** Called with each SQL statement before it runs. */
  readonly onStatement?: (sql: string) => void;
  /** Given what of a file is not read, and how it was interpreted. */
  readonly onNotice?: (notice: string) => void;
}

/** A published text that is served like a system. */
export interface PublicationConfiguration {
  readonly publication: Publication;
}

export type SourceConfiguration =
  MappedConfiguration | PublicationConfiguration;

/** Opens the configured source; nothing is contacted until it is first used. */
export function openSource(
  configuration: SourceConfiguration,
): OrganizationSource {
  if ('publication' in configuration) {
    return openPublication(configuration.publication);
  }
  const { mapping, onStatement, onNotice } = configuration;
  return byKind<OrganizationSource>(mapping, {
    sql: (mapped) => openSqlSource(mapped, onStatement),
    spreadsheet: (mapped) => openSpreadsheet(mapped, onNotice),
    graphql: (mapped) => openListSource(mapped, onNotice),
    contract: openContractSource,
  });
}
