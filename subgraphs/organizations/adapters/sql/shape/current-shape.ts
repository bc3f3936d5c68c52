import { isDeepStrictEqual } from 'node:util';

import type { Cleanings } from './text-census.ts';

/** What is made of the tables as their texts are now. */
export interface CurrentShape<Made> {
  /** Waits for the first census; later ones are made meanwhile. */
  current(): Promise<Made>;
  /**
   * What fits after a text was met that `made` has not cleaned; the same if
   * nothing better can be made.
   */
  without(made: Made): Promise<Made>;
}

interface ShapeOptions<Made> {
  readonly readCleanings: () => Promise<Cleanings>;
  readonly make: (cleanings: Cleanings) => Made;
  /** Differs once the tables may have changed; null where nobody knows. */
  readonly version: () => string | null;
}

/** Known texts are believed so long at least, in milliseconds. */
const shortestAge = 10_000;

/** A census takes at most one part in so many of the database's time. */
const shareOfTime = 100;

interface Known<Made> {
  readonly cleanings: Cleanings;
  readonly made: Made;
}

/**
 * Makes something anew whenever another kind of text appears in the tables.
 * They are read for that at once where a row shows it, else from time to time.
 */
export function createCurrentShape<Made>(
  options: ShapeOptions<Made>,
): CurrentShape<Made> {
  let known: Known<Made> | undefined;
  let reading: Promise<Made> | undefined;
  let due = 0;
  let version: string | null = null;
  /** What was met cannot be cleaned in SQL: until other texts are found. */
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
      // What is wrong with the database is told by the statement that follows.
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
