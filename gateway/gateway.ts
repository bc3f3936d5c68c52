import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { coerceVariables } from './execute/coerce-variables.ts';
import { type Answer, executeOperation } from './execute/execute-operation.ts';
import { type BudgetLimits, DEFAULT_BUDGET } from './fetch/operation-budget.ts';
import type { Cancellation } from './fetch/cancellation.ts';
import { createFetchers, type FetchOptions } from './fetch/create-fetchers.ts';
import { createPartitionFetcher } from './fetch/partition/partition-fetcher.ts';
import type { PartitionRegistry } from './fetch/partition/partition-registry.ts';
import type { PartitionSettings } from './fetch/partition/partition-settings.ts';
import type { SubgraphResponse } from './fetch/subgraph-fetcher.ts';
import { responseError, StartupError } from './errors.ts';
import {
  DEFAULT_LIMITS,
  findExceededVariableDepth,
  type OperationLimits,
} from './plan/limits.ts';
import { readCompleteness } from './completeness.ts';
import {
  createErrorPolicy,
  type ErrorPolicyOptions,
} from './observe/error-policy.ts';
import {
  DEFAULT_HEAVY,
  type HeavyLimits,
  HeavyOperations,
} from './heavy-operations.ts';
import { runInTurn, type TurnRules } from './run-in-turn.ts';
import { hideSuggestions } from './observe/hide-suggestions.ts';
import type { OperationSource } from './plan/prepare-operation.ts';
import {
  createGeneration,
  type Generation,
  type GenerationOptions,
} from './supergraph/generation.ts';

export interface GatewayOptions extends FetchOptions {
  /** The supergraph's SDL. */
  readonly supergraph: string;
  readonly limits?: Partial<OperationLimits>;
  /** What one operation may take while it runs. */
  readonly budget?: Partial<BudgetLimits>;
  /** What all heavy operations may take together. */
  readonly heavy?: Partial<HeavyLimits>;
  /** Milliseconds until an answer is given with what is there. Default 30 s. */
  readonly deadlineMs?: number;
  /** Milliseconds the planner has for one operation. Default 5 s. */
  readonly planDeadlineMs?: number;
  /** Operations kept compiled. Default 1,000. */
  readonly maxOperations?: number;
  /** Answers to an operation before code is compiled for it. Default 3. */
  readonly compileAfter?: number;
  /** Whether clients may read the schema. Default true. */
  readonly introspection?: boolean;
  /** What of subgraphs' errors is for clients. Default all, within bounds. */
  readonly errors?: ErrorPolicyOptions;
  /** Labels of progressive overrides that are on. */
  readonly overrideLabels?: readonly string[];
}

export interface GatewayRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** The client's headers, in lower case; some are passed on to subgraphs. */
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  /** Cancelled when the client has gone. */
  readonly cancellation?: Cancellation;
  /** Handed to in-process subgraphs as it is. */
  readonly context?: unknown;
}

/** A schema in force, told to those who follow it. */
export interface SchemaInForce {
  readonly publicSchema: GraphQLSchema;
  readonly supergraph: string;
  /** What it says and cannot be planned with: `@provides on Query.unit`. */
  readonly leftOut: readonly string[];
}

export interface Gateway {
  /** Answers one operation; `data` is JSON text. Never rejects. */
  execute(request: GatewayRequest): Promise<Answer>;
  /** The operation a request selects, if it is valid; parsed only once. */
  operationOf(source: OperationSource): OperationDefinitionNode | undefined;
  readonly limits: OperationLimits;
  /** The schema clients see now. */
  readonly schema: GraphQLSchema;
  /** The SDL in force. */
  readonly supergraph: string;
  /**
   * Replaces the supergraph. Requests under way finish on the old one. Throws
   * a `StartupError`, and changes nothing, when the SDL is not usable.
   */
  reload(supergraph: string): void;
  /** The endpoints in force. */
  readonly partitions: PartitionSettings;
  /**
   * Replaces the endpoints of partitioned subgraphs. Requests under way keep
   * the old ones. Throws a `StartupError`, and changes nothing, when they
   * cannot be used.
   */
  setPartitions(partitions: PartitionSettings): void;
  /** Calls back now and after each reload; returns how to stop that. */
  onSchema(listener: (schema: SchemaInForce) => void): () => void;
  /** Closes connections to subgraphs, when what is in flight is done. */
  stop(): Promise<void>;
}

/** Headers of a client's request that subgraphs are sent. */
const FORWARDED = [
  'authorization',
  'accept-language',
  'x-request-id',
  'traceparent',
] as const;

const NO_VARIABLES = {};

/** Throws a `StartupError` when the SDL is not a usable supergraph. */
export function createGateway(options: GatewayOptions): Gateway {
  const fetching = createFetchers(options, createErrorPolicy(options.errors));
  const { subgraphs: fetchers, registry } = fetching;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const listeners = new Set<(schema: SchemaInForce) => void>();
  const { introspection = true } = options;
  const turns = createTurnRules(options);
  let current = createUse(createNext(options.supergraph));

  function createNext(sdl: string): Generation {
    return createGeneration(sdl, {
      limits,
      answerObjects: turns.budget.maxObjects,
      introspection,
      planDeadlineMs: options.planDeadlineMs ?? 5000,
      maxOperations: options.maxOperations ?? 1000,
      compileAfter: options.compileAfter ?? 3,
      overrideLabels: new Set(options.overrideLabels),
      fetcherOf: (subgraph, url) => fetchers.get(subgraph, url),
      endpointsOf: (subgraph) => registry.endpointsOf(subgraph),
      partitioned: options.partitions ? inParts(registry) : unparted,
    });
  }

  checkPartitioned(registry.settings, current.generation);

  return {
    limits,
    async execute(request) {
      const answer = await current.during((generation) =>
        execute(generation, { request, limits, turns }),
      );
      return introspection ? answer : hideSuggestions(answer);
    },
    operationOf(source) {
      const prepared = current.generation.prepare(source);
      return 'errors' in prepared
        ? undefined
        : prepared.operation.clientOperation;
    },
    get schema() {
      return current.generation.supergraph.publicSchema;
    },
    get supergraph() {
      return current.generation.supergraph.sdl;
    },
    reload(supergraph) {
      const old = current;
      current = createUse(createNext(supergraph));
      old.retire(() =>
        fetchers.retain(current.generation.supergraph.subgraphUrls),
      );
      for (const listener of listeners) listener(inForce(current.generation));
    },
    get partitions() {
      return registry.settings;
    },
    setPartitions(partitions) {
      if (!options.partitions) {
        throw new StartupError(
          'invalid-option',
          'Expected a gateway that was created with partitions, but got one without.',
        );
      }
      checkPartitioned(partitions, current.generation);
      registry.replace(partitions);
    },
    onSchema(listener) {
      listeners.add(listener);
      listener(inForce(current.generation));
      return () => listeners.delete(listener);
    },
    async stop() {
      await Promise.all([fetchers.close(), registry.close()]);
    },
  };
}

/** A fetcher for a partitioned subgraph, before that of the whole. */
type Partitioned = GenerationOptions['partitioned'];

const unparted: Partitioned = (_, whole) => whole;

function inParts(registry: PartitionRegistry): Partitioned {
  return (model, whole) =>
    createPartitionFetcher({
      model,
      whole,
      use: () => registry.use(model.subgraph),
    });
}

function createTurnRules(options: GatewayOptions): TurnRules {
  return {
    budget: { ...DEFAULT_BUDGET, ...options.budget },
    heavy: new HeavyOperations({ ...DEFAULT_HEAVY, ...options.heavy }),
    deadlineMs: options.deadlineMs ?? 30_000,
  };
}

/** A generation and the requests that run on it. */
interface GenerationUse {
  readonly generation: Generation;
  during<T>(work: (generation: Generation) => Promise<T>): Promise<T>;
  /** Calls back when the last request under way is done. */
  retire(whenUnused: () => void): void;
}

function createUse(generation: Generation): GenerationUse {
  let active = 0;
  let whenUnused: (() => void) | undefined;
  return {
    generation,
    async during(work) {
      active += 1;
      try {
        return await work(generation);
      } finally {
        active -= 1;
        if (active === 0) whenUnused?.();
      }
    },
    retire(callback) {
      whenUnused = callback;
      if (active === 0) callback();
    },
  };
}

/** Endpoints of a subgraph that says nothing of partitions are a mistake. */
function checkPartitioned(
  settings: PartitionSettings,
  { supergraph }: Generation,
): void {
  for (const subgraph of Object.keys(settings)) {
    if (supergraph.partitions.has(subgraph)) continue;
    const known = [...supergraph.partitions.keys()];
    throw new StartupError(
      'invalid-option',
      `Partitions of "${subgraph}": expected a subgraph with @route or @gather (${known.join(', ') || 'there is none'}), but got another.`,
    );
  }
}

function inForce({ supergraph }: Generation): SchemaInForce {
  return {
    publicSchema: supergraph.publicSchema,
    supergraph: supergraph.sdl,
    leftOut: supergraph.leftOut,
  };
}

interface Execution {
  readonly request: GatewayRequest;
  readonly limits: OperationLimits;
  readonly turns: TurnRules;
}

async function execute(
  generation: Generation,
  execution: Execution,
): Promise<Answer> {
  const { request, limits } = execution;
  const { query, operationName, variables = NO_VARIABLES } = request;
  const tooDeep = findExceededVariableDepth(variables, limits);
  if (tooDeep !== undefined) {
    const message = tooDeep;
    return { errors: [responseError('BAD_USER_INPUT', { message })] };
  }
  const completeness = readCompleteness(request.headers ?? {});
  if ('errors' in completeness) return completeness;
  const prepared = generation.prepare({ query, operationName });
  if ('errors' in prepared) return prepared;
  const coerced = coerceVariables({
    prepared: prepared.operation,
    schema: generation.supergraph.publicSchema,
    variables,
  });
  if ('errors' in coerced) return coerced;
  const estimate = prepared.estimate(coerced.variables);
  if (typeof estimate !== 'number') return { errors: [estimate] };
  const compiled = await prepared.compile(coerced.variables);
  if ('errors' in compiled) return compiled;
  const { supergraph, semiJoins } = generation;
  const headers = forwardedHeaders(request.headers ?? {});
  return runInTurn(execution.turns, {
    estimate,
    expected: prepared.expected,
    client: request.cancellation,
    run: (within) =>
      executeOperation({
        ...within,
        operation: compiled.operation,
        types: supergraph.types,
        semiJoins,
        variables: coerced.variables,
        headers,
        client: request.cancellation,
        context: request.context,
        mustBeComplete: completeness.mustBeComplete,
        fetchKeys: (cancellation) => async (join) =>
          wholeList(
            await generation.fetcherOf(join.subgraph).fetch({
              subgraph: join.subgraph,
              query: `{${join.keys}}`,
              kind: 'query',
              headers,
              cancellation,
              context: request.context,
            }),
          ),
      }),
  });
}

/** A list of keys that lacks a partition's, or is an old one, is none. */
function wholeList(response: SubgraphResponse): SubgraphResponse {
  const { partitions, errors = [] } = response;
  if (!partitions) return response;
  const { missing, report } = partitions;
  const stale = report.stale.map(({ partition }) => ({
    message: `The keys of the partition "${partition}" are not those of now.`,
    extensions: { code: 'PARTITION_UNAVAILABLE', partition },
  }));
  return { ...response, errors: [...errors, ...missing, ...stale] };
}

function forwardedHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const forwarded: Record<string, string> = {};
  for (const name of FORWARDED) {
    const value = headers[name];
    if (typeof value === 'string') forwarded[name] = value;
  }
  return forwarded;
}
