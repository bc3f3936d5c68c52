import type { ReadOnlyDatabase } from '../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import type { SqlMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';

/** A district's database and what the mapping says of it. */
export interface MappedDatabase {
  readonly mapping: SqlMapping;
  readonly database: ReadOnlyDatabase;
}
