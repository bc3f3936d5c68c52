import type {
  BatchFetchNode,
  DataPath,
  FetchNode,
  PlanNode,
} from './plan-node.ts';

/** A fetch of a plan and the path of its objects. */
export interface FetchAtPath {
  readonly node: FetchNode | BatchFetchNode;
  readonly path: DataPath;
}

/** Copies a plan node with its direct children replaced. */
export function mapChildren<T extends PlanNode>(
  plan: T,
  map: <Child extends PlanNode>(child: Child) => Child,
): T;
export function mapChildren(
  plan: PlanNode,
  map: <Child extends PlanNode>(child: Child) => Child,
): PlanNode {
  switch (plan.kind) {
    case 'Fetch':
    case 'BatchFetch':
      return plan;
    case 'Sequence':
    case 'Parallel':
      return { ...plan, nodes: plan.nodes.map(map) };
    case 'Flatten':
      return { ...plan, node: map(plan.node) };
    case 'Condition':
      return {
        ...plan,
        ifTrue: plan.ifTrue && map(plan.ifTrue),
        ifFalse: plan.ifFalse && map(plan.ifFalse),
      };
    case 'Subscription':
      return { ...plan, primary: map(plan.primary) };
  }
}

/** Copies a plan with its fetches replaced. */
export function mapFetches<T extends PlanNode>(
  plan: T,
  map: (fetch: FetchAtPath) => PlanNode,
  path?: DataPath,
): T;
export function mapFetches(
  plan: PlanNode,
  map: (fetch: FetchAtPath) => PlanNode,
  path: DataPath = [],
): PlanNode {
  if (plan.kind === 'Fetch' || plan.kind === 'BatchFetch') {
    return map({ node: plan, path });
  }
  const below = plan.kind === 'Flatten' ? [...path, ...plan.path] : path;
  return mapChildren(plan, (child) => mapFetches(child, map, below));
}

/** All fetches of a plan, in order. */
export function fetchesOf(plan: PlanNode): readonly FetchAtPath[] {
  const fetches: FetchAtPath[] = [];
  mapFetches(plan, (fetch) => {
    fetches.push(fetch);
    return fetch.node;
  });
  return fetches;
}
