import { LRUCache } from 'lru-cache';
import { type ResponseError, responseError } from '../../base/errors.ts';
import { readConditions } from '../../prepare/conditions.ts';
import type { OperationLimits } from '../../prepare/limits.ts';
import type { PreparedOperation } from '../../prepare/prepare-operation.ts';
import { type CostNode, type CostSource, createCostTree } from './cost-tree.ts';
import { countAsked, type Excess, findExcess } from './estimate.ts';
import { LastRefusal } from './last-refusal.ts';
import { listSizes } from './list-sizes.ts';

export interface CostLimitOptions extends Pick<
  CostSource,
  'schema' | 'gathering'
> {
  readonly limits: OperationLimits;
  /** The most objects that one answer may have; suggestions stay below it. */
  readonly answerObjects: number;
  /**
   * The most variants of one operation to keep, one for each combination of
   * values of its `@skip` and `@include` variables.
   */
  readonly maxVariants: number;
}

/**
 * Estimates the objects an operation asks for with these variables, or says why
 * it is refused.
 */
export type EstimateOperation = (
  variables: Readonly<Record<string, unknown>>,
) => number | ResponseError;

/** Creates the check for one operation. The cost tree is built on first use. */
export function createCostLimit(
  operation: PreparedOperation,
  { limits, answerObjects, ...of }: CostLimitOptions,
): EstimateOperation {
  const { maxObjects: limit, assumedListSize: assumed } = limits;
  const advised = Math.min(limit, answerObjects);
  const treeOf = treesByConditions(operation, { limits, ...of });
  const refusal = new LastRefusal();
  let constant: number | undefined;
  return (variables) => {
    if (constant !== undefined) return constant;
    const tree = treeOf(variables);
    const objects = countAsked(tree, variables, assumed);
    if (objects <= limit) {
      const { conditionNames } = operation;
      if (conditionNames.length === 0 && !tree.some(hasVariables)) {
        constant = objects;
      }
      return objects;
    }
    return refusal.of(tree, variables, () => {
      const options = { assumed, limit: advised };
      return tooExpensive(findExcess(tree, variables, options), limit);
    });
  };
}

function treesByConditions(
  operation: PreparedOperation,
  { limits, maxVariants, ...of }: Omit<CostLimitOptions, 'answerObjects'>,
): (variables: Readonly<Record<string, unknown>>) => readonly CostNode[] {
  const trees = new LRUCache<string, readonly CostNode[]>({
    max: maxVariants,
  });
  const sizes = listSizes(limits.assumedListSize);
  return (variables) => {
    const conditions = readConditions(operation.conditionNames, variables);
    const key = [...conditions.values()].join();
    let tree = trees.get(key);
    if (!tree) {
      tree = createCostTree({ ...of, ...operation, conditions, sizes });
      trees.set(key, tree);
    }
    return tree;
  };
}

/** Whether the estimate depends on variables or on the number of partitions. */
function hasVariables({ slice, gathered, children }: CostNode): boolean {
  return (
    slice !== undefined || gathered !== undefined || children.some(hasVariables)
  );
}

function tooExpensive(
  { estimate, dearest, suggestion }: Excess,
  limit: number,
): ResponseError {
  return responseError('OPERATION_TOO_EXPENSIVE', {
    message: `Expected an operation that asks for at most ${limit} objects, but got one for ${estimate}, most of them ${dearest.field} at "${dearest.path.join('.')}". ${suggestion}`,
    extensions: { estimate, limit, dearest, suggestion },
  });
}
