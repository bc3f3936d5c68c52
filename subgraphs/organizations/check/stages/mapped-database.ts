import type { ReadOnlyDatabase } from '../../adapters/sql/read-only-database.ts';
import type { SqlMapping } from '../../mapping/mapping-schema.ts';

/** A district's database and what the mapping says of it. */
export interface MappedDatabase {
  readonly mapping: SqlMapping;
  readonly database: ReadOnlyDatabase;
}
