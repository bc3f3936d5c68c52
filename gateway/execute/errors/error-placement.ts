import type { ResponseError, ResponsePath } from '../../base/errors.ts';
import type { OperationBudget } from '../../fetch/operation-budget.ts';
import type { DataObject } from '../../base/plain-data.ts';
import type { TypeIndex } from '../../supergraph/type-index.ts';
import type { Blame, ErrorList } from './error-list.ts';
import { clientPath, type ResponseTree } from './response-tree.ts';

/**
 * What is needed to translate the errors of subgraphs into the client's terms.
 */
export interface ErrorPlacement {
  readonly data: () => DataObject;
  readonly errors: ErrorList;
  readonly types: TypeIndex;
  readonly budget: OperationBudget;
  readonly tree: () => ResponseTree;
  /**
   * For objects that lack fetched fields: the failure to report if no error has
   * a path to them.
   */
  readonly blames: WeakMap<DataObject, Blame>;
}

/** Adds an error at a path of the data, translated to the client's path. */
export function add(
  context: ErrorPlacement,
  error: ResponseError,
  path: ResponsePath,
): void {
  const known = clientPath(context.tree(), path);
  // A shared field may fail in two subgraphs, but has one error (6.4.4). If the
  // path was cut short, it stands for another field, and both errors are added.
  if (known.length === path.length && context.errors.has(known)) return;
  context.errors.add({ ...error, path: known });
}
