import type { Taken } from '../../fetch/operation-budget.ts';

/**
 * What answers to one operation have held, for an estimate: it is an upper
 * bound, and most answers have a hundredth of that. Another estimate (other
 * sizes asked for) begins anew.
 */
export class ExpectedObjects {
  #estimate = -1;
  #held = 0;
  #objects = 0;
  /** The estimate for which an answer became too large. */
  #outgrew = -1;

  /** Twice the most that there was; undefined before there was any. */
  of(estimate: number): number | undefined {
    return estimate === this.#estimate ? 2 * this.#held : undefined;
  }

  /**
   * The most objects that there were, those of text left out; infinite where
   * there were too many to be counted, undefined before there was any.
   */
  made(estimate: number): number | undefined {
    if (estimate === this.#outgrew) return Infinity;
    return estimate === this.#estimate ? this.#objects : undefined;
  }

  learn(estimate: number, { held, objects }: Omit<Taken, 'isExceeded'>): void {
    const isKnown = estimate === this.#estimate;
    this.#held = isKnown ? Math.max(this.#held, held) : held;
    this.#objects = isKnown ? Math.max(this.#objects, objects) : objects;
    this.#estimate = estimate;
    if (estimate === this.#outgrew) this.#outgrew = -1;
  }

  /** An answer ended because it became too large for where it was made. */
  outgrow(estimate: number): void {
    this.#outgrew = estimate;
  }
}
