import { readdirSync } from 'node:fs';
import os from 'node:os';

/** From 0, like any other, to 19, hardly ever; measured by bench/neighbours.ts. */
const NICENESS = 15;

/**
 * Lets this process, and all threads that it has or will have, wait where the
 * processor is short. Linux has a priority for each thread (sched(7)); the
 * collector's threads were begun before any code of ours.
 */
export function lowerPriority(): void {
  for (const thread of [0, ...ownThreads()]) {
    try {
      os.setPriority(thread, NICENESS);
    } catch {
      // It has ended meanwhile, or this system does not allow it.
    }
  }
}

function ownThreads(): readonly number[] {
  try {
    return readdirSync('/proc/self/task').map(Number);
  } catch {
    return [];
  }
}
