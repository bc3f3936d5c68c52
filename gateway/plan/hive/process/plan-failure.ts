import { GatewayError } from '../../../base/errors.ts';

/** Whether the planner could not plan, rather than not in time. */
export function isPlanFailure(error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'QUERY_PLAN_FAILED';
}

export function planFailed(reason: string): GatewayError {
  return new GatewayError(
    'QUERY_PLAN_FAILED',
    `The operation could not be planned: ${reason}`,
  );
}
