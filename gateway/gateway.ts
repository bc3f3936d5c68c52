import {
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { coerceVariables } from './execute/run/coerce-variables.ts';
import {
  type Answer,
  executeOperation,
} from './execute/run/execute-operation.ts';
import {
  type BudgetLimits,
  DEFAULT_BUDGET,
  type Taken,
} from './fetch/operation-budget.ts';
import type { Cancellation } from './fetch/cancellation.ts';
import { createFetchers, type FetchOptions } from './create-fetchers.ts';
import { createPartitionFetcher } from './partitions/partition-fetcher.ts';
import type { PartitionRegistry } from './partitions/endpoints/partition-registry.ts';
import type { PartitionSettings } from './partitions/model/partition-settings.ts';
import { responseError, StartupError } from './base/errors.ts';
import {
  DEFAULT_LIMITS,
  findExceededVariableDepth,
  type OperationLimits,
} from './prepare/limits.ts';
import { COMPLETENESS_HEADER, readCompleteness } from './completeness.ts';
import {
  createErrorPolicy,
  type ErrorPolicyOptions,
} from './observe/error-policy.ts';
import {
  DEFAULT_HEAVY,
  type HeavyLimits,
  HeavyOperations,
} from './placement/heavy-operations.ts';
import type { HeavyLane, LaneState } from './placement/heavy-lane.ts';
import { Placement } from './placement/placement.ts';
import {
  type PlacedOperation,
  type PlaceRules,
  runPlaced,
} from './placement/run-placed.ts';
import { hideSuggestions } from './observe/hide-suggestions.ts';
import { keysFrom } from './semi-join/fetch-keys.ts';
import type { OperationSource } from './prepare/prepare-operation.ts';
import {
  type CompilableOperation,
  createGeneration,
  type Generation,
  type GenerationOptions,
} from './generation.ts';

export interface GatewayOptions extends FetchOptions {
  /** The supergraph's SDL. */
  readonly supergraph: string;
  readonly limits?: Partial<OperationLimits>;
  /** What one operation may take while it runs. */
  readonly budget?: Partial<BudgetLimits>;
  /** What all heavy operations may take together. */
  readonly heavy?: Partial<HeavyLimits>;
  /** Where heavy queries run beside this process; without it, in it. */
  readonly lane?: HeavyLane;
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
  /** Handed to in-process subgraphs as it is; it cannot leave this process. */
  readonly context?: unknown;
  /** Milliseconds that it has; at most those of the gateway. */
  readonly deadlineMs?: number;
  /** Whether an answer may be `encoded`, as `accept-encoding` says. */
  readonly takesBytes?: boolean;
  /** Told what it took. */
  readonly report?: (taken: Taken) => void;
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

/** Headers that say how an answer is to be; the lane must know them, too. */
const OF_ANSWERS = ['accept-encoding', COMPLETENESS_HEADER] as const;

const NO_VARIABLES = {};

/** Throws a `StartupError` when the SDL is not a usable supergraph. */
export function createGateway(options: GatewayOptions): Gateway {
  const fetching = createFetchers(options, createErrorPolicy(options.errors));
  const { subgraphs: fetchers, registry } = fetching;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const listeners = new Set<(schema: SchemaInForce) => void>();
  const { introspection = true } = options;
  const rules = createPlaceRules(options);
  let current = createUse(createNext(options.supergraph));

  function createNext(sdl: string): Generation {
    return createGeneration(sdl, {
      limits,
      answerObjects: rules.turns.budget.maxObjects,
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
  tellLane();

  function tellLane(): void {
    options.lane?.follow(laneState(current.generation, registry));
  }

  return {
    limits,
    async execute(request) {
      const answer = current.during((generation) =>
        execute(generation, { request, limits, rules }),
      );
      return introspection ? answer : hideSuggestions(await answer);
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
      tellLane();
      for (const listener of listeners) listener(inForce(current.generation));
    },
    get partitions() {
      return registry.settings;
    },
    setPartitions(partitions) {
      requirePartitions(options);
      checkPartitioned(partitions, current.generation);
      registry.replace(partitions);
      tellLane();
    },
    onSchema(listener) {
      listeners.add(listener);
      listener(inForce(current.generation));
      return () => listeners.delete(listener);
    },
    async stop() {
      const lane = options.lane?.close();
      await Promise.all([fetchers.close(), registry.close(), lane]);
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

function createPlaceRules({ lane, ...options }: GatewayOptions): PlaceRules {
  const heavy = { ...DEFAULT_HEAVY, ...options.heavy };
  return {
    turns: {
      budget: { ...DEFAULT_BUDGET, ...options.budget },
      heavy: new HeavyOperations(heavy),
      deadlineMs: options.deadlineMs ?? 30_000,
    },
    away: lane && { lane, placement: new Placement(lane, heavy) },
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

function requirePartitions({ partitions }: GatewayOptions): void {
  if (partitions) return;
  throw new StartupError(
    'invalid-option',
    'Expected a gateway that was created with partitions, but got one without.',
  );
}

function laneState(
  { supergraph }: Generation,
  { settings }: PartitionRegistry,
): LaneState {
  return { supergraph: supergraph.sdl, partitions: settings };
}

/** Endpoints of a subgraph that says nothing of partitions are a mistake. */
function checkPartitioned(
  settings: PartitionSettings,
  { partitions }: Generation,
): void {
  for (const subgraph of Object.keys(settings)) {
    if (partitions.has(subgraph)) continue;
    const known = [...partitions.keys()];
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
  readonly rules: PlaceRules;
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
  const { cancellation: client, context } = request;
  const headers = pick(request.headers, FORWARDED);
  const { answer, taken } = await runPlaced(rulesOf(execution), {
    estimate,
    expected: prepared.expected,
    client,
    asSent: asSent(request, prepared),
    compile: () => prepared.compile(coerced.variables),
    execute: (operation, within) =>
      executeOperation({
        ...within,
        operation,
        types: generation.supergraph.types,
        semiJoins: generation.semiJoins,
        variables: coerced.variables,
        headers,
        client,
        context,
        mustBeComplete: completeness.mustBeComplete,
        fetchKeys: keysFrom(generation.fetcherOf, { headers, context }),
      }),
  });
  request.report?.(taken);
  return answer;
}

/** With the time that this request has. */
function rulesOf({ request, rules }: Execution): PlaceRules {
  if (request.deadlineMs === undefined) return rules;
  const { turns } = rules;
  const deadlineMs = Math.min(request.deadlineMs, turns.deadlineMs);
  return { ...rules, turns: { ...turns, deadlineMs } };
}

/** What may run in another process: queries, since what writes stays here. */
function asSent(
  {
    query,
    operationName,
    variables = NO_VARIABLES,
    ...request
  }: GatewayRequest,
  { operation }: CompilableOperation,
): PlacedOperation['asSent'] {
  if (!request.takesBytes || request.context !== undefined) return undefined;
  if (operation.clientOperation.operation !== OperationTypeNode.QUERY)
    return undefined;
  return () => {
    const headers = pick(request.headers, [...FORWARDED, ...OF_ANSWERS]);
    return { query, operationName, variables, headers };
  };
}

function pick(
  headers: GatewayRequest['headers'] = {},
  names: readonly string[],
): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string') picked[name] = value;
  }
  return picked;
}
