import type { Cancellation } from '../fetch/cancellation.ts';

export interface AdmissionLimits {
  /** The most operations that run at the same time. */
  readonly maxRunning: number;
  /** The most requests that wait to run. */
  readonly maxQueued: number;
  /** The most milliseconds that a request waits. */
  readonly maxWaitMs: number;
}

export interface AdmissionOptions extends AdmissionLimits {
  /**
   * Whether more requests are arriving, which should be read before work
   * begins.
   */
  readonly isExpectingMore: () => boolean;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

/** Ends an admitted operation; to be called exactly once. */
export type Leave = () => void;

interface Waiting {
  readonly admit: () => void;
  readonly refuse: () => void;
  readonly until: number;
}

/**
 * The milliseconds of each turn of the event loop in which operations may
 * begin.
 */
const TURN_MS = 2;

/**
 * Limits how many operations run at once. In each turn of the event loop
 * operations begin only for a short time, so that arriving requests are read in
 * between: of a thousand at once, those too many are refused before others
 * work.
 */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #now: () => number;
  readonly #waiting = new Set<Waiting>();
  #running = 0;
  /**
   * When the current turn's time for beginning is over; undefined before the
   * first.
   */
  #turnEndsAt: number | undefined;
  #expiry: NodeJS.Timeout | undefined;

  constructor(options: AdmissionOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  readonly #leave: Leave = () => {
    this.#running -= 1;
    if (this.#waiting.size > 0) this.#openTurn();
  };

  readonly #endTurn = (): void => {
    this.#turnEndsAt = undefined;
    this.#admitWaiting();
  };

  /** Whether another request would be refused, so that it need not be read. */
  get isFull(): boolean {
    const { maxRunning, maxQueued } = this.#options;
    return this.#running + this.#waiting.size >= maxRunning + maxQueued;
  }

  /**
   * Resolves with a function to leave by when the operation may run; with
   * undefined if it is refused, waited too long or lost its client.
   */
  enter(client: Cancellation): Promise<Leave | undefined> {
    if (this.isFull || client.isCancelled) return Promise.resolve(undefined);
    if (this.#waiting.size === 0 && this.#mayBegin()) {
      this.#running += 1;
      return Promise.resolve(this.#leave);
    }
    return this.#wait(client);
  }

  #wait(client: Cancellation): Promise<Leave | undefined> {
    const { promise, resolve } = Promise.withResolvers<Leave | undefined>();
    const end = (leave: Leave | undefined): void => {
      this.#waiting.delete(waiting);
      client.forget(waiting.refuse);
      resolve(leave);
    };
    const waiting: Waiting = {
      until: this.#now() + this.#options.maxWaitMs,
      refuse: () => end(undefined),
      admit: () => {
        this.#running += 1;
        end(this.#leave);
      },
    };
    this.#waiting.add(waiting);
    client.onCancel(waiting.refuse);
    if (!this.#expiry) this.#expiry = this.#expireFirst();
    this.#openTurn();
    return promise;
  }

  /** Whether there is room, and time left in this turn. */
  #mayBegin(): boolean {
    if (this.#running >= this.#options.maxRunning) return false;
    const endsAt = this.#openTurn();
    return !this.#options.isExpectingMore() && this.#now() < endsAt;
  }

  /** Waiting requests are checked again when the turn is over. */
  #openTurn(): number {
    if (this.#turnEndsAt === undefined) {
      this.#turnEndsAt = this.#now() + TURN_MS;
      setImmediate(this.#endTurn);
    }
    return this.#turnEndsAt;
  }

  #admitWaiting(): void {
    const [first] = this.#waiting;
    if (!first || !this.#mayBegin()) return;
    first.admit();
    if (this.#waiting.size > 0) afterWork(() => this.#admitWaiting());
  }

  #expireFirst(): NodeJS.Timeout | undefined {
    const [first] = this.#waiting;
    if (!first) return undefined;
    const ms = Math.max(0, first.until - this.#now());
    return setTimeout(() => {
      const now = this.#now();
      for (const waiting of this.#waiting) {
        if (waiting.until > now) break;
        waiting.refuse();
      }
      this.#expiry = this.#expireFirst();
    }, ms).unref();
  }
}

/**
 * Calls back when the work just begun waits for something: a `nextTick` set in
 * a microtask runs after all microtasks.
 */
function afterWork(callback: () => void): void {
  queueMicrotask(() => process.nextTick(callback));
}
