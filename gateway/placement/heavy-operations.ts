import type { CancellationToken } from '../../protocol/request-scope.ts';
import type {
  OperationBudget,
  ProcessBudget,
} from '../fetch/operation-budget.ts';

/** What all heavy operations of a process may take together. */
export interface HeavyLimits {
  /** Objects from which an operation is heavy: it waits where others do. */
  readonly minObjects: number;
  /** Objects that heavy operations under way may have together. */
  readonly maxUnderWay: number;
  /** Heavy operations that wait, each at a place of a server; fewer than it has. */
  readonly maxWaiting: number;
  /** Milliseconds that one waits at most. */
  readonly maxWaitMs: number;
}

export const DEFAULT_HEAVY: HeavyLimits = {
  minObjects: 20_000,
  maxUnderWay: 150_000,
  maxWaiting: 8,
  maxWaitMs: 10_000,
};

export interface HeavyOperation {
  /** What is expected of it now; other answers may show that it is less. */
  readonly expected: () => number;
  readonly budget: OperationBudget;
  readonly client: CancellationToken;
  /** Milliseconds that it has. */
  readonly deadlineMs: number;
}

/** Ends a heavy operation; to be called once. */
export type Leave = () => void;

export type Entry = Leave | 'SERVER_BUSY' | 'REQUEST_CANCELLED';

interface Waiting {
  readonly operation: HeavyOperation;
  readonly admit: () => void;
}

/**
 * Turns of heavy operations: those run together that fit together, the others
 * wait in the order in which they came. One that is alone always runs. What
 * took more than was expected counts as much as it took.
 */
export class HeavyOperations {
  readonly limits: HeavyLimits;
  /** Of all operations, light ones too. */
  readonly process: ProcessBudget;
  readonly #running = new Set<OperationBudget>();
  readonly #waiting = new Set<Waiting>();

  constructor(limits: HeavyLimits) {
    this.limits = limits;
    this.process = { maxObjects: 2 * limits.maxUnderWay, objects: 0 };
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Objects of those that run, as expected or as taken. */
  get underWay(): number {
    let sum = 0;
    for (const { reserved, held } of this.#running) {
      sum += Math.max(reserved, held);
    }
    return sum;
  }

  /** Resolves with how to leave, or why it may not run. */
  enter(operation: HeavyOperation): Promise<Entry> {
    const { client, deadlineMs } = operation;
    if (client.isCancelled) return Promise.resolve('REQUEST_CANCELLED');
    if (this.#waiting.size === 0 && this.#fits(operation)) {
      return Promise.resolve(this.#run(operation));
    }
    const { maxWaiting, maxWaitMs } = this.limits;
    if (this.#waiting.size >= maxWaiting) return Promise.resolve('SERVER_BUSY');
    const { promise, resolve } = Promise.withResolvers<Entry>();
    const end = (entry: Entry): void => {
      clearTimeout(timer);
      client.forget(onGone);
      resolve(entry);
    };
    const drop = (why: 'SERVER_BUSY' | 'REQUEST_CANCELLED'): void => {
      this.#waiting.delete(waiting);
      end(why);
      this.#admit();
    };
    const onGone = (): void => drop('REQUEST_CANCELLED');
    const waiting = { operation, admit: () => end(this.#run(operation)) };
    const timer = setTimeout(
      () => drop('SERVER_BUSY'),
      Math.min(maxWaitMs, deadlineMs),
    );
    this.#waiting.add(waiting);
    client.onCancel(onGone);
    return promise;
  }

  #run({ budget, expected }: HeavyOperation): Leave {
    budget.reserved = expected();
    this.#running.add(budget);
    return () => {
      if (this.#running.delete(budget)) this.#admit();
    };
  }

  #fits({ expected }: HeavyOperation): boolean {
    if (this.#running.size === 0) return true;
    return this.underWay + expected() <= this.limits.maxUnderWay;
  }

  #admit(): void {
    for (const waiting of this.#waiting) {
      if (!this.#fits(waiting.operation)) return;
      this.#waiting.delete(waiting);
      waiting.admit();
    }
  }
}
