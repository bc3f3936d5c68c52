import type { QueryPlanner as NativePlanner } from '@graphql-hive/router-query-planner';
import { GatewayError } from '../errors.ts';
import { decodePlan } from './decode-plan.ts';
import type { PlanNode } from './plan-node.ts';

export interface PlanRequest {
  readonly document: string;
  readonly operationName: string | undefined;
  /** Labels of progressive overrides that are on. */
  readonly labels: ReadonlySet<string>;
  /** Where this request falls for `percent(n)` overrides: 0 to 100. */
  readonly percentage: number;
}

/**
 * Plans on the planner's own threads, at most `deadlineMs` long. Resolves to
 * undefined when nothing is to be fetched; rejects with a `GatewayError`.
 */
export async function planOperation(
  planner: NativePlanner,
  request: PlanRequest,
  deadlineMs: number,
): Promise<PlanNode | undefined> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort();
      reject(new GatewayError('QUERY_PLAN_TIMEOUT'));
    }, deadlineMs);
  });
  try {
    const planning = planner.planAsync(
      request.document,
      request.operationName ?? null,
      new Set(request.labels),
      request.percentage,
      controller.signal,
    );
    // The planner may not stop on abort; its late answer is not awaited.
    return decodePlan(await Promise.race([planning, deadline]));
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new GatewayError(
      'QUERY_PLAN_FAILED',
      `The operation could not be planned: ${reason}`,
    );
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The percentage to plan with for a draw of 0 to 100: one per interval between
 * the supergraph's thresholds, so that a plan cache has few variants.
 */
export function percentageBucket(
  thresholds: readonly number[],
  draw: number,
): number {
  // A field is overridden when the draw is below its threshold.
  const below = thresholds.filter((threshold) => threshold <= draw);
  return below.length === 0 ? 0 : Math.max(...below);
}
