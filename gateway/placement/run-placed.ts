import type { Answer } from '../execute/answer/answer.ts';
import { hasErrors } from '../execute/answer/answer.ts';
import type { CompiledOperation } from '../execute/compile/compiled-operation.ts';
import type { Compiled } from '../execute/compile/operation-compiler.ts';
import type { HeavyLane, LaneRequest } from './heavy-lane.ts';
import type { Placement } from './placement.ts';
import {
  type Bounds,
  notRun,
  type Outcome,
  runInTurn,
  type SizedOperation,
  type TurnRules,
} from './run-in-turn.ts';

export interface PlaceRules {
  readonly turns: TurnRules;
  /** Where heavy operations run, if not in this process. */
  readonly away:
    { readonly lane: HeavyLane; readonly placement: Placement } | undefined;
}

export interface PlacedOperation extends Omit<SizedOperation, 'run'> {
  /**
   * Milliseconds until the deadline; the configured deadline is the maximum.
   */
  readonly deadlineMs: number | undefined;
  /** Set if the operation may run in another process. */
  readonly asSent:
    (() => Omit<LaneRequest, 'deadlineMs' | 'scope'>) | undefined;
  /** Called first if the operation runs here; it does not count as its time. */
  readonly compile: () => Compiled | Promise<Compiled>;
  readonly run: (
    operation: CompiledOperation,
    within: Bounds,
  ) => Promise<Answer>;
}

/** Runs an operation in this process, or in the lane if it is heavy. */
export async function runPlaced(
  { turns: all, away }: PlaceRules,
  operation: PlacedOperation,
): Promise<Outcome> {
  const { asSent } = operation;
  const turns = withTime(all, operation.deadlineMs);
  if (!away || !asSent) return runHere(turns, operation);
  const { lane, placement } = away;
  const place = await placement.find(operation);
  const began = performance.now();
  switch (place.kind) {
    case 'here':
      return runHere(turns, operation);
    case 'trial': {
      const trial = await runTrial({ turns, lane, place }, operation);
      if (!trial.taken.isExceeded) return trial;
      break;
    }
    case 'lane':
      break;
  }
  const leftMs = turns.deadlineMs - (performance.now() - began);
  return runInTurn(
    { ...turns, deadlineMs: Math.max(0, leftMs) },
    {
      ...operation,
      async run(within) {
        const { scope } = operation;
        const deadlineMs = Math.max(0, within.deadlineAt - performance.now());
        const outcome = await lane.execute({ ...asSent(), scope, deadlineMs });
        return outcome ?? runCompiled(operation, within);
      },
    },
  );
}

function withTime(turns: TurnRules, deadlineMs: number | undefined): TurnRules {
  return deadlineMs === undefined || deadlineMs >= turns.deadlineMs
    ? turns
    : { ...turns, deadlineMs };
}

/**
 * Planned before its time begins, since the planner may first have to start.
 */
async function runHere(
  turns: TurnRules,
  operation: PlacedOperation,
): Promise<Outcome> {
  const compiled = await operation.compile();
  if ('errors' in compiled) return notRun(compiled.errors);
  return runInTurn(turns, {
    ...operation,
    run: (within) => runWithin(operation, compiled.operation, within),
  });
}

async function runWithin(
  { run }: PlacedOperation,
  operation: CompiledOperation,
  within: Bounds,
): Promise<Outcome> {
  const answer = await run(operation, within);
  const { taken } = within.budget;
  return { answer, taken, hasErrors: hasErrors(answer) };
}

interface Trial {
  readonly turns: TurnRules;
  readonly lane: HeavyLane;
  readonly place: { readonly end: () => void };
}

/**
 * A trial may have this many times the objects of a light operation, which take
 * about a twentieth of a second.
 */
const TRIED = 4;

/** Runs an operation within so few objects that others hardly wait. */
async function runTrial(
  { turns, lane, place }: Trial,
  operation: PlacedOperation,
): Promise<Outcome> {
  const { maxObjects } = turns.budget;
  const most = Math.min(maxObjects, TRIED * lane.minObjects);
  const budget = { ...turns.budget, maxObjects: most };
  try {
    return await runHere({ ...turns, budget }, operation);
  } finally {
    place.end();
  }
}

/** Runs here because the lane could not start. */
async function runCompiled(
  operation: PlacedOperation,
  within: Bounds,
): Promise<Outcome> {
  const compiled = await operation.compile();
  if ('errors' in compiled) return notRun(compiled.errors);
  return runWithin(operation, compiled.operation, within);
}
