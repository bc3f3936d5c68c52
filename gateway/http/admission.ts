import type { Cancellation } from '../fetch/cancellation.ts';

export interface AdmissionLimits {
  /** Operations that run at the same time. */
  readonly maxRunning: number;
  /** Requests that wait for one of them to end. */
  readonly maxQueued: number;
  /** Milliseconds that a request waits at most. */
  readonly maxWaitMs: number;
}

export interface AdmissionOptions extends AdmissionLimits {
  /** Whether more is coming in that should be heard before work begins. */
  readonly isExpectingMore: () => boolean;
  /** Milliseconds of a clock. */
  readonly now?: () => number;
}

/** Ends what was admitted; to be called once. */
export type Leave = () => void;

interface Waiting {
  readonly admit: () => void;
  readonly refuse: () => void;
  readonly until: number;
}

/** Milliseconds of a turn of the event loop in which operations begin. */
const TURN_MS = 2;

/**
 * Bounds what runs. Operations begin for some time of each turn of the event
 * loop and then wait, so that whatever has arrived is heard: of a thousand
 * requests at once those that are too many are refused before the others' work.
 */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #now: () => number;
  readonly #waiting = new Set<Waiting>();
  #running = 0;
  /** When nothing begins any more in this turn; undefined before its first. */
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

  /** Whether one more would be refused: it need not even be read. */
  get isFull(): boolean {
    const { maxRunning, maxQueued } = this.#options;
    return this.#running + this.#waiting.size >= maxRunning + maxQueued;
  }

  /**
   * Resolves with how to leave when the operation may run; with undefined when
   * it is refused, waited too long, or its client has gone.
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

  /** What has to wait is looked at again when the turn is over. */
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
 * Calls back when what has just begun waits for something: a tick that a
 * microtask sets comes when no microtask is left.
 */
function afterWork(callback: () => void): void {
  queueMicrotask(() => process.nextTick(callback));
}
