import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { GatewayRequest } from './access/gateway-request.ts';
import { answer } from './answer.ts';
import { type OnDefect, toStderr } from './base/defects.ts';
import { responseError, StartupError } from './base/errors.ts';
import { createFetchers, type FetchOptions } from './create-fetchers.ts';
import type { Answer, WrittenResult } from './execute/answer/answer.ts';
import { type BudgetLimits, DEFAULT_BUDGET } from './fetch/operation-budget.ts';
import {
  createGeneration,
  type Generation,
  type GenerationOptions,
} from './generation.ts';
import { Generations } from './generations.ts';
import {
  createErrorPolicy,
  type ErrorPolicyOptions,
} from './observe/error-policy.ts';
import { hideSuggestions } from './observe/hide-suggestions.ts';
import type { PartitionRegistry } from './partitions/endpoints/partition-registry.ts';
import { checkPartitioned } from './partitions/model/check-partitioned.ts';
import type { PartitionSettings } from './partitions/model/partition-settings.ts';
import { createPartitionFetcher } from './partitions/partition-fetcher.ts';
import type { HeavyLane } from './placement/heavy-lane.ts';
import {
  DEFAULT_HEAVY,
  type HeavyLimits,
  HeavyOperations,
} from './placement/heavy-operations.ts';
import { Placement } from './placement/placement.ts';
import type { PlaceRules } from './placement/run-placed.ts';
import { DEFAULT_LIMITS, type OperationLimits } from './prepare/limits.ts';
import type { OperationSource } from './prepare/prepare-operation.ts';

export interface GatewayOptions extends FetchOptions {
  /** The supergraph's SDL. */
  readonly supergraph: string;
  readonly limits?: Partial<OperationLimits>;
  /** Limits on what one operation may consume while it runs. */
  readonly budget?: Partial<BudgetLimits>;
  /** Limits on what all heavy operations may hold together. */
  readonly heavy?: Partial<HeavyLimits>;
  /** Another process for heavy queries; without it they run in this one. */
  readonly lane?: HeavyLane;
  /**
   * Milliseconds after which an answer is given with what has arrived. Default
   * 30 s.
   */
  readonly deadlineMs?: number;
  /** Milliseconds that the planner may take for one operation. Default 5 s. */
  readonly planDeadlineMs?: number;
  /** The most operations to keep compiled. Default 1,000. */
  readonly maxOperations?: number;
  /**
   * Answers to an operation after which code is generated for it. Default 3.
   */
  readonly compileAfter?: number;
  /** Whether clients may read the schema. Default true. */
  readonly introspection?: boolean;
  /**
   * What clients see of subgraphs' errors. Default: everything, within bounds.
   */
  readonly errors?: ErrorPolicyOptions;
  /** Called with each defect. Default: write it to stderr. */
  readonly onDefect?: OnDefect;
  /** The labels of progressive overrides that are switched on. */
  readonly overrideLabels?: readonly string[];
}

/** The schema that clients can query now. */
export interface SchemaInForce {
  readonly publicSchema: GraphQLSchema;
  readonly supergraph: string;
  /**
   * Directives that are ignored because they cannot be planned with, e.g.
   * `@provides on Query.unit`.
   */
  readonly leftOut: readonly string[];
}

/** A result as in GraphQL; without `data` if the operation was not run. */
export type GatewayResult = Partial<WrittenResult>;

export interface Gateway {
  /** Answers one request. Never rejects. */
  answer(request: GatewayRequest): Promise<Answer>;
  /**
   * Like `answer`, but returns a plain result, for programs that embed the
   * gateway.
   */
  execute(request: GatewayRequest): Promise<GatewayResult>;
  /** The operation that a request selects, if it is valid; parsed only once. */
  operationOf(source: OperationSource): OperationDefinitionNode | undefined;
  readonly limits: OperationLimits;
  /** The current public schema. */
  readonly schema: GraphQLSchema;
  /** The current supergraph's SDL. */
  readonly supergraph: string;
  /**
   * Replaces the supergraph; running requests finish on the old one. Rejects
   * with a `StartupError`, and changes nothing, if the SDL is not usable.
   */
  reload(supergraph: string): Promise<void>;
  /** The current endpoints of partitioned subgraphs. */
  readonly partitions: PartitionSettings;
  /**
   * Replaces the endpoints; running requests keep the old ones. Throws a
   * `StartupError`, and changes nothing, if the endpoints are not usable.
   */
  setPartitions(partitions: PartitionSettings): void;
  /**
   * Calls back now and after each reload. Returns a function that ends this.
   */
  onSchema(listener: (schema: SchemaInForce) => void): () => void;
  /** Closes connections to subgraphs after requests in flight are done. */
  stop(): Promise<void>;
}

/**
 * Creates a gateway. Rejects with a `StartupError` if the SDL is not a usable
 * supergraph.
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const fetching = createFetchers(options, createErrorPolicy(options.errors));
  const { subgraphs: fetchers, registry } = fetching;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const listeners = new Set<(schema: SchemaInForce) => void>();
  const { introspection = true, onDefect = toStderr } = options;
  const places = createPlaceRules(options);
  const rules = { limits, places, onDefect };
  const generations = new Generations(await createNext(options.supergraph));

  function createNext(sdl: string): Promise<Generation> {
    return createGeneration(sdl, {
      limits,
      answerObjects: places.turns.budget.maxObjects,
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

  checkPartitioned(registry.settings, generations.current.partitions);
  tellLane();

  function tellLane(): void {
    const { sdl: supergraph } = generations.current.supergraph;
    options.lane?.follow({ supergraph, partitions: registry.settings });
  }

  async function replace(supergraph: string): Promise<void> {
    generations.replace(await createNext(supergraph), () =>
      fetchers.retain(generations.current.supergraph.subgraphUrls),
    );
    tellLane();
    const schema = inForce(generations.current);
    for (const listener of listeners) listener(schema);
  }

  async function answerOne(request: GatewayRequest): Promise<Answer> {
    const answered = generations.during((its) => answer(request, its, rules));
    return introspection ? answered : hideSuggestions(await answered);
  }

  return {
    limits,
    answer: answerOne,
    async execute(request) {
      return resultOf(await answerOne({ ...request, takesBytes: false }));
    },
    operationOf(source) {
      const prepared = generations.current.operations.prepare(source);
      return 'errors' in prepared
        ? undefined
        : prepared.operation.clientOperation;
    },
    get schema() {
      return generations.current.schema;
    },
    get supergraph() {
      return generations.current.supergraph.sdl;
    },
    reload: inTurn(replace),
    get partitions() {
      return registry.settings;
    },
    setPartitions(partitions) {
      requirePartitions(options);
      checkPartitioned(partitions, generations.current.partitions);
      registry.replace(partitions);
      tellLane();
    },
    onSchema(listener) {
      listeners.add(listener);
      listener(inForce(generations.current));
      return () => listeners.delete(listener);
    },
    async stop() {
      const lane = options.lane?.close();
      await Promise.all([fetchers.close(), registry.close(), lane]);
    },
  };
}

/** Wraps the fetcher of a partitioned subgraph in one that splits requests. */
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

/** Runs calls one after the other, also if one fails. */
function inTurn(
  work: (supergraph: string) => Promise<void>,
): (supergraph: string) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (supergraph) => {
    const result = last.then(() => work(supergraph));
    last = result.catch(() => undefined);
    return result;
  };
}

/**
 * `execute` never asks for bytes, so the answer is neither a stream nor
 * encoded.
 */
function resultOf(answer: Answer): GatewayResult {
  if (answer.kind === 'refused') return { errors: answer.errors };
  if ('result' in answer) return answer.result;
  const message =
    'Expected an operation with one result, but got one that has many.';
  return { errors: [responseError('BAD_REQUEST', { message })] };
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

function requirePartitions({ partitions }: GatewayOptions): void {
  if (partitions) return;
  throw new StartupError(
    'invalid-option',
    'Expected a gateway that was created with partitions, but got one without.',
  );
}

function inForce({ supergraph, leftOut }: Generation): SchemaInForce {
  return {
    publicSchema: supergraph.publicSchema,
    supergraph: supergraph.sdl,
    leftOut,
  };
}
