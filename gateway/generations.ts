import type { Generation } from './generation.ts';

/** The current generation, and earlier ones on which requests still run. */
export class Generations {
  #current: Use;

  constructor(first: Generation) {
    this.#current = new Use(first);
  }

  get current(): Generation {
    return this.#current.generation;
  }

  /**
   * Runs a request on the current generation, which is kept until it is done.
   */
  during<T>(work: (generation: Generation) => Promise<T>): Promise<T> {
    return this.#current.during(work);
  }

  /**
   * Puts a new generation in use. Calls back when no request uses the old one.
   */
  replace(next: Generation, whenUnused: () => void): void {
    const old = this.#current;
    this.#current = new Use(next);
    old.retire(whenUnused);
  }
}

/** A generation with the number of requests that run on it. */
class Use {
  readonly generation: Generation;
  #active = 0;
  #whenUnused: (() => void) | undefined;

  constructor(generation: Generation) {
    this.generation = generation;
  }

  async during<T>(work: (generation: Generation) => Promise<T>): Promise<T> {
    this.#active += 1;
    try {
      return await work(this.generation);
    } finally {
      this.#active -= 1;
      if (this.#active === 0) this.#whenUnused?.();
    }
  }

  retire(whenUnused: () => void): void {
    this.#whenUnused = whenUnused;
    if (this.#active === 0) whenUnused();
  }
}
