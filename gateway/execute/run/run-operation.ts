import type { RequestScope } from '../../../protocol/request-scope.ts';
import { type ResponseError, responseError } from '../../base/errors.ts';
import type { DataObject } from '../../base/plain-data.ts';
import { Cancellation } from '../../fetch/cancellation.ts';
import type { OperationBudget } from '../../fetch/operation-budget.ts';
import type { FetchKeys } from '../../semi-join/run-semi-join.ts';
import type { SemiJoins } from '../../semi-join/read-semi-joins.ts';
import type { TypeIndex } from '../../supergraph/type-index.ts';
import type { CompiledOperation } from '../compile/compiled-operation.ts';
import { OperationRun } from './operation-run.ts';

export interface OperationToRun {
  readonly operation: CompiledOperation;
  /** Coerced; the run adds the hoisted arguments. */
  readonly variables: DataObject;
  readonly types: TypeIndex;
  readonly semiJoins: SemiJoins;
  readonly fetchKeys: FetchKeys;
  /** The scope of the request; its deadline has been set. */
  readonly scope: RequestScope;
  readonly budget: OperationBudget;
}

/**
 * Time for writing an answer after the deadline, as a share of the operation's
 * time.
 */
const GRACE = 0.1;

/**
 * Fetches and merges all data of an operation, until it is complete, the
 * deadline passes or the client leaves. Never rejects because of a subgraph.
 */
export async function runOperation(
  request: OperationToRun,
): Promise<OperationRun> {
  const { operation, budget, scope } = request;
  const cancellation = new Cancellation();
  const run = new OperationRun({
    schedule: operation.schedule,
    types: request.types,
    semiJoins: request.semiJoins,
    fetchKeys: request.fetchKeys,
    variables: request.variables,
    scope: { ...scope, cancellation },
    budget,
    cancel: () => cancellation.cancel(),
    createTree: () => operation.createTree(),
  });
  // A named constant, because V8 allocates a function assigned directly to a
  // property in the old generation; it would keep the run alive until a full
  // collection.
  const onEnd = (error: ResponseError): void => run.end(error);
  budget.onEnd = onEnd;
  if (operation.schedule.steps.length === 0) return run;
  const client = scope.cancellation;
  await new Promise<void>((resolve) => {
    const leftMs = Math.max(0, scope.deadlineAt - performance.now());
    const end = (code: 'REQUEST_TIMEOUT' | 'REQUEST_CANCELLED'): void => {
      budget.extend(leftMs * GRACE);
      run.expire(responseError(code));
      cancellation.cancel();
      finish();
    };
    const onGone = (): void => end('REQUEST_CANCELLED');
    const timer = setTimeout(() => end('REQUEST_TIMEOUT'), leftMs);
    const finish = (): void => {
      clearTimeout(timer);
      client.forget(onGone);
      resolve();
    };
    client.onCancel(onGone);
    if (client.isCancelled) onGone();
    else run.start(finish);
  });
  return run;
}
