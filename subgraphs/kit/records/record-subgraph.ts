import { Kind, parse } from 'graphql';
import type { DataSource, EntitySchema, MigrationInterface } from 'typeorm';

import type { Identified } from '../read/loaders.ts';
import { createSubgraph, type Subgraph } from '../serve/subgraph.ts';
import type { DatabaseModel } from '../storage/database.ts';
import { dayOf } from '../values/calendar.ts';
import type { Clock } from '../values/clock.ts';
import { dateScalars } from '../values/scalars.ts';
import type { Aggregate } from './aggregate.ts';
import { mergeResolvers, type ResolverMap } from './merge-resolvers.ts';
import { RecordContext } from './record-context.ts';

/** What a subgraph is made of that consists of aggregates only. */
export interface RecordSubgraphOptions {
  readonly name: string;
  /** The contract's SDL. */
  readonly contract: string;
  readonly aggregates: readonly Aggregate[];
  /**
   * Must be opened with the model of the same aggregates (`modelOf`). Closing
   * the subgraph closes it.
   */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** Is given every unexpected failure. */
  readonly report?: (cause: unknown) => void;
}

/**
 * The database model of these aggregates; `migrations` are the subgraph's
 * first.
 */
export function modelOf(
  aggregates: readonly Aggregate[],
  migrations: readonly (new () => MigrationInterface)[],
): DatabaseModel {
  const records = aggregates.flatMap((aggregate) => aggregate.records);
  return {
    entities: records.map(({ entity }) => entity),
    migrations: [
      ...migrations,
      ...records.flatMap((record) => record.migrations ?? []),
    ],
  };
}

/** Throws TypeError if two aggregates resolve one field. */
export function createRecordSubgraph({
  name,
  contract,
  aggregates,
  dataSource,
  clock,
  report,
}: RecordSubgraphOptions): Subgraph {
  const entities = entitiesByType(aggregates);
  const resolvers = mergeResolvers(
    aggregates.map((aggregate) => aggregate.resolvers as ResolverMap),
  );
  return createSubgraph<RecordContext<object>>({
    name,
    contract,
    resolvers: {
      ...dateScalars,
      ...resolvers,
      ...references(typesWithKey(contract, entities), resolvers),
    },
    createContext: (scope) =>
      new RecordContext({
        scope,
        dataSource,
        today: dayOf(clock.now()),
        entities,
      }),
    close: () => dataSource.destroy(),
    ...(report && { report }),
  });
}

function entitiesByType(
  aggregates: readonly Aggregate[],
): ReadonlyMap<string, EntitySchema> {
  const records = aggregates.flatMap((aggregate) => aggregate.records);
  return new Map(
    records.flatMap(({ type, entity }) =>
      type === undefined ? [] : [[type, entity] as const],
    ),
  );
}

/** Types of records with a `@key`: those that other subgraphs may refer to. */
function typesWithKey(
  contract: string,
  entities: ReadonlyMap<string, EntitySchema>,
): string[] {
  return parse(contract).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const { name, directives = [] } = definition;
    const hasKey = directives.some((it) => it.name.value === 'key');
    return hasKey && entities.has(name.value) ? [name.value] : [];
  });
}

/**
 * Reference resolvers that load a record by id, unless the aggregate has its
 * own.
 */
function references(
  types: readonly string[],
  resolvers: ResolverMap,
): Record<string, { readonly __resolveReference: ReferenceResolver }> {
  return Object.fromEntries(
    types.map((type) => [
      type,
      { __resolveReference: byId(type), ...resolvers[type] },
    ]),
  );
}

type ReferenceResolver = (
  reference: Identified,
  context: RecordContext<Record<string, object>>,
) => Promise<object | null>;

function byId(type: string): ReferenceResolver {
  return ({ id }, context) => context.byId(type).load(id);
}
