/**
 * The bytes of large answers that are being read, for all subgraphs together. A
 * slow or greedy subgraph must not take what others need, so each may hold as
 * much as is still free (dynamic thresholds, Choudhury and Hahne 1998): a
 * single one gets half of all, two get a third each, and some is always left.
 */
export class BufferBudget {
  readonly #maxBytes: number;
  #held = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The share of one subgraph or endpoint. */
  openShare(): BufferShare {
    let own = 0;
    return {
      take: (bytes) => {
        if (own + bytes > this.#maxBytes - this.#held - bytes) return false;
        own += bytes;
        this.#held += bytes;
        return true;
      },
      giveBack: (bytes) => {
        own -= bytes;
        this.#held -= bytes;
      },
    };
  }
}

export interface BufferShare {
  /** Takes bytes; returns false if there are not enough left. */
  take(bytes: number): boolean;
  giveBack(bytes: number): void;
}
