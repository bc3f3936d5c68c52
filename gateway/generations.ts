import type { Generation } from './generation.ts';

/** The generation in force, and those that requests still run on. */
export class Generations {
  #current: Use;

  constructor(first: Generation) {
    this.#current = new Use(first);
  }

  get current(): Generation {
    return this.#current.generation;
  }

  /** Runs a request on the generation in force, to its end. */
  during<T>(work: (generation: Generation) => Promise<T>): Promise<T> {
    return this.#current.during(work);
  }

  /** Calls back when the last request on the old one is done. */
  replace(next: Generation, whenUnused: () => void): void {
    const old = this.#current;
    this.#current = new Use(next);
    old.retire(whenUnused);
  }
}

/** A generation and how many requests run on it. */
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
