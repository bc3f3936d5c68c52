import { GraphQLError } from 'graphql';

import type { RequestScope } from '../../../../protocol/request-scope.ts';
import { expectedError } from '../../errors.ts';
import { valuesPerObject } from './limits.ts';
import type { Turns, TurnTaker } from './turns.ts';

/** Limits of an execution, and the scope of its request. */
export interface RunOptions {
  readonly maxObjects: number;
  /**
   * If the signal's reason is a GraphQLError, it becomes the error of the
   * execution.
   */
  readonly scope: Pick<RequestScope, 'cancellation' | 'deadlineAt'>;
  readonly turns: Turns;
}

/**
 * Objects and values completed without a pause (about ten milliseconds). It is
 * a number instead of a time so that the same operation always sends the same
 * statements.
 */
export const slice = 5_000;

interface Paused {
  readonly weight: number;
  readonly proceed: () => void;
}

/**
 * One execution under way. It counts the objects and values of the answer and
 * completes large answers in slices, with pauses between. When it must end early
 * (too large, deadline passed, client gone) nothing is thrown: everything that
 * asks to go on gets a promise that never settles. So no further resolver, loader
 * or statement runs, and the garbage collector takes what was made.
 */
export class ExecutionRun implements TurnTaker {
  readonly #options: RunOptions;
  readonly #maxValues: number;
  readonly #ended = Promise.withResolvers<GraphQLError>();
  readonly #never = new Promise<never>(() => undefined);
  #isOver = false;
  #objects = 0;
  #values = 0;
  /** Objects and values left of this slice. */
  #left = slice;
  #paused: Paused[] = [];
  #hasAsked = false;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#maxValues = options.maxObjects * valuesPerObject;
    const { cancellation } = options.scope;
    if (cancellation.isCancelled) this.#abort();
    else cancellation.onCancel(this.#abort);
  }

  /**
   * Resolves with the reason if the run is ended early; otherwise never
   * settles.
   */
  get ended(): Promise<GraphQLError> {
    return this.#ended.promise;
  }

  /** Objects and values of the answer so far. */
  get weight(): number {
    return this.#objects + this.#values;
  }

  /** Checks the deadline. A caller that gets false must return `never`. */
  goesOn(): boolean {
    if (performance.now() >= this.#options.scope.deadlineAt) {
      this.stop(
        expectedError('REQUEST_TIMEOUT', 'The request reached its deadline.'),
      );
    }
    return !this.#isOver;
  }

  get never(): Promise<never> {
    return this.#never;
  }

  /** Ends the run early. */
  stop(reason: GraphQLError): void {
    if (this.#isOver) return;
    this.finish();
    this.#ended.resolve(reason);
  }

  /** Marks the run as complete, so that a waiting run may have its turns. */
  finish(): void {
    this.#isOver = true;
    this.#paused = [];
    this.#options.turns.leave(this);
    this.#options.scope.cancellation.forget(this.#abort);
  }

  /** Takes objects and values from the budget; false if that ends the run. */
  take(objects: number, values: number): boolean {
    this.#objects += objects;
    this.#values += values;
    const { maxObjects } = this.#options;
    if (this.#objects > maxObjects) this.#exceed('objects', maxObjects);
    if (this.#values > this.#maxValues) this.#exceed('values', this.#maxValues);
    return !this.#isOver;
  }

  /** Whether the budget has so many objects left; ends the run if not. */
  hasRoomFor(objects: number): boolean {
    const { maxObjects } = this.#options;
    if (this.#objects + objects > maxObjects) {
      this.#exceed('objects', maxObjects);
    }
    return !this.#isOver;
  }

  /**
   * Returns the value at once while the slice has room, else when its turn
   * comes.
   */
  pass<Value>(value: Value, weight: number): Value | Promise<Value> {
    if (this.#isOver) return this.#never;
    if (this.#paused.length === 0 && weight <= this.#left) {
      this.#left -= weight;
      return value;
    }
    return new Promise((resolve) => {
      this.#paused.push({ weight, proceed: () => resolve(value) });
      if (this.#hasAsked) return;
      this.#hasAsked = true;
      this.#options.turns.ask(this);
    });
  }

  takeTurn(): boolean {
    if (!this.goesOn()) return false;
    this.#left = slice;
    let count = 0;
    for (const { weight, proceed } of this.#paused) {
      // What is larger than a slice gets a slice of its own.
      if (count > 0 && weight > this.#left) break;
      this.#left -= weight;
      proceed();
      count++;
    }
    this.#paused = this.#paused.slice(count);
    this.#hasAsked = this.#paused.length > 0;
    return this.#hasAsked;
  }

  readonly #abort = (): void => {
    const reason: unknown = this.#options.scope.cancellation.signal.reason;
    this.stop(
      reason instanceof GraphQLError
        ? reason
        : expectedError('REQUEST_CANCELLED', 'The caller has gone.'),
    );
  };

  #exceed(what: string, limit: number): void {
    this.stop(
      expectedError(
        'OPERATION_BUDGET_EXCEEDED',
        `Expected an answer of at most ${limit} ${what}, but got more: ask for less at a time.`,
      ),
    );
  }
}
