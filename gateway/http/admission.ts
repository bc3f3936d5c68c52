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
}

/** Ends what was admitted; to be called once. */
export type Leave = () => void;

interface Waiting {
  readonly admit: () => void;
  readonly refuse: () => void;
  readonly until: number;
}

/**
 * Bounds what runs. One operation begins in a turn of the event loop, so that
 * whatever has arrived is heard first: of a thousand requests at once those that
 * are too many are refused before the first of the others takes its time.
 */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #waiting = new Set<Waiting>();
  #running = 0;
  #next: NodeJS.Immediate | undefined;
  #expiry: NodeJS.Timeout | undefined;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

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
    const { promise, resolve } = Promise.withResolvers<Leave | undefined>();
    const end = (leave: Leave | undefined): void => {
      this.#waiting.delete(waiting);
      client.forget(waiting.refuse);
      resolve(leave);
    };
    const waiting: Waiting = {
      until: performance.now() + this.#options.maxWaitMs,
      refuse: () => end(undefined),
      admit: () => {
        this.#running += 1;
        end(() => {
          this.#running -= 1;
          this.#arm();
        });
      },
    };
    this.#waiting.add(waiting);
    client.onCancel(waiting.refuse);
    this.#arm();
    return promise;
  }

  #arm(): void {
    if (this.#waiting.size === 0) return;
    if (!this.#expiry) this.#expiry = this.#expireFirst();
    if (!this.#next && this.#running < this.#options.maxRunning) {
      this.#next = setImmediate(() => this.#admitFirst());
    }
  }

  #admitFirst(): void {
    this.#next = undefined;
    const [first] = this.#waiting;
    if (first && !this.#options.isExpectingMore()) first.admit();
    this.#arm();
  }

  #expireFirst(): NodeJS.Timeout | undefined {
    const [first] = this.#waiting;
    if (!first) return undefined;
    const ms = Math.max(0, first.until - performance.now());
    return setTimeout(() => {
      this.#expiry = undefined;
      const now = performance.now();
      for (const waiting of this.#waiting) {
        if (waiting.until > now) break;
        waiting.refuse();
      }
      this.#arm();
    }, ms).unref();
  }
}
