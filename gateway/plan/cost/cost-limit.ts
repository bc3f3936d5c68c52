import QuickLRU from 'quick-lru';
import { type ResponseError, responseError } from '../../errors.ts';
import { readConditions } from '../conditions.ts';
import type { OperationLimits } from '../limits.ts';
import type { PreparedOperation } from '../prepare-operation.ts';
import { type CostNode, type CostSource, createCostTree } from './cost-tree.ts';
import { findExcess } from './estimate.ts';
import { listSizes } from './list-sizes.ts';

export interface CostLimitOptions extends Pick<
  CostSource,
  'schema' | 'gathering'
> {
  readonly limits: OperationLimits;
  /** Combinations of conditions kept of one operation. */
  readonly maxVariants: number;
}

/** Refuses an operation that asks for too much with these variables. */
export type CostLimit = (
  variables: Readonly<Record<string, unknown>>,
) => ResponseError | undefined;

/** The check of one operation; what it can, it does when it is first used. */
export function createCostLimit(
  operation: PreparedOperation,
  { limits, maxVariants, ...of }: CostLimitOptions,
): CostLimit {
  const trees = new QuickLRU<string, readonly CostNode[]>({
    maxSize: maxVariants,
  });
  const { maxObjects: limit, assumedListSize: assumed } = limits;
  const sizes = listSizes(assumed);
  return (variables) => {
    const conditions = readConditions(operation.conditionNames, variables);
    const key = [...conditions.values()].join();
    let tree = trees.get(key);
    if (!tree) {
      tree = createCostTree({ ...of, ...operation, conditions, sizes });
      trees.set(key, tree);
    }
    const excess = findExcess(tree, variables, { assumed, limit });
    if (!excess) return undefined;
    const { estimate, dearest, suggestion } = excess;
    return responseError('OPERATION_TOO_EXPENSIVE', {
      message: `Expected an operation that asks for at most ${limit} objects, but got one for ${estimate}, most of them ${dearest.field} at "${dearest.path.join('.')}". ${suggestion}`,
      extensions: { estimate, limit, dearest, suggestion },
    });
  };
}
