import type { DocumentNode } from 'graphql';
import type { Report } from '../../../protocol/request-scope.ts';
import {
  ERRORS,
  GatewayError,
  type ResponseError,
  responseError,
} from '../../base/errors.ts';
import type { SubgraphFetcher } from '../../fetch/subgraph-fetcher.ts';
import {
  createOperationCache,
  type OperationCache,
} from './operation-cache.ts';
import { passDirectives } from '../../plan/pass-directives.ts';
import type { Planned, Planner } from '../../plan/planner.ts';
import {
  applyConditions,
  type Conditions,
  readConditions,
} from '../../prepare/conditions.ts';
import type { PreparedOperation } from '../../prepare/prepare-operation.ts';
import { stripIntrospection } from '../../prepare/strip-introspection.ts';
import type { Supergraph } from '../../supergraph/load-supergraph.ts';
import { percentageBucket } from '../../supergraph/override-percentages.ts';
import { warningsOf } from '../errors/warnings.ts';
import { compileSteps } from './compile-steps.ts';
import {
  type CompiledOperation,
  compileOperation,
} from './compiled-operation.ts';

/** A compiled operation, or the errors why it cannot be compiled. */
export type Compiled =
  | { readonly operation: CompiledOperation }
  | { readonly errors: readonly ResponseError[] };

export interface OperationCompilerOptions {
  readonly supergraph: Supergraph;
  readonly planner: Pick<Planner, 'plan'>;
  readonly fetcherOf: (subgraph: string) => SubgraphFetcher;
  /**
   * The number of answers to an operation after which its writer is compiled.
   */
  readonly compileAfter: number;
}

export interface OperationToCompile {
  readonly operation: PreparedOperation;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly report: Report;
}

interface Variant {
  readonly operation: PreparedOperation;
  readonly conditions: Conditions;
  /** The request's random value, 0 to 100, for `percent(n)` override labels. */
  readonly percentage: number;
}

/**
 * Compiled forms kept per operation, one for each combination of values of its
 * @skip and @include variables. There can be 2^n of them, so it is bounded.
 */
export const MAX_VARIANTS = 16;

/** Plans and compiles each operation of a supergraph once. */
export class OperationCompiler {
  readonly #options: OperationCompilerOptions;
  readonly #variants = new WeakMap<DocumentNode, OperationCache<Compiled>>();

  constructor(options: OperationCompilerOptions) {
    this.#options = options;
  }

  /**
   * Compiles an operation for coerced variables. Equal requests at the same
   * time share one planning; failures are remembered. Never rejects.
   */
  compile(wanted: OperationToCompile): Compiled | Promise<Compiled> {
    const { operation, variables, report } = wanted;
    const conditions = readConditions(operation.conditionNames, variables);
    const { overridePercentages } = this.#options.supergraph;
    const percentage = percentageBucket(overridePercentages, Math.random() * 100);
    const key = [percentage, ...conditions.values()].join();
    const variant = { operation, conditions, percentage };
    return this.#variantsOf(operation).get(key, () =>
      this.#compile(variant).catch((error: unknown) => asErrors(error, report)),
    );
  }

  #variantsOf({ document }: PreparedOperation): OperationCache<Compiled> {
    let known = this.#variants.get(document);
    if (!known) {
      known = createOperationCache<Compiled>({
        maxSize: MAX_VARIANTS,
        isFailure: (compiled) => 'errors' in compiled,
        isPassing: (compiled) =>
          'errors' in compiled &&
          compiled.errors[0]?.extensions['code'] === 'QUERY_PLAN_BUSY',
      });
      this.#variants.set(document, known);
    }
    return known;
  }

  async #plan({ operation, conditions, percentage }: Variant): Promise<Planned> {
    const { directives, operationName } = operation;
    const kind = operation.clientOperation.operation;
    const document = stripIntrospection(
      applyConditions(operation.document, conditions),
    );
    return document
      ? this.#options.planner.plan({ document, kind, operationName, directives, percentage })
      : passDirectives(undefined, kind, directives);
  }

  async #compile(variant: Variant): Promise<Compiled> {
    const { supergraph, fetcherOf, compileAfter } = this.#options;
    const { operation: prepared, conditions } = variant;
    const { plan, dropped } = await this.#plan(variant);
    const { types, publicSchema: schema } = supergraph;
    const { hoisted } = prepared;
    const steps = plan ? compileSteps(plan, { types, fetcherOf, hoisted }) : [];
    const warnings = warningsOf(dropped);
    return {
      operation: compileOperation({ prepared, conditions, schema, steps, warnings, compileAfter }),
    };
  }
} // prettier-ignore

/** What is not ours is masked; what is nobody's fault but the house's is told. */
function asErrors(error: unknown, report: Report): Compiled {
  const known = error instanceof GatewayError ? error : undefined;
  const code = known?.code ?? 'INTERNAL_SERVER_ERROR';
  if (ERRORS[code][1] === 500) report(error, 'compiling an operation');
  return {
    errors: [responseError(code, known ? { message: known.message } : {})],
  };
}
