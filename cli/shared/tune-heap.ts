import {
  constants,
  type PerformanceEntry,
  PerformanceObserver,
} from 'node:perf_hooks';
import v8 from 'node:v8';

/**
 * Fits V8 to a server whose requests live long enough to be copied, and whose
 * operations are compiled once (docs/decisions/0007-executor-speed.md).
 */
export function tuneHeap(): void {
  // Under load most objects of a request outlive one scavenge, so V8 starts to
  // allocate their kind as old; and what an old object points at is copied by
  // each scavenge until the next full collection.
  v8.setFlagsFromString('--no-allocation-site-pretenuring');
  // Response writers are generated, never twice: the cache of what `Function`
  // compiled only keeps those of operations and schemas that are gone.
  v8.setFlagsFromString('--no-compilation-cache');
  limitYoungGeneration();
}

type GarbageCollection = PerformanceEntry & {
  readonly detail: { readonly kind: number };
};

/** Bytes of both halves; at its most V8 takes twice as much. */
const YOUNG_BYTES = 64 * 1024 * 1024;

/** The share of time in scavenges from which a larger one is worth its room. */
const COSTLY = 0.15;

/** Milliseconds that the share is of. */
const WINDOW_MS = 1000;

/**
 * Stops the growth of the young generation half way, unless scavenges cost too
 * much: then large answers are in flight, and each scavenge copies them.
 */
function limitYoungGeneration(): void {
  let began = performance.now();
  let spent = 0;
  let share = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as GarbageCollection[]) {
      const isMinor = entry.detail.kind === constants.NODE_PERFORMANCE_GC_MINOR;
      if (isMinor) spent += entry.duration;
    }
    const now = performance.now();
    if (now - began >= WINDOW_MS) {
      share = spent / (now - began);
      spent = 0;
      began = now;
    }
    const isLarge = youngBytes() >= YOUNG_BYTES;
    const factor = isLarge && share < COSTLY ? 1 : 2;
    v8.setFlagsFromString(`--semi-space-growth-factor=${factor}`);
  });
  observer.observe({ entryTypes: ['gc'] });
}

function youngBytes(): number {
  const space = v8
    .getHeapSpaceStatistics()
    .find(({ space_name: name }) => name === 'new_space');
  return space?.space_size ?? 0;
}
