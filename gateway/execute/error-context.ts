import type { ResponseError, ResponsePath } from '../errors.ts';
import type { OperationBudget } from '../fetch/operation-budget.ts';
import type { SubgraphError } from '../fetch/subgraph-fetcher.ts';
import { type DataObject, isDataObject } from '../plain-data.ts';
import type { TypeIndex } from '../supergraph/type-index.ts';
import { responseError } from '../errors.ts';
import type { Blame, ErrorList } from './error-list.ts';
import { clientPath, type ResponseTree } from './response-tree.ts';

/** Where errors of subgraphs are put into the client's terms. */
export interface ErrorContext {
  readonly data: () => DataObject;
  readonly errors: ErrorList;
  readonly types: TypeIndex;
  readonly budget: OperationBudget;
  readonly tree: () => ResponseTree;
  /** Why an object lacks what was asked for it, where no error says where. */
  readonly blames: WeakMap<DataObject, Blame>;
}

/** Adds an error at a path of the data, in the client's terms. */
export function add(
  context: ErrorContext,
  error: ResponseError,
  path: ResponsePath,
): void {
  const known = clientPath(context.tree(), path);
  // A shared field may fail in two subgraphs; it has one error (6.4.4). A path
  // that was cut stands for another field.
  if (known.length === path.length && context.errors.has(known)) return;
  context.errors.add({ ...error, path: known });
}

/** An error of a subgraph as the client sees it; the policy has been there. */
export function format(error: SubgraphError, subgraph: string): ResponseError {
  const extensions = isDataObject(error.extensions) ? error.extensions : {};
  const code =
    typeof extensions['code'] === 'string'
      ? extensions['code']
      : 'DOWNSTREAM_SERVICE_ERROR';
  return {
    message:
      typeof error.message === 'string'
        ? error.message
        : responseError('DOWNSTREAM_SERVICE_ERROR').message,
    extensions: { ...extensions, code, service: subgraph },
  };
}
