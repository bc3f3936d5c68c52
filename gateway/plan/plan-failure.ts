import { GatewayError } from '../base/errors.ts';

/** Whether the planner could not plan, rather than not in time. */
export function isPlanFailure(error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'QUERY_PLAN_FAILED';
}
