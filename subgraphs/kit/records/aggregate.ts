import type { EntitySchema, MigrationInterface } from 'typeorm';

/** A table, and what its rows are in the contract. */
export interface RecordDeclaration {
  readonly entity: EntitySchema;
  /** The type of the contract that its rows are, where they are one. */
  readonly type?: string;
  /** What made or changed the table after the subgraph's own migrations. */
  readonly migrations?: readonly (new () => MigrationInterface)[];
}

/**
 * Records that belong together: their folder's `aggregate.ts` exports them.
 * It may also resolve fields that it adds to the types of other aggregates.
 */
export interface Aggregate<Resolvers = object> {
  readonly records: readonly RecordDeclaration[];
  readonly resolvers: Resolvers;
}
