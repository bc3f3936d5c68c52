import { GraphQLError } from 'graphql';

import type { RequestScope } from '../../../../protocol/request-scope.ts';
import { expectedError } from '../../errors.ts';
import { valuesPerObject } from './limits.ts';
import type { Turns, TurnTaker } from './turns.ts';

/** What an execution may take, and for whom it is done. */
export interface RunOptions {
  readonly maxObjects: number;
  /** What its signal gives as a reason, if a GraphQLError, is how it ends. */
  readonly scope: Pick<RequestScope, 'cancellation' | 'deadlineAt'>;
  readonly turns: Turns;
}

/**
 * Objects and values that are completed without a pause: some ten
 * milliseconds. A number and not a time, so that the same operation always
 * sends the same statements.
 */
export const slice = 5_000;

interface Paused {
  readonly weight: number;
  readonly proceed: () => void;
}

/**
 * One execution under way. It counts what is made for the answer and does
 * large answers in slices. When it is over before its end (too much, too late,
 * nobody waits), it does not fail: whatever asks to go on gets a promise that
 * nobody keeps, so that no resolver, no loader and no statement follows, and
 * all that was made is garbage.
 */
export class ExecutionRun implements TurnTaker {
  readonly #options: RunOptions;
  readonly #maxValues: number;
  readonly #ended = Promise.withResolvers<GraphQLError>();
  readonly #never = new Promise<never>(() => undefined);
  #isOver = false;
  #objects = 0;
  #values = 0;
  /** What is left of this slice. */
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

  /** Why it was ended before its end; pending for ever if it was not. */
  get ended(): Promise<GraphQLError> {
    return this.#ended.promise;
  }

  /** Objects and values of the answer so far. */
  get weight(): number {
    return this.#objects + this.#values;
  }

  /** Looks at the clock; what does not go on is given `never`. */
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

  /** Ends it before its end. */
  stop(reason: GraphQLError): void {
    if (this.#isOver) return;
    this.finish();
    this.#ended.resolve(reason);
  }

  /** It has come to its end: whoever waits for a turn may have it. */
  finish(): void {
    this.#isOver = true;
    this.#paused = [];
    this.#options.turns.leave(this);
    this.#options.scope.cancellation.forget(this.#abort);
  }

  /** Takes objects and values of the budget; false if it is over with that. */
  take(objects: number, values: number): boolean {
    this.#objects += objects;
    this.#values += values;
    const { maxObjects } = this.#options;
    if (this.#objects > maxObjects) this.#exceed('objects', maxObjects);
    if (this.#values > this.#maxValues) this.#exceed('values', this.#maxValues);
    return !this.#isOver;
  }

  /** Whether so many objects would still be within the budget; else ends it. */
  hasRoomFor(objects: number): boolean {
    const { maxObjects } = this.#options;
    if (this.#objects + objects > maxObjects) {
      this.#exceed('objects', maxObjects);
    }
    return !this.#isOver;
  }

  /** The value at once while the slice has room, else when its turn comes. */
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
      // What is larger than a slice gets one for itself.
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
