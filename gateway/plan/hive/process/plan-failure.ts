import { GatewayError } from '../../../base/errors.ts';

/** Whether the planner was unable to plan, as opposed to being too slow. */
export function isPlanFailure(error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'QUERY_PLAN_FAILED';
}

export function planFailed(reason: string): GatewayError {
  return new GatewayError(
    'QUERY_PLAN_FAILED',
    `The operation could not be planned: ${reason}`,
  );
}
