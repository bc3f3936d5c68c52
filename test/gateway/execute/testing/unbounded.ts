import {
  DEFAULT_BUDGET,
  OperationBudget,
} from '../../../../gateway/fetch/operation-budget.ts';

/** A budget that nothing in a test exceeds. */
export function unbounded(): OperationBudget {
  return new OperationBudget(DEFAULT_BUDGET);
}
