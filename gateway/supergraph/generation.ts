import { print } from 'graphql';
import QuickLRU from 'quick-lru';
import { GatewayError, responseError } from '../errors.ts';
import { compileOperation } from '../execute/compiled-operation.ts';
import { compileSteps } from '../execute/compile-steps.ts';
import type { Compiled } from '../execute/execute-operation.ts';
import type { Step } from '../execute/step.ts';
import type { SubgraphFetcher } from '../fetch/subgraph-fetcher.ts';
import {
  applyConditions,
  type Conditions,
  readConditions,
} from '../plan/conditions.ts';
import type { OperationLimits } from '../plan/limits.ts';
import { createOperationCache } from '../plan/operation-cache.ts';
import {
  type OperationSource,
  type Prepared,
  prepareOperation,
  type PreparedOperation,
} from '../plan/prepare-operation.ts';
import { percentageBucket, planOperation } from '../plan/query-planner.ts';
import { readSemiJoins, type SemiJoins } from '../plan/semi-join.ts';
import { stripIntrospection } from '../plan/strip-introspection.ts';
import { loadSupergraph, type Supergraph } from './load-supergraph.ts';

export interface GenerationOptions {
  readonly limits: OperationLimits;
  readonly introspection: boolean;
  readonly planDeadlineMs: number;
  /** Operations kept, and as many failures. */
  readonly maxOperations: number;
  readonly overrideLabels: ReadonlySet<string>;
  readonly fetcherOf: (subgraph: string, url: string) => SubgraphFetcher;
}

/**
 * Everything that belongs to one version of the supergraph: schema, planner,
 * compiled operations. A reload replaces it as a whole, so nothing of an old
 * schema can outlive the requests that run on it.
 */
export interface Generation {
  readonly supergraph: Supergraph;
  readonly semiJoins: SemiJoins;
  readonly fetcherOf: (subgraph: string) => SubgraphFetcher;
  /** Parses, checks and rewrites an operation, or remembers having done so. */
  prepare(source: OperationSource): CompilableOperation | Refused;
}

export type Refused = Extract<Prepared, { readonly errors: unknown }>;

export interface CompilableOperation {
  readonly operation: PreparedOperation;
  /**
   * Plans and compiles for coerced variables. Equal requests at the same time
   * share one planning; failures are remembered.
   */
  compile(
    variables: Readonly<Record<string, unknown>>,
  ): Compiled | Promise<Compiled>;
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
  const semiJoins = readSemiJoins(supergraph);
  const { maxOperations: maxSize, limits, introspection } = options;
  const ready = new QuickLRU<string, CompilableOperation>({ maxSize });
  // Apart, so that hostile operations cannot push out good ones.
  const refused = new QuickLRU<string, Refused>({ maxSize });
  const compiler: Compiler = {
    supergraph,
    options,
    fetcherOf: (subgraph) =>
      options.fetcherOf(subgraph, supergraph.subgraphUrls.get(subgraph) ?? ''),
  };
  return {
    supergraph,
    semiJoins,
    fetcherOf: compiler.fetcherOf,
    prepare(source) {
      const key = `${source.operationName ?? ''} ${source.query}`;
      const known = ready.get(key) ?? refused.get(key);
      if (known) return known;
      const prepared = prepareOperation(source, {
        supergraph,
        semiJoins,
        limits,
        introspection,
      });
      if ('errors' in prepared) {
        refused.set(key, prepared);
        return prepared;
      }
      const compilable = createCompilable(compiler, prepared.operation);
      ready.set(key, compilable);
      return compilable;
    },
  };
}

interface Compiler {
  readonly supergraph: Supergraph;
  readonly options: GenerationOptions;
  readonly fetcherOf: (subgraph: string) => SubgraphFetcher;
}

function createCompilable(
  compiler: Compiler,
  operation: PreparedOperation,
): CompilableOperation {
  const { conditionNames } = operation;
  const thresholds = compiler.supergraph.planner.overridePercentages;
  const cache = createOperationCache<Compiled>({
    maxSize: MAX_VARIANTS,
    isFailure: (compiled) => 'errors' in compiled,
  });
  return {
    operation,
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
  const steps = await planSteps(compiler, variant);
  return {
    operation: compileOperation({
      prepared: variant.operation,
      conditions: variant.conditions,
      schema: compiler.supergraph.publicSchema,
      steps,
    }),
  };
}

async function planSteps(
  { supergraph, options, fetcherOf }: Compiler,
  { operation, conditions, percentage }: VariantToCompile,
): Promise<readonly Step[]> {
  const document = stripIntrospection(
    applyConditions(operation.document, conditions),
  );
  if (!document) return [];
  const plan = await planOperation(
    supergraph.planner,
    {
      document: print(document),
      operationName: operation.operationName,
      labels: options.overrideLabels,
      percentage,
    },
    options.planDeadlineMs,
  );
  const { types } = supergraph;
  const { hoisted } = operation;
  return plan ? compileSteps(plan, { types, fetcherOf, hoisted }) : [];
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
