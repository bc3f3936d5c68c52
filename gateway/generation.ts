import type { GraphQLSchema } from 'graphql';
import { createGathering } from './access/cost/gathered.ts';
import { OperationCosts } from './access/cost/operation-costs.ts';
import {
  MAX_VARIANTS,
  OperationCompiler,
} from './execute/compile/operation-compiler.ts';
import type { SubgraphFetcher } from './fetch/subgraph-fetcher.ts';
import {
  type PartitionModel,
  readPartitionModels,
} from './partitions/model/partition-model.ts';
import { createHivePlanner } from './plan/hive/hive-planner.ts';
import type { OperationLimits } from './prepare/limits.ts';
import { PreparedOperations } from './prepare/prepared-operations.ts';
import { keysFrom } from './semi-join/fetch-keys.ts';
import { readSemiJoins, type SemiJoins } from './semi-join/read-semi-joins.ts';
import type { FetchKeys } from './semi-join/run-semi-join.ts';
import {
  loadSupergraph,
  type Supergraph,
} from './supergraph/load-supergraph.ts';
import type { TypeIndex } from './supergraph/type-index.ts';

export interface GenerationOptions {
  readonly limits: OperationLimits;
  /** The most objects that one answer may have. */
  readonly answerObjects: number;
  readonly introspection: boolean;
  readonly planDeadlineMs: number;
  /** The most operations to keep; as many failures are kept. */
  readonly maxOperations: number;
  readonly overrideLabels: ReadonlySet<string>;
  /** Answers to an operation after which its writer is compiled. */
  readonly compileAfter: number;
  readonly fetcherOf: (subgraph: string, url: string) => SubgraphFetcher;
  /** The number of endpoints that now hold rows of a partitioned subgraph. */
  readonly endpointsOf: (subgraph: string) => number;
  /**
   * Wraps the fetcher of a partitioned subgraph in one that splits requests.
   */
  readonly partitioned: (
    model: PartitionModel,
    whole: SubgraphFetcher,
  ) => SubgraphFetcher;
}

/**
 * Everything derived from one version of the supergraph. A reload replaces it
 * as a whole, so that nothing of an old schema outlives the requests that run
 * on it.
 */
export interface Generation {
  readonly supergraph: Supergraph;
  /** Directives that are ignored, e.g. `@provides on Query.unit`. */
  readonly leftOut: readonly string[];
  /** The public schema, which clients can query. */
  readonly schema: GraphQLSchema;
  readonly types: TypeIndex;
  /** The partition rules of each partitioned subgraph, by subgraph name. */
  readonly partitions: ReadonlyMap<string, PartitionModel>;
  readonly semiJoins: SemiJoins;
  readonly fetchKeys: FetchKeys;
  readonly operations: PreparedOperations;
  readonly costs: OperationCosts;
  readonly compiler: OperationCompiler;
}

/** Rejects with a `StartupError` if the SDL is not a usable supergraph. */
export async function createGeneration(
  sdl: string,
  options: GenerationOptions,
): Promise<Generation> {
  const supergraph = loadSupergraph(sdl);
  const { publicSchema: schema, types } = supergraph;
  const { limits, introspection, maxOperations: maxSize } = options;
  const partitions = readPartitionModels(supergraph);
  const semiJoins = readSemiJoins(supergraph);
  const planner = await createHivePlanner(supergraph, {
    labels: options.overrideLabels,
    deadlineMs: options.planDeadlineMs,
  });
  const fetcherOf = fetchersOf(supergraph.subgraphUrls, partitions, options);
  return {
    supergraph,
    leftOut: [...supergraph.leftOut, ...planner.leftOut],
    schema,
    types,
    partitions,
    semiJoins,
    fetchKeys: keysFrom(fetcherOf),
    operations: new PreparedOperations({
      supergraph,
      semiJoins,
      taken: planner.taken,
      limits,
      introspection,
      maxSize,
    }),
    costs: new OperationCosts({
      schema,
      gathering: createGathering(partitions, options.endpointsOf),
      limits,
      answerObjects: options.answerObjects,
      maxVariants: MAX_VARIANTS,
    }),
    compiler: new OperationCompiler({
      supergraph,
      planner,
      fetcherOf,
      compileAfter: options.compileAfter,
    }),
  };
}

/**
 * Partitioned fetchers depend on the schema, so each generation has its own.
 */
function fetchersOf(
  subgraphUrls: Supergraph['subgraphUrls'],
  partitions: Generation['partitions'],
  options: GenerationOptions,
): (subgraph: string) => SubgraphFetcher {
  const partitioned = new Map<string, SubgraphFetcher>();
  return (subgraph) => {
    const url = subgraphUrls.get(subgraph) ?? '';
    const whole = options.fetcherOf(subgraph, url);
    const model = partitions.get(subgraph);
    if (!model) return whole;
    const known = partitioned.get(subgraph);
    if (known) return known;
    const fetcher = options.partitioned(model, whole);
    partitioned.set(subgraph, fetcher);
    return fetcher;
  };
}
