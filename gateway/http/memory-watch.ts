import os from 'node:os';
import v8 from 'node:v8';

export interface MemoryWatchOptions {
  /** The share of memory in use beyond which no new work is begun. */
  readonly maxShare: number;
  /** Measures the share in use, from 0 to 1. */
  readonly measure?: () => number;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
  /** Called when memory becomes short, and when it no longer is. */
  readonly onChange?: (isShort: boolean) => void;
}

/** Milliseconds for which a measurement is used. */
const FRESH_MS = 50;

/** Detects that memory is running short, before it is exhausted. */
export class MemoryWatch {
  readonly #options: MemoryWatchOptions;
  #measuredAt = -Infinity;
  #isShort = false;

  constructor(options: MemoryWatchOptions) {
    this.#options = options;
  }

  /** Whether new work should be refused. */
  get isShort(): boolean {
    const { maxShare, measure = shareInUse, onChange } = this.#options;
    const now = (this.#options.now ?? performance.now.bind(performance))();
    if (now - this.#measuredAt < FRESH_MS) return this.#isShort;
    this.#measuredAt = now;
    const isShort = measure() >= maxShare;
    if (isShort !== this.#isShort) onChange?.(isShort);
    this.#isShort = isShort;
    return isShort;
  }
}

/**
 * The larger of two shares: of V8's heap, and of the process's memory limit.
 */
export function shareInUse(): number {
  const heap = v8.getHeapStatistics();
  return Math.max(
    heap.used_heap_size / heap.heap_size_limit,
    process.memoryUsage.rss() / processLimit(),
  );
}

/** Milliseconds for which the container's limit is cached. */
const LIMIT_FRESH_MS = 5000;

let limit = Infinity;
let limitReadAt = -Infinity;

/** Cached, because reading the container's limit from files is slow. */
function processLimit(): number {
  const now = performance.now();
  if (now - limitReadAt < LIMIT_FRESH_MS) return limit;
  limitReadAt = now;
  limit = readProcessLimit();
  return limit;
}

/** The container's limit, if there is one. */
function readProcessLimit(): number {
  const constrained = process.constrainedMemory();
  const total = os.totalmem();
  return constrained > 0 ? Math.min(constrained, total) : total;
}
