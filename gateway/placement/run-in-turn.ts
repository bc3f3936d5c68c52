import { type ResponseError, responseError } from '../base/errors.ts';
import { type Answer, refused } from '../execute/answer/answer.ts';
import type { RequestScope } from '../../protocol/request-scope.ts';
import {
  type BudgetLimits,
  NOTHING_TAKEN,
  OperationBudget,
  type Taken,
} from '../fetch/operation-budget.ts';
import type { HeavyOperation, HeavyOperations } from './heavy-operations.ts';
import type { ExpectedObjects } from '../access/cost/expected-objects.ts';

export interface TurnRules {
  readonly budget: BudgetLimits;
  readonly heavy: HeavyOperations;
  readonly deadlineMs: number;
}

/** The limits that an operation runs within. */
export interface Bounds {
  /** The deadline, on the clock of `performance.now()`. */
  readonly deadlineAt: number;
  readonly budget: OperationBudget;
}

/** An answer, and what it consumed. */
export interface Outcome {
  readonly answer: Answer;
  readonly taken: Taken;
  /** Whether the answer has errors; then it says little about later answers. */
  readonly hasErrors: boolean;
}

export interface SizedOperation {
  /** The number of objects that it asks for. */
  readonly estimate: number;
  readonly expected: ExpectedObjects;
  readonly scope: RequestScope;
  readonly run: (bounds: Bounds) => Promise<Outcome>;
}

/**
 * Runs a light operation at once, a heavy one when there is room. Time spent
 * waiting counts as the operation's time.
 */
export async function runInTurn(
  { budget: limits, heavy, deadlineMs }: TurnRules,
  { estimate, expected, scope, run }: SizedOperation,
): Promise<Outcome> {
  const deadlineAt = performance.now() + deadlineMs;
  const budget = new OperationBudget(limits, deadlineAt, heavy.process);
  const objectsNow = () =>
    Math.min(expected.of(estimate) ?? estimate, limits.maxObjects);
  const objects = objectsNow();
  const runNow = async (): Promise<Outcome> => {
    const outcome = await run({ deadlineAt, budget });
    const { taken, hasErrors } = outcome;
    if (taken.isExceeded) expected.outgrow(estimate);
    // An answer with errors is not learnt from, unless it was larger than
    // expected.
    else if (!hasErrors || taken.held > objects) {
      expected.learn(estimate, taken);
    }
    return outcome;
  };
  try {
    if (objects < heavy.limits.minObjects) return await runNow();
    const client = scope.cancellation;
    const operation = { expected: objectsNow, budget, client, deadlineMs };
    return await runHeavy(heavy, { operation, run: runNow });
  } finally {
    budget.release();
  }
}

/** The outcome of an operation that did not run. */
export function notRun(errors: readonly ResponseError[]): Outcome {
  return { answer: refused(errors), taken: NOTHING_TAKEN, hasErrors: true };
}

interface Heavy {
  readonly operation: HeavyOperation;
  readonly run: () => Promise<Outcome>;
}

async function runHeavy(
  heavy: HeavyOperations,
  { operation, run }: Heavy,
): Promise<Outcome> {
  const leave = await heavy.enter(operation);
  if (typeof leave === 'string') {
    return notRun([responseError(leave)]);
  }
  try {
    return await run();
  } finally {
    leave();
  }
}
