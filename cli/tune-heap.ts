import v8 from 'node:v8';

/**
 * Fits V8 to a server whose requests live long enough to be copied, and whose
 * operations are compiled once (docs/decisions/0007-executor-speed.md). The
 * rest can only be said at the start: `--max-semi-space-size=32`, in
 * package.json and in the first line of mengyue.ts.
 */
export function tuneHeap(): void {
  // Under load most objects of a request outlive one scavenge, so V8 starts to
  // allocate their kind as old; and what an old object points at is copied by
  // each scavenge until the next full collection.
  v8.setFlagsFromString('--no-allocation-site-pretenuring');
  // Response writers are generated, never twice: the cache of what `Function`
  // compiled only keeps those of operations and schemas that are gone.
  v8.setFlagsFromString('--no-compilation-cache');
}
