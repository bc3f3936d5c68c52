/** What an operation may take of the process while it runs. */
export interface BudgetLimits {
  /** Objects that subgraphs answer and the executor merges. */
  readonly maxObjects: number;
  /** Bytes of what subgraphs answer and the executor merges. */
  readonly maxMergedBytes: number;
  /** Bytes of the text of `data`. */
  readonly maxWrittenBytes: number;
}

export const DEFAULT_BUDGET: BudgetLimits = {
  maxObjects: 1_000_000,
  maxMergedBytes: 256 * 1024 * 1024,
  maxWrittenBytes: 64 * 1024 * 1024,
};

/**
 * What is left to one operation. Shared by all that works for it: whoever
 * makes objects of it takes them here.
 */
export class OperationBudget {
  readonly limits: BudgetLimits;
  #objects = 0;

  constructor(limits: BudgetLimits) {
    this.limits = limits;
  }

  /** Objects that may still be made. */
  get objectsLeft(): number {
    return Math.max(0, this.limits.maxObjects - this.#objects);
  }

  takeObjects(count: number): void {
    this.#objects += count;
  }
}
