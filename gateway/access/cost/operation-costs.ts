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

/** How much an operation asks for. */
export interface OperationSize {
  /** Objects that it asks for with its variables. */
  readonly estimate: number;
  /** What answers to it have shown. */
  readonly expected: ExpectedObjects;
}

interface OperationCost {
  readonly estimate: EstimateOperation;
  readonly expected: ExpectedObjects;
}

/** The costs of the operations of one supergraph, as long as these are kept. */
export class OperationCosts {
  readonly #options: CostLimitOptions;
  readonly #known = new WeakMap<DocumentNode, OperationCost>();

  constructor(options: CostLimitOptions) {
    this.#options = options;
  }

  /** With coerced variables; refuses what is too much. */
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
