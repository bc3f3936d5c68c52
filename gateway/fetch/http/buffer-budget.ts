/**
 * The bytes of large answers that are being read, of all subgraphs together.
 * One that is slow or greedy must not take what the others need: it may hold as
 * much as is still free (dynamic thresholds, Choudhury and Hahne 1998). So one
 * alone gets half of all, two get a third each, and there is always a rest.
 */
export class BufferBudget {
  readonly #maxBytes: number;
  #held = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** What one subgraph or endpoint holds of it. */
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
  /** Whether there was so much left. */
  take(bytes: number): boolean;
  giveBack(bytes: number): void;
}
