import { isDeepStrictEqual } from 'node:util';

import type { Cleanings } from './text-census.ts';

/** Something made for the texts that the tables have now (decision 29). */
export interface CurrentShape<Made> {
  /** Waits for the first census; later ones run in the background. */
  current(): Promise<Made>;
  /**
   * What to use after a text was found that `made` does not clean; the same
   * object if there is nothing better.
   */
  without(made: Made): Promise<Made>;
}

interface ShapeOptions<Made> {
  readonly readCleanings: () => Promise<Cleanings>;
  readonly make: (cleanings: Cleanings) => Made;
  /** Changes when the tables may have changed; null if that cannot be known. */
  readonly version: () => string | null;
}

/** Least time between two censuses, in milliseconds. */
const shortestAge = 10_000;

/** A census takes at most one part in this many of the database's time. */
const shareOfTime = 100;

interface Known<Made> {
  readonly cleanings: Cleanings;
  readonly made: Made;
}

/**
 * Makes something anew whenever the census finds texts with other characters. A
 * census runs at once when a row shows such a text, else from time to time.
 */
export function createCurrentShape<Made>(
  options: ShapeOptions<Made>,
): CurrentShape<Made> {
  let known: Known<Made> | undefined;
  let reading: Promise<Made> | undefined;
  let due = 0;
  let version: string | null = null;
  /**
   * Set when the text that was found cannot be cleaned in SQL, until others are
   * found.
   */
  let isFruitless = false;

  async function read(): Promise<Made> {
    const begun = performance.now();
    version = options.version();
    const cleanings = await options.readCleanings();
    const taken = performance.now() - begun;
    due = performance.now() + Math.max(shortestAge, shareOfTime * taken);
    if (!known || !isDeepStrictEqual(cleanings, known.cleanings)) {
      isFruitless = false;
      known = { cleanings, made: options.make(cleanings) };
    }
    return known.made;
  }

  function readOnce(): Promise<Made> {
    reading ??= read().finally(() => (reading = undefined));
    return reading;
  }

  function isDue(): boolean {
    if (performance.now() < due) return false;
    return version === null || version !== options.version();
  }

  return {
    async current() {
      if (!known) return readOnce();
      // Errors are ignored here: the statement that follows reports them.
      if (isDue()) readOnce().catch(() => undefined);
      return known.made;
    },
    async without(made) {
      if (!known || known.made !== made) return this.current();
      if (isFruitless) return made;
      const renewed = await readOnce();
      if (renewed === made) isFruitless = true;
      return renewed;
    },
  };
}
