import type { HeavyLimits } from './heavy-operations.ts';
import type { ExpectedObjects } from '../access/cost/expected-objects.ts';
import type { HeavyLane } from './heavy-lane.ts';

/**
 * Where an operation runs: in this process; in this process on trial, as long
 * as it turns out light (`end` is to be called afterwards); or in the lane.
 */
export type PlaceToRun =
  | { readonly kind: 'here' | 'lane' }
  | { readonly kind: 'trial'; readonly end: () => void };

interface Sized {
  readonly estimate: number;
  readonly expected: ExpectedObjects;
}

/**
 * Decides where operations run, by how large their answers have been. An
 * estimate alone is no reason to start a process, since most answers have a
 * hundredth of it. So without a running lane, one operation is tried here, and
 * equal ones wait for its result. While the lane starts, moderately heavy ones
 * still run here, larger ones wait for it.
 */
export class Placement {
  readonly #lane: HeavyLane;
  readonly #limits: Pick<HeavyLimits, 'minObjects' | 'maxWaiting'>;
  #trial: { of: ExpectedObjects; ended: Promise<undefined> } | undefined;
  #waiting = 0;

  constructor(
    lane: HeavyLane,
    limits: Pick<HeavyLimits, 'minObjects' | 'maxWaiting'>,
  ) {
    this.#lane = lane;
    this.#limits = limits;
  }

  async find(operation: Sized): Promise<PlaceToRun> {
    const kind = this.#now(operation);
    if (kind !== 'trial') return { kind };
    if (!this.#trial) return this.#begin(operation.expected);
    const { of, ended } = this.#trial;
    const isFull = this.#waiting >= this.#limits.maxWaiting;
    if (of !== operation.expected || isFull) return { kind: 'lane' };
    this.#waiting += 1;
    await ended;
    this.#waiting -= 1;
    return this.find(operation);
  }

  #begin(of: ExpectedObjects): PlaceToRun {
    const { promise: ended, resolve } = Promise.withResolvers<undefined>();
    this.#trial = { of, ended };
    const end = (): void => {
      this.#trial = undefined;
      resolve(undefined);
    };
    return { kind: 'trial', end };
  }

  #now({ estimate, expected }: Sized): PlaceToRun['kind'] {
    const lane = this.#lane;
    if (!lane.isUsable) return 'here';
    const made = expected.made(estimate);
    if (made !== undefined) return this.#known(made);
    if (lane.isReady) return estimate < lane.minObjects ? 'here' : 'lane';
    return estimate < this.#limits.minObjects ? 'here' : 'trial';
  }

  /**
   * For most operations waiting for a process to start would take longer than
   * to run.
   */
  #known(made: number): PlaceToRun['kind'] {
    const lane = this.#lane;
    if (made < lane.minObjects) return 'here';
    if (lane.isReady || made >= this.#limits.minObjects) return 'lane';
    lane.warm();
    return 'here';
  }
}
