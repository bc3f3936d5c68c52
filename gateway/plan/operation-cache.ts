import { LRUCache } from 'lru-cache';

/** A cache of results that may be failures. */
export interface OperationCache<T> {
  /** The result of `key`, from the cache or by `build`. */
  get(key: string, build: () => Promise<T>): T | Promise<T>;
}

export interface OperationCacheOptions<T> {
  /** Results kept, and as many failures. */
  readonly maxSize: number;
  readonly isFailure: (result: T) => boolean;
  /** Results that say nothing of the next time are not kept. */
  readonly isPassing: (result: T) => boolean;
}

/**
 * Bounded, and single flight: requests for a key that is being built wait for
 * that. Failures are remembered too, but apart, so that hostile operations
 * cannot push out good ones. `build` must not reject.
 */
export function createOperationCache<T extends object>(
  options: OperationCacheOptions<T>,
): OperationCache<T> {
  const { maxSize, isFailure, isPassing } = options;
  const ready = new LRUCache<string, T>({ max: maxSize });
  const failed = new LRUCache<string, T>({ max: maxSize });
  const building = new Map<string, Promise<T>>();

  async function start(key: string, build: () => Promise<T>): Promise<T> {
    try {
      const result = await build();
      if (!isPassing(result)) {
        (isFailure(result) ? failed : ready).set(key, result);
      }
      return result;
    } finally {
      building.delete(key);
    }
  }

  return {
    get(key, build) {
      const known = ready.get(key) ?? failed.get(key) ?? building.get(key);
      if (known) return known;
      const result = start(key, build);
      building.set(key, result);
      return result;
    },
  };
}
