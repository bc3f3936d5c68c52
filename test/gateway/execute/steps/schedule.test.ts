import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  createSchedule,
  runSchedule,
} from '../../../../gateway/execute/steps/schedule.ts';
import type { Step } from '../../../../gateway/execute/steps/step.ts';

function stepsWith(dependencies: readonly (readonly number[])[]): Step[] {
  const argument = { variable: 'v' } as Extract<Step, { kind: 'argument' }>['argument']; // prettier-ignore
  return dependencies.map((before) => ({
    kind: 'argument',
    argument,
    dependencies: before,
    guards: [],
  }));
}

/** Steps that wait for some of those before them, each once. */
const graphs = fc
  .array(fc.uniqueArray(fc.nat(20), { maxLength: 4 }), { maxLength: 12 })
  .map((all) => all.map((before, n) => before.filter((m) => m < n)));

describe('a schedule', () => {
  it('begins each step once, after all it waits for, in whatever order they end', () => {
    fc.assert(
      fc.property(graphs, fc.infiniteStream(fc.nat()), (graph, picks) => {
        const steps = stepsWith(graph);
        const begun: number[] = [];
        const ended = new Set<number>();
        const open: { n: number; complete: () => void }[] = [];
        let done = 0;
        runSchedule(
          createSchedule(steps),
          (step, complete) => {
            const n = steps.indexOf(step);
            expect(graph[n]?.every((m) => ended.has(m))).toBe(true);
            begun.push(n);
            open.push({ n, complete });
          },
          () => {
            done += 1;
          },
        );
        while (open.length > 0) {
          const pick = picks.next().value as number;
          const [next] = open.splice(pick % open.length, 1);
          if (!next) break;
          expect(done).toBe(0);
          ended.add(next.n);
          next.complete();
        }
        expect(begun.toSorted((a, b) => a - b)).toEqual(steps.map((_, n) => n));
        expect(done).toBe(1);
      }),
    );
  });

  it('is done at once where nothing waits', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        let done = 0;
        runSchedule(
          createSchedule(stepsWith(graph)),
          (_, complete) => complete(),
          () => {
            done += 1;
          },
        );
        expect(done).toBe(1);
      }),
    );
  });

  it('takes a step that says twice that it is complete as complete once', () => {
    const begun: Step[] = [];
    let done = 0;
    const steps = stepsWith([[], [], [0, 1]]);
    runSchedule(
      createSchedule(steps),
      (step, complete) => {
        begun.push(step);
        if (step !== steps[0]) return;
        complete();
        complete();
      },
      () => {
        done += 1;
      },
    );
    expect(begun).toEqual(steps.slice(0, 2));
    expect(done).toBe(0);
  });
});
