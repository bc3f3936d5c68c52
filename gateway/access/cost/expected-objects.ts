import type { Taken } from '../../fetch/operation-budget.ts';

/**
 * Learns how large the answers to one operation really are. The estimate is an
 * upper bound; most answers have about a hundredth of it. What was learnt is
 * for one estimate and is forgotten when other sizes are asked for.
 */
export class ExpectedObjects {
  #estimate = -1;
  #held = 0;
  #objects = 0;
  /**
   * The last estimate for which an answer outgrew the process it was made in.
   */
  #outgrew = -1;

  /**
   * The expected number of objects: twice the most seen; undefined before the
   * first answer.
   */
  of(estimate: number): number | undefined {
    return estimate === this.#estimate ? 2 * this.#held : undefined;
  }

  /**
   * The most objects seen, text not counted; infinite if an answer had too many
   * to count, undefined before the first answer.
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

  /** Records that an answer became too large for the process it was made in. */
  outgrow(estimate: number): void {
    this.#outgrew = estimate;
  }
}
