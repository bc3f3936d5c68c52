import type { EntitySchema, MigrationInterface } from 'typeorm';

/** A table of a subgraph, and the type of the contract that its rows have. */
export interface RecordDeclaration {
  readonly entity: EntitySchema;
  /** The type of the contract, if its rows have one. */
  readonly type?: string;
  /**
   * Migrations that made or changed the table, other than the subgraph's first
   * migrations.
   */
  readonly migrations?: readonly (new () => MigrationInterface)[];
}

/**
 * Records that belong together (an aggregate). Each is exported by its folder's
 * `aggregate.ts`, and may also resolve fields that it adds to types of other
 * aggregates.
 */
export interface Aggregate<Resolvers = object> {
  readonly records: readonly RecordDeclaration[];
  readonly resolvers: Resolvers;
}
