import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { GatewayError, responseError } from './base/errors.ts';
import { compileOperation } from './execute/compile/compiled-operation.ts';
import { warningsOf } from './execute/errors/warnings.ts';
import { compileSteps } from './execute/compile/compile-steps.ts';
import type { Compiled } from './execute/run/execute-operation.ts';
import type { Step } from './execute/steps/step.ts';
import {
  type PartitionModel,
  readPartitionModels,
} from './partitions/model/partition-model.ts';
import type { SubgraphFetcher } from './fetch/subgraph-fetcher.ts';
import { createProvidedCheck } from './plan/hive/after/asks-provided.ts';
import { askTypenames } from './plan/hive/before/null-deciding-types.ts';
import {
  applyConditions,
  type Conditions,
  readConditions,
} from './prepare/conditions.ts';
import {
  createCostLimit,
  type EstimateOperation,
} from './access/cost/cost-limit.ts';
import { ExpectedObjects } from './access/cost/expected-objects.ts';
import { createGathering, type Gathering } from './access/cost/gathered.ts';
import { createEntityLookups } from './plan/hive/parts/entity-lookups.ts';
import { expandInterfaces } from './plan/hive/before/expand-interfaces.ts';
import type { OperationLimits } from './prepare/limits.ts';
import {
  createMutationHomes,
  type WholePlanner,
} from './plan/hive/parts/mutation-homes.ts';
import { createOperationCache } from './plan/operation-cache.ts';
import {
  type PassedDirectives,
  passDirectives,
} from './plan/pass-directives.ts';
import type { PlanNode } from './plan/plan-node.ts';
import {
  type OperationSource,
  prepareAlike,
  type PreparedOperation,
  prepareOperation,
  readOperation,
  type Refused,
} from './prepare/prepare-operation.ts';
import { isPlanFailure } from './plan/plan-failure.ts';
import { openPlanner } from './plan/hive/process/planner-process.ts';
import {
  percentageBucket,
  planOperation,
  type Planners,
} from './plan/hive/plan-operation.ts';
import { readSemiJoins, type SemiJoins } from './semi-join/read-semi-joins.ts';
import { dropRootConditions } from './plan/hive/before/root-conditions.ts';
import { separateConflicts } from './plan/hive/after/separate-conflicts.ts';
import { stripIntrospection } from './prepare/strip-introspection.ts';
import {
  loadSupergraph,
  type Supergraph,
} from './supergraph/load-supergraph.ts';

export interface GenerationOptions {
  readonly limits: OperationLimits;
  /** Objects that one answer may have. */
  readonly answerObjects: number;
  readonly introspection: boolean;
  readonly planDeadlineMs: number;
  /** Operations kept, and as many failures. */
  readonly maxOperations: number;
  readonly overrideLabels: ReadonlySet<string>;
  /** Answers to an operation before its writer is compiled. */
  readonly compileAfter: number;
  readonly fetcherOf: (subgraph: string, url: string) => SubgraphFetcher;
  /** How many endpoints hold rows of a partitioned subgraph now. */
  readonly endpointsOf: (subgraph: string) => number;
  /** A fetcher for a partitioned subgraph, before that of the whole. */
  readonly partitioned: (
    model: PartitionModel,
    whole: SubgraphFetcher,
  ) => SubgraphFetcher;
}

/**
 * Everything that belongs to one version of the supergraph: schema, planner,
 * compiled operations. A reload replaces it as a whole, so nothing of an old
 * schema can outlive the requests that run on it.
 */
export interface Generation {
  readonly supergraph: Supergraph;
  /** What it says of partitioned subgraphs, by subgraph name. */
  readonly partitions: ReadonlyMap<string, PartitionModel>;
  readonly semiJoins: SemiJoins;
  readonly fetcherOf: (subgraph: string) => SubgraphFetcher;
  /** Parses, checks and rewrites an operation, or remembers having done so. */
  prepare(source: OperationSource): CompilableOperation | Refused;
}

export interface CompilableOperation {
  readonly operation: PreparedOperation;
  /** What it asks for with coerced variables, or that it is too much. */
  readonly estimate: EstimateOperation;
  /** What answers to it have shown. */
  readonly expected: ExpectedObjects;
  /**
   * Plans and compiles for coerced variables. Equal requests at the same time
   * share one planning; failures are remembered.
   */
  readonly compile: (
    variables: Readonly<Record<string, unknown>>,
  ) => Compiled | Promise<Compiled>;
}

/**
 * Compiled forms kept per operation: one for each combination of its @skip and
 * @include variables, of which a hostile client can ask for 2^n.
 */
const MAX_VARIANTS = 16;

/** Throws a `StartupError` when the SDL is not a usable supergraph. */
export function createGeneration(
  sdl: string,
  options: GenerationOptions,
): Generation {
  const supergraph = loadSupergraph(sdl);
  const { document: whole, graphNames } = supergraph;
  const partitions = readPartitionModels(whole, graphNames);
  const semiJoins = readSemiJoins(supergraph);
  const { maxOperations: maxSize, limits, introspection } = options;
  const prepareOptions = { supergraph, semiJoins, limits, introspection };
  // By text, which needs no parsing; and by shape, which literals do not
  // change.
  const ready = new LRUCache<string, CompilableOperation>({ max: maxSize });
  const shapes = new LRUCache<string, CompilableOperation>({ max: maxSize });
  // Apart, so that hostile operations cannot push out good ones.
  const refused = new LRUCache<string, Refused>({ max: maxSize });
  const compiler: Compiler = {
    supergraph,
    options,
    whole: {
      planner: openPlanner(supergraph.plannerSdl),
      lookups: once(() => createEntityLookups(parse(supergraph.plannerSdl))),
    },
    mutationHomes: once(() =>
      createMutationHomes(parse(supergraph.plannerSdl)),
    ),
    providing: supergraph.providingSdls.map((of) =>
      once(() => openPlanner(of)),
    ),
    asksProvided: createProvidedCheck(supergraph),
    fetcherOf: fetchersOf(supergraph.subgraphUrls, partitions, options),
    gathering: createGathering({ partitions, graphNames }, options.endpointsOf),
  };
  const prepare = (source: OperationSource): CompilableOperation | Refused => {
    const read = readOperation(source, prepareOptions);
    if ('errors' in read) return read;
    const alike = shapes.get(read.shape);
    const prepared = alike
      ? prepareAlike(read, alike.operation, prepareOptions)
      : prepareOperation(read, prepareOptions);
    if ('errors' in prepared) return prepared;
    const { operation } = prepared;
    if (alike) return { ...alike, operation };
    const compilable = createCompilable(compiler, operation);
    shapes.set(read.shape, compilable);
    return compilable;
  };
  return {
    supergraph,
    partitions,
    semiJoins,
    fetcherOf: compiler.fetcherOf,
    prepare(source) {
      const key = `${source.operationName ?? ''} ${source.query}`;
      const known = ready.get(key) ?? refused.get(key);
      if (known) return known;
      const prepared = prepare(source);
      if ('errors' in prepared) refused.set(key, prepared);
      else ready.set(key, prepared);
      return prepared;
    },
  };
}

/** Partitioned fetchers belong to the generation: they know its schema. */
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

interface Compiler {
  readonly supergraph: Supergraph;
  readonly options: GenerationOptions;
  readonly whole: WholePlanner;
  readonly mutationHomes: Planners['mutationHomes'];
  readonly providing: Planners['providing'];
  readonly asksProvided: Planners['asksProvided'];
  readonly fetcherOf: (subgraph: string) => SubgraphFetcher;
  readonly gathering: Gathering;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function createCompilable(
  compiler: Compiler,
  operation: PreparedOperation,
): CompilableOperation {
  const { conditionNames } = operation;
  const { supergraph, options, gathering } = compiler;
  const thresholds = supergraph.overridePercentages;
  const estimate = createCostLimit(operation, {
    schema: supergraph.publicSchema,
    gathering,
    limits: options.limits,
    answerObjects: options.answerObjects,
    maxVariants: MAX_VARIANTS,
  });
  const cache = createOperationCache<Compiled>({
    maxSize: MAX_VARIANTS,
    isFailure: (compiled) => 'errors' in compiled,
    isPassing: (compiled) =>
      'errors' in compiled &&
      compiled.errors[0]?.extensions['code'] === 'QUERY_PLAN_BUSY',
  });
  return {
    operation,
    estimate,
    expected: new ExpectedObjects(),
    compile(variables) {
      const conditions = readConditions(conditionNames, variables);
      const percentage = percentageBucket(thresholds, Math.random() * 100);
      const key = [percentage, ...conditions.values()].join();
      const variant = { operation, conditions, percentage };
      return cache.get(key, () => compile(compiler, variant).catch(toErrors));
    },
  };
}

interface VariantToCompile {
  readonly operation: PreparedOperation;
  readonly conditions: Conditions;
  readonly percentage: number;
}

async function compile(
  compiler: Compiler,
  variant: VariantToCompile,
): Promise<Compiled> {
  const { steps, dropped } = await planSteps(compiler, variant);
  return {
    operation: compileOperation({
      prepared: variant.operation,
      conditions: variant.conditions,
      schema: compiler.supergraph.publicSchema,
      steps,
      warnings: warningsOf(dropped),
      compileAfter: compiler.options.compileAfter,
    }),
  };
}

async function planSteps(
  compiler: Compiler,
  { operation, conditions, percentage }: VariantToCompile,
): Promise<PlannedSteps> {
  const { supergraph, options, fetcherOf } = compiler;
  const { publicSchema: schema, types } = supergraph;
  const asked = stripIntrospection(
    applyConditions(operation.document, conditions),
  );
  const document = asked && dropRootConditions(asked, schema);
  const put = (plan: PlanNode | undefined) => putDirectives(plan, operation);
  if (!document) return { steps: [], dropped: put(undefined).dropped };
  const planOf = (of: DocumentNode) =>
    planOperation(
      {
        document: of,
        operationName: operation.operationName,
        labels: options.overrideLabels,
        percentage,
      },
      { ...compiler, schema, types },
      options.planDeadlineMs,
    );
  const plan = await planTyped(expandInterfaces(document, schema, types), {
    schema,
    planOf,
  });
  const { hoisted } = operation;
  const { plan: passed, dropped } = put(plan);
  const context = { types, fetcherOf, hoisted };
  const steps = passed
    ? compileSteps(separateConflicts(passed, types), context)
    : [];
  return { steps, dropped };
}

interface PlannedSteps {
  readonly steps: readonly Step[];
  /** Directives of the client's that no subgraph sees, in words. */
  readonly dropped: readonly string[];
}

function putDirectives(
  plan: PlanNode | undefined,
  { directives, clientOperation }: PreparedOperation,
): PassedDirectives {
  return directives
    ? passDirectives(plan, clientOperation.operation, directives)
    : { plan, dropped: [] };
}

/**
 * Plans with the types of objects asked for where they decide on nulls; without
 * where they cannot be had: of some @interfaceObject nobody tells the type.
 */
async function planTyped(
  document: DocumentNode,
  {
    schema,
    planOf,
  }: {
    schema: GraphQLSchema;
    planOf: (document: DocumentNode) => Promise<PlanNode | undefined>;
  },
): Promise<PlanNode | undefined> {
  const typed = askTypenames(document, schema);
  try {
    return await planOf(typed);
  } catch (error) {
    if (typed === document || !isPlanFailure(error)) throw error;
    return planOf(document);
  }
}

/** What planning throws; anything that is not ours is masked. */
function toErrors(error: unknown): Compiled {
  return {
    errors: [
      error instanceof GatewayError
        ? responseError(error.code, { message: error.message })
        : responseError('INTERNAL_SERVER_ERROR'),
    ],
  };
}
