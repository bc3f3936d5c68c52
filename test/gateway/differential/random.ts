/** A source of choices that is the same for the same seed. */
export interface Random {
  /** A whole number from 0 up to, and not including, `below`. */
  below(limit: number): number;
  chance(probability: number): boolean;
  /** Throws for an empty list: a generator checks that first. */
  pick<T>(from: readonly T[]): T;
  /** Each item is kept with a probability. */
  some<T>(from: readonly T[], probability: number): T[];
}

/** The generator mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick(from) {
      const item = from[below(from.length)];
      if (item === undefined) throw new Error('Expected something to pick.');
      return item;
    },
    some: (from, probability) => from.filter(() => next() < probability),
  };
}
