import v8 from 'node:v8';

/**
 * Keeps short-lived objects young. Under load most objects of a request outlive
 * one scavenge, so V8 starts to allocate their kind as old; what an old object
 * points at then stays until the next full collection, and is copied by each
 * scavenge before it. On the nested workload of `bench/` that was 0.6 ms of CPU
 * a request (docs/decisions/0007-executor-speed.md). The other half of the tuning
 * can only be said at the start: `--max-semi-space-size=32`, in package.json and
 * in the first line of mengyue.ts.
 */
export function tuneHeap(): void {
  v8.setFlagsFromString('--no-allocation-site-pretenuring');
}
