import type { ReadOnlyDatabase } from '../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import type { SqlMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';

/** A district's database with its mapping. */
export interface MappedDatabase {
  readonly mapping: SqlMapping;
  readonly database: ReadOnlyDatabase;
}
