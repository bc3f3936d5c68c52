import type { ResponseError, ResponsePath } from '../../base/errors.ts';
import type { OperationBudget } from '../../fetch/operation-budget.ts';
import type { DataObject } from '../../base/plain-data.ts';
import type { TypeIndex } from '../../supergraph/type-index.ts';
import type { Blame, ErrorList } from './error-list.ts';
import { clientPath, type ResponseTree } from './response-tree.ts';

/** Where errors of subgraphs are put into the client's terms. */
export interface ErrorPlacement {
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
  context: ErrorPlacement,
  error: ResponseError,
  path: ResponsePath,
): void {
  const known = clientPath(context.tree(), path);
  // A shared field may fail in two subgraphs; it has one error (6.4.4). A path
  // that was cut stands for another field.
  if (known.length === path.length && context.errors.has(known)) return;
  context.errors.add({ ...error, path: known });
}
