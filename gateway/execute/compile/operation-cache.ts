import { LRUCache } from 'lru-cache';

/** A cache of results, which may be failures. */
export interface OperationCache<T> {
  /** The result for `key`, from the cache or by `build`. */
  get(key: string, build: () => Promise<T>): T | Promise<T>;
}

export interface OperationCacheOptions<T> {
  /** The most results to keep; as many failures are kept. */
  readonly maxSize: number;
  readonly isFailure: (result: T) => boolean;
  /** Whether a result may be different next time and must not be kept. */
  readonly isPassing: (result: T) => boolean;
}

/**
 * A bounded cache in which requests for a key that is being built share that
 * build. Failures are kept separately, so that hostile operations cannot evict
 * good ones. `build` must not reject.
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
