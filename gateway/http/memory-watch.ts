import os from 'node:os';
import v8 from 'node:v8';

export interface MemoryWatchOptions {
  /** The share of memory in use from which nothing new is begun. */
  readonly maxShare: number;
  /** The share in use now, from 0 to 1. */
  readonly measure?: () => number;
  /** Milliseconds of a clock. */
  readonly now?: () => number;
  /** Told when memory becomes short, and when it no longer is. */
  readonly onChange?: (isShort: boolean) => void;
}

/** Milliseconds for which a measurement holds. */
const FRESH_MS = 50;

/** Sees the end of memory before it comes. */
export class MemoryWatch {
  readonly #options: MemoryWatchOptions;
  #measuredAt = -Infinity;
  #isShort = false;

  constructor(options: MemoryWatchOptions) {
    this.#options = options;
  }

  /** Whether new work is to be refused. */
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

/** The larger share: of V8's heap, or of what the process may have at all. */
export function shareInUse(): number {
  const heap = v8.getHeapStatistics();
  return Math.max(
    heap.used_heap_size / heap.heap_size_limit,
    process.memoryUsage.rss() / processLimit(),
  );
}

/** Milliseconds for which the container's limit is believed. */
const LIMIT_FRESH_MS = 5000;

let limit = Infinity;
let limitReadAt = -Infinity;

/** It is read from files, which takes longer than all the rest. */
function processLimit(): number {
  const now = performance.now();
  if (now - limitReadAt < LIMIT_FRESH_MS) return limit;
  limitReadAt = now;
  limit = readProcessLimit();
  return limit;
}

/** That of the container, where there is one. */
function readProcessLimit(): number {
  const constrained = process.constrainedMemory();
  const total = os.totalmem();
  return constrained > 0 ? Math.min(constrained, total) : total;
}
