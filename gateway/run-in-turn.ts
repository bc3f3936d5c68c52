import { responseError } from './errors.ts';
import type { Answer, ExecuteRequest } from './execute/execute-operation.ts';
import type { Cancellation } from './fetch/cancellation.ts';
import {
  type BudgetLimits,
  OperationBudget,
} from './fetch/operation-budget.ts';
import type { HeavyOperation, HeavyOperations } from './heavy-operations.ts';
import type { ExpectedObjects } from './plan/cost/expected-objects.ts';

export interface TurnRules {
  readonly budget: BudgetLimits;
  readonly heavy: HeavyOperations;
  readonly deadlineMs: number;
}

/** What an operation has to run in. */
type Bounds = Pick<ExecuteRequest, 'deadlineMs' | 'deadlineAt' | 'budget'>;

export interface SizedOperation {
  /** Objects that it asks for. */
  readonly estimate: number;
  readonly expected: ExpectedObjects;
  readonly client: Cancellation | undefined;
  readonly run: (bounds: Bounds) => Promise<Answer>;
}

/**
 * Runs a light operation at once, a heavy one when there is room for it.
 * Waiting is part of the operation's time.
 */
export async function runInTurn(
  { budget: limits, heavy, deadlineMs }: TurnRules,
  { estimate, expected, client, run }: SizedOperation,
): Promise<Answer> {
  const deadlineAt = performance.now() + deadlineMs;
  const budget = new OperationBudget(limits, deadlineAt, heavy.process);
  const objectsNow = () =>
    Math.min(expected.of(estimate) ?? estimate, limits.maxObjects);
  const objects = objectsNow();
  const runNow = async (): Promise<Answer> => {
    const leftMs = Math.max(0, deadlineAt - performance.now());
    const answer = await run({ deadlineMs: leftMs, deadlineAt, budget });
    // What broke off early says nothing, unless it was more than expected.
    if (!answer.errors || budget.held > objects) {
      expected.learn(estimate, budget.held);
    }
    return answer;
  };
  try {
    if (objects < heavy.limits.minObjects) return await runNow();
    const operation = { expected: objectsNow, budget, client, deadlineMs };
    return await runHeavy(heavy, { operation, run: runNow });
  } finally {
    budget.release();
  }
}

interface Heavy {
  readonly operation: HeavyOperation;
  readonly run: () => Promise<Answer>;
}

async function runHeavy(
  heavy: HeavyOperations,
  { operation, run }: Heavy,
): Promise<Answer> {
  const leave = await heavy.enter(operation);
  if (typeof leave === 'string') return { errors: [responseError(leave)] };
  try {
    return await run();
  } finally {
    leave();
  }
}
