import type { Step } from './step.ts';

/**
 * The steps of a plan and the steps that each one unblocks; shared by all runs.
 */
export interface Schedule {
  readonly steps: readonly Step[];
  /** The number of steps that each step waits for. */
  readonly waitsFor: readonly number[];
  readonly dependents: readonly (readonly number[])[];
}

export function createSchedule(steps: readonly Step[]): Schedule {
  const dependents: number[][] = steps.map(() => []);
  steps.forEach((step, n) => {
    for (const dependency of step.dependencies) dependents[dependency]?.push(n);
  });
  return {
    steps,
    waitsFor: steps.map((step) => step.dependencies.length),
    dependents,
  };
}

/**
 * Begins a step; calls `complete` when it is done, synchronously if nothing
 * waits.
 */
export type BeginStep = (step: Step, complete: () => void) => void;

/**
 * Runs a schedule by counting down: a step begins as soon as the last step that
 * it waits for is complete. Calls `done` once, synchronously if nothing waits.
 */
export function runSchedule(
  schedule: Schedule,
  begin: BeginStep,
  done: () => void,
): void {
  const waiting = [...schedule.waitsFor];
  let remaining = schedule.steps.length;
  if (remaining === 0) {
    done();
    return;
  }
  const start = (n: number): void => {
    const step = schedule.steps[n];
    if (!step) return;
    let isComplete = false;
    begin(step, () => {
      if (isComplete) return;
      isComplete = true;
      remaining -= 1;
      if (remaining === 0) {
        done();
        return;
      }
      for (const next of schedule.dependents[n] ?? []) {
        waiting[next] = (waiting[next] ?? 0) - 1;
        if (waiting[next] === 0) start(next);
      }
    });
  };
  schedule.waitsFor.forEach((count, n) => {
    if (count === 0) start(n);
  });
}
