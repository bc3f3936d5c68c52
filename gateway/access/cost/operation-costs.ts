import type { DocumentNode } from 'graphql';
import type {
  PreparedOperation,
  Refused,
} from '../../prepare/prepare-operation.ts';
import {
  type CostLimitOptions,
  createCostLimit,
  type EstimateOperation,
} from './cost-limit.ts';
import { ExpectedObjects } from './expected-objects.ts';

/** How large the answer to an operation may become. */
export interface OperationSize {
  /**
   * The number of objects it asks for with these variables (an upper bound).
   */
  readonly estimate: number;
  /** The sizes that its answers have had. */
  readonly expected: ExpectedObjects;
}

interface OperationCost {
  readonly estimate: EstimateOperation;
  readonly expected: ExpectedObjects;
}

/**
 * The costs of a supergraph's operations; an entry lives as long as its
 * operation.
 */
export class OperationCosts {
  readonly #options: CostLimitOptions;
  readonly #known = new WeakMap<DocumentNode, OperationCost>();

  constructor(options: CostLimitOptions) {
    this.#options = options;
  }

  /**
   * `variables` are coerced. Returns an error if the operation asks for too
   * much.
   */
  sizeOf(
    operation: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
  ): OperationSize | Refused {
    const { estimate: estimateWith, expected } = this.#of(operation);
    const estimate = estimateWith(variables);
    return typeof estimate === 'number'
      ? { estimate, expected }
      : { errors: [estimate] };
  }

  #of(operation: PreparedOperation): OperationCost {
    let known = this.#known.get(operation.document);
    if (!known) {
      known = {
        estimate: createCostLimit(operation, this.#options),
        expected: new ExpectedObjects(),
      };
      this.#known.set(operation.document, known);
    }
    return known;
  }
}
