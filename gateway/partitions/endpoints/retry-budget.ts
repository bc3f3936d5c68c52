/** The seconds over which requests and retries are counted. */
const WINDOW = 10;

export interface RetryBudgetOptions {
  /** Retries allowed, as a share of requests. */
  readonly share: number;
  /** Retries per second that are always allowed. */
  readonly minPerSecond: number;
  /** The clock, in milliseconds. */
  readonly now: () => number;
}

/**
 * Limits retries to a share of requests. A retry counts when it is decided on,
 * so that those waiting to be sent are included.
 */
export class RetryBudget {
  readonly #options: RetryBudgetOptions;
  readonly #requests = new Array<number>(WINDOW).fill(0);
  readonly #retries = new Array<number>(WINDOW).fill(0);
  #second: number;

  constructor(options: RetryBudgetOptions) {
    this.#options = options;
    this.#second = this.#currentSecond();
  }

  countRequest(): void {
    const slot = this.#turn();
    this.#requests[slot] = (this.#requests[slot] ?? 0) + 1;
  }

  /** Takes a retry from the budget; false if there is none left. */
  take(): boolean {
    const slot = this.#turn();
    const { share, minPerSecond } = this.#options;
    const allowed = Math.max(
      sum(this.#requests) * share,
      minPerSecond * WINDOW,
    );
    const inThisSecond = this.#retries[slot] ?? 0;
    const isBurst =
      inThisSecond + 1 > Math.max(minPerSecond, sum(this.#requests) * share);
    if (isBurst || sum(this.#retries) + 1 > allowed) return false;
    this.#retries[slot] = inThisSecond + 1;
    return true;
  }

  /**
   * Clears the seconds that have passed; returns the slot of the current one.
   */
  #turn(): number {
    const now = this.#currentSecond();
    const passed = Math.min(now - this.#second, WINDOW);
    for (let n = 1; n <= passed; n++) {
      const slot = (this.#second + n) % WINDOW;
      this.#requests[slot] = this.#retries[slot] = 0;
    }
    this.#second = Math.max(this.#second, now);
    return this.#second % WINDOW;
  }

  #currentSecond(): number {
    return Math.floor(this.#options.now() / 1000);
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
