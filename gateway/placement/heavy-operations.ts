import type { CancellationToken } from '../../protocol/request-scope.ts';
import type {
  OperationBudget,
  ProcessBudget,
} from '../fetch/operation-budget.ts';

/** Limits on all heavy operations of a process together. */
export interface HeavyLimits {
  /** The number of objects from which an operation is heavy. */
  readonly minObjects: number;
  /** The most objects of running heavy operations together. */
  readonly maxUnderWay: number;
  /**
   * The most heavy operations that wait. Each occupies one of the server's
   * running operations, so it must be fewer than those.
   */
  readonly maxWaiting: number;
  /** The most milliseconds that one waits. */
  readonly maxWaitMs: number;
}

export const DEFAULT_HEAVY: HeavyLimits = {
  minObjects: 20_000,
  maxUnderWay: 150_000,
  maxWaiting: 8,
  maxWaitMs: 10_000,
};

export interface HeavyOperation {
  /**
   * The number of objects expected now; answers to the same operation may
   * reduce it.
   */
  readonly expected: () => number;
  readonly budget: OperationBudget;
  readonly client: CancellationToken;
  /** Milliseconds that the operation has. */
  readonly deadlineMs: number;
}

/** Ends a heavy operation; to be called exactly once. */
export type Leave = () => void;

export type Entry = Leave | 'SERVER_BUSY' | 'REQUEST_CANCELLED';

interface Waiting {
  readonly operation: HeavyOperation;
  readonly admit: () => void;
}

/**
 * Schedules heavy operations: they run together as long as their objects fit
 * the limit; others wait in the order of arrival. A single one always runs. An
 * operation counts as what it has taken if that is more than was expected.
 */
export class HeavyOperations {
  readonly limits: HeavyLimits;
  /** The budget that all operations share, also light ones. */
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

  /**
   * The objects of running operations, expected or taken, whichever is more.
   */
  get underWay(): number {
    let sum = 0;
    for (const { reserved, held } of this.#running) {
      sum += Math.max(reserved, held);
    }
    return sum;
  }

  /** Resolves with a function to leave by, or with the reason for a refusal. */
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
