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

/** A district's system, as its mapping file says it. */
export interface MappedConfiguration {
  readonly mapping: DistrictMapping;
  /** Told of each SQL statement before it runs. */
  readonly onStatement?: (sql: string) => void;
  /** Told what of a file is not read, and how it was taken. */
  readonly onNotice?: (notice: string) => void;
}

/** A published text in the place of a system. */
export interface PublicationConfiguration {
  readonly publication: Publication;
}

export type SourceConfiguration =
  MappedConfiguration | PublicationConfiguration;

/** The source that is configured; nothing is contacted before it is asked. */
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
