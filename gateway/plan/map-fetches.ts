import type { BatchFetchNode, FetchNode, PlanNode } from './plan-node.ts';

/** What one fetch becomes: a fetch of the same kind. */
export type MapFetch = (fetch: FetchNode | BatchFetchNode) => PlanNode;

/** A plan of the same form, of other fetches; in the plan's order. */
export function mapFetches<T extends PlanNode>(plan: T, map: MapFetch): T;
export function mapFetches(plan: PlanNode, map: MapFetch): PlanNode {
  const below = <T extends PlanNode>(node: T): T => mapFetches(node, map);
  switch (plan.kind) {
    case 'Fetch':
    case 'BatchFetch':
      return map(plan);
    case 'Sequence':
    case 'Parallel':
      return { ...plan, nodes: plan.nodes.map(below) };
    case 'Flatten':
      return { ...plan, node: below(plan.node) };
    case 'Condition':
      return {
        ...plan,
        ifTrue: plan.ifTrue && below(plan.ifTrue),
        ifFalse: plan.ifFalse && below(plan.ifFalse),
      };
    case 'Subscription':
      return { ...plan, primary: below(plan.primary) };
  }
}
