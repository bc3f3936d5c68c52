/** Reproducible randomness: the same seed gives the same demo, everywhere. */
export interface Random {
  /** From 0 to 1, 1 excluded. */
  fraction(): number;
  /** An integer from `minimum` to `maximum`, both included. */
  integer(minimum: number, maximum: number): number;
  chance(probability: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
}

/** The mulberry32 generator over a 32-bit seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    fraction,
    integer: (minimum, maximum) =>
      minimum + Math.floor(fraction() * (maximum - minimum + 1)),
    chance: (probability) => fraction() < probability,
    pick<Value>(values: readonly Value[]): Value {
      return values[Math.floor(fraction() * values.length)] as Value;
    },
  };
}
