import type { RequestScope } from '../../../protocol/request-scope.ts';
import { isDataObject } from '../../base/plain-data.ts';
import type { OperationBudget } from '../operation-budget.ts';
import type { SubgraphFetcher, SubgraphResponse } from '../subgraph-fetcher.ts';

/** A request to a subgraph in this process: values, and no JSON. */
export interface InProcessRequest {
  /** The same string object for every run of one plan: caches may key on it. */
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: RequestScope;
  /**
   * Objects the answer may have: beyond, the execution ends with one error,
   * `OPERATION_BUDGET_EXCEEDED`, and the operation with it.
   */
  readonly maxObjects?: number;
}

/** Runs a request; its `data` must not be kept, the gateway merges into it. */
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

/** What ended in the subgraph for its budget, ends the operation. */
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
