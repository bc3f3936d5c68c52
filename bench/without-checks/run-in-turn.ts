export { notRun } from '../../gateway/placement/run-in-turn.ts';
import type {
  Outcome,
  SizedOperation,
  TurnRules,
} from '../../gateway/placement/run-in-turn.ts';
import { OperationBudget } from '../../gateway/fetch/operation-budget.ts';

export async function runInTurn(
  { budget: limits, deadlineMs }: TurnRules,
  { run }: SizedOperation,
): Promise<Outcome> {
  const deadlineAt = performance.now() + deadlineMs;
  const budget = new OperationBudget(limits, deadlineAt);
  return run({ deadlineAt, budget });
}
