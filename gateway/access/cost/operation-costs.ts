import type { DocumentNode } from 'graphql';
import type { PreparedOperation } from '../../prepare/prepare-operation.ts';
import {
  type CostLimitOptions,
  createCostLimit,
  type EstimateOperation,
} from './cost-limit.ts';
import { ExpectedObjects } from './expected-objects.ts';

/** What is known of how much an operation asks for. */
export interface OperationCost {
  /** What it asks for with coerced variables, or that it is too much. */
  readonly estimate: EstimateOperation;
  /** What answers to it have shown. */
  readonly expected: ExpectedObjects;
}

/** The costs of the operations of one supergraph, as long as these are kept. */
export class OperationCosts {
  readonly #options: CostLimitOptions;
  readonly #known = new WeakMap<DocumentNode, OperationCost>();

  constructor(options: CostLimitOptions) {
    this.#options = options;
  }

  of(operation: PreparedOperation): OperationCost {
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
