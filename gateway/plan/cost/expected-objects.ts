/**
 * What answers to one operation have held, for an estimate: it is an upper
 * bound, and most answers have a hundredth of that. Another estimate (other
 * sizes asked for) begins anew.
 */
export class ExpectedObjects {
  #estimate = -1;
  #most = 0;

  /** Twice the most that there was; undefined before there was any. */
  of(estimate: number): number | undefined {
    return estimate === this.#estimate ? 2 * this.#most : undefined;
  }

  learn(estimate: number, held: number): void {
    this.#most =
      estimate === this.#estimate ? Math.max(this.#most, held) : held;
    this.#estimate = estimate;
  }
}
