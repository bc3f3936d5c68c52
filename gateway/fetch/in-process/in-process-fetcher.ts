import type { RequestScope } from '../../../protocol/request-scope.ts';
import { isDataObject } from '../../base/plain-data.ts';
import type { OperationBudget } from '../operation-budget.ts';
import type { SubgraphFetcher, SubgraphResponse } from '../subgraph-fetcher.ts';

/** A request to a subgraph in this process; values are passed without JSON. */
export interface InProcessRequest {
  /**
   * The same string object for each run of a plan, so that caches can use it as
   * a key.
   */
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: RequestScope;
  /**
   * The most objects in the answer. Beyond this the execution ends with a
   * single error, `OPERATION_BUDGET_EXCEEDED`, which ends the whole operation.
   */
  readonly maxObjects?: number;
}

/** Runs a request. Its `data` must not be kept: the gateway merges into it. */
export type InProcessExecute = (
  request: InProcessRequest,
) => SubgraphResponse | Promise<SubgraphResponse>;

/** A fetcher that calls a subgraph in the same process. */
export function createInProcessFetcher(options: {
  readonly execute: InProcessExecute;
}): SubgraphFetcher {
  return {
    takes: 'objects',
    async fetch({ query, operationName, variables, scope, budget }) {
      const response = await options.execute({
        query,
        variables: variables ?? {},
        scope,
        ...(operationName === undefined ? {} : { operationName }),
        ...(budget ? { maxObjects: budget.objectsLeft } : {}),
      });
      if (budget) endIfExceeded(budget, response);
      return response;
    },
  };
}

/** Ends the operation if the subgraph ended because of the budget. */
function endIfExceeded(
  budget: OperationBudget,
  { errors = [] }: SubgraphResponse,
): void {
  const isExceeded = errors.some(
    ({ extensions }) =>
      isDataObject(extensions) &&
      extensions['code'] === 'OPERATION_BUDGET_EXCEEDED',
  );
  if (isExceeded) budget.end('maxObjects');
}
